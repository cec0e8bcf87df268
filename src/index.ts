import type { JupyterFrontEndPlugin } from '@jupyterlab/application';

import { promptPlugin } from './prompt/plugin';
import { statusPlugin } from './status/plugin';
import { waitsPlugin } from './waits/plugin';

const plugins: JupyterFrontEndPlugin<unknown>[] = [
  waitsPlugin,
  promptPlugin,
  statusPlugin
];

export default plugins;
