import { expect, test } from '../helpers/fixtures';

const prefix = 'jupyterlab-blocking-widgets:';

test('JupyterLab starts without our plugins', async ({ page }) => {
  const ours = await page.evaluate(
    prefix =>
      window.jupyterapp.listPlugins().filter(id => id.startsWith(prefix)),
    prefix
  );
  expect(ours).toEqual([]);
});

test('a cell runs', async ({ kernelName, page }) => {
  await page.notebook.createNew('smoke.ipynb', { kernel: kernelName });
  await page.notebook.setCell(0, 'code', 'print("ran")');
  await page.notebook.runCell(0);
  await expect(page.locator('.jp-OutputArea-output')).toHaveText('ran');
});
