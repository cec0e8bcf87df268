import type { ISettingRegistry } from '@jupyterlab/settingregistry';

/**
 * The settings of prompts.
 */
export interface IPromptSettings {
  /**
   * Whether a prompt takes the focus when the person's own run brings it up.
   */
  readonly focus: boolean;
}

/**
 * What counts where there are no settings.
 */
export const DEFAULT_PROMPT_SETTINGS: IPromptSettings = Object.freeze({
  focus: true
});

/**
 * Read the settings, at first and at each change.
 */
export function readPromptSettings(
  settings: ISettingRegistry.ISettings
): IPromptSettings {
  return Object.freeze({ focus: settings.get('focus').composite !== false });
}
