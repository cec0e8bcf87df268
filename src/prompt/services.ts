import type { IRenderMimeRegistry } from '@jupyterlab/rendermime';
import type { TranslationBundle } from '@jupyterlab/translation';

import type { IWaits } from '../tokens';
import type { Announcer } from './announcer';
import type { IPromptSettings } from './settings';

/**
 * What a prompt needs of the page; handed to it, since the widget manager
 * makes the views and knows nothing of JupyterLab's services.
 */
export interface IPromptServices {
  /**
   * The open waits.
   */
  readonly waits: IWaits;

  /**
   * Renders Markdown, through JupyterLab's sanitizer.
   */
  readonly rendermime: IRenderMimeRegistry;

  /**
   * The texts.
   */
  readonly trans: TranslationBundle;

  /**
   * Says things to who can't see them.
   */
  readonly announcer: Announcer;

  /**
   * The page's clock, in milliseconds.
   */
  readonly now: () => number;

  /**
   * The person's settings, as they are now.
   */
  readonly settings: () => IPromptSettings;
}
