import { IJupyterWidgetRegistry } from '@jupyter-widgets/base';
import type {
  JupyterFrontEnd,
  JupyterFrontEndPlugin
} from '@jupyterlab/application';
import { IRenderMimeRegistry } from '@jupyterlab/rendermime';
import { ISettingRegistry } from '@jupyterlab/settingregistry';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';

import { followSettings } from '../settings';
import { IWaits } from '../tokens';
import { PACKAGE, VERSION } from '../version';
import { Announcer } from './announcer';
import { promptExports } from './exports';
import { DEFAULT_PROMPT_SETTINGS, readPromptSettings } from './settings';

/**
 * Draws the prompts.
 */
export const promptPlugin: JupyterFrontEndPlugin<void> = {
  id: 'jupyterlab-blocking-widgets:prompt',
  description: 'Draws the questions that a waiting cell asks.',
  autoStart: true,
  requires: [IJupyterWidgetRegistry, IWaits, IRenderMimeRegistry],
  optional: [ISettingRegistry, ITranslator],
  activate: (
    _: JupyterFrontEnd,
    widgets: IJupyterWidgetRegistry,
    waits: IWaits,
    rendermime: IRenderMimeRegistry,
    registry: ISettingRegistry | null,
    translator: ITranslator | null
  ): void => {
    const settings = followSettings(
      registry,
      promptPlugin.id,
      readPromptSettings,
      DEFAULT_PROMPT_SETTINGS
    );
    const exports = promptExports({
      waits,
      rendermime,
      trans: (translator ?? nullTranslator).load(PACKAGE),
      announcer: new Announcer(document),
      now: () => Date.now(),
      settings
    });
    widgets.registerWidget({
      name: PACKAGE,
      version: VERSION,
      exports: exports
    });
  }
};
