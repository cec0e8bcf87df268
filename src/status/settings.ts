import type { ISettingRegistry } from '@jupyterlab/settingregistry';

/**
 * The settings of what tells of waits.
 */
export interface IStatusSettings {
  /**
   * Whether to notify of a wait that opens in a hidden browser tab.
   */
  readonly notifications: boolean;
}

/**
 * What counts where there are no settings.
 */
export const DEFAULT_STATUS_SETTINGS: IStatusSettings = Object.freeze({
  notifications: true
});

/**
 * Read the settings, at first and at each change.
 */
export function readStatusSettings(
  settings: ISettingRegistry.ISettings
): IStatusSettings {
  return Object.freeze({
    notifications: settings.get('notifications').composite !== false
  });
}
