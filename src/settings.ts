import type { ISettingRegistry } from '@jupyterlab/settingregistry';

/**
 * Follow the settings of a plugin.
 *
 * @param registry - The settings of all plugins, where there are any.
 * @param plugin - The plugin's id.
 * @param read - Reads the settings, at first and at each change.
 * @param defaults - What counts until they are there, and without any.
 *
 * @returns A function that returns them as they are now.
 */
export function followSettings<T>(
  registry: ISettingRegistry | null,
  plugin: string,
  read: (settings: ISettingRegistry.ISettings) => T,
  defaults: T
): () => T {
  let current = defaults;
  registry
    ?.load(plugin)
    .then(settings => {
      const update = () => {
        current = read(settings);
      };
      settings.changed.connect(update);
      update();
    })
    .catch((reason: unknown) => {
      console.error(`[${plugin}] loading the settings failed`, reason);
    });
  return () => current;
}
