import type { JupyterFrontEndPlugin } from '@jupyterlab/application';

import { promptPlugin } from './prompt/plugin';
import { waitsPlugin } from './waits/plugin';

const plugins: JupyterFrontEndPlugin<unknown>[] = [waitsPlugin, promptPlugin];

export default plugins;
