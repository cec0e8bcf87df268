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
  page
}) => {
  await page.notebook.createNew('smoke.ipynb', { kernel: kernelName });
  await page.notebook.setCell(
    0,
    'code',
    'import ipykernel; print("ipykernel-" + ipykernel.__version__)'
  );
  await page.notebook.runCell(0);
  await expect(page.locator('.jp-OutputArea-output')).toHaveText(kernelName);
});
