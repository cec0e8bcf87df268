import { expect, test } from '../helpers/fixtures';

const name = 'jupyterlab-blocking-widgets';

test('JupyterLab starts with our plugins active', async ({ page }) => {
  const plugins = await page.evaluate(prefix => {
    const app = window.jupyterapp;
    const ours = app.listPlugins().filter(id => id.startsWith(prefix));
    return ours.map(id => ({ id, active: app.isPluginActivated(id) }));
  }, `${name}:`);
  expect(plugins).not.toEqual([]);
  expect(plugins.filter(plugin => !plugin.active)).toEqual([]);
});

test('a cell runs on the kernel of the project', async ({
  kernelName,
  openNotebook
}) => {
  const notebook = await openNotebook([
    'import ipykernel; print("ipykernel-" + ipykernel.__version__)'
  ]);
  await notebook.run(0);
  await expect(notebook.output(0)).toHaveText(kernelName);
});
