import { galata } from '@jupyterlab/galata';

import { expect, test } from '../helpers/fixtures';

const prefix = 'jupyterlab-blocking-widgets:';

test('Notebook 7 opens a notebook with our plugins and runs a cell', async ({
  kernelName,
  page,
  tmpPath
}) => {
  const content = galata.Notebook.makeNotebook([
    galata.Notebook.makeCell({ cell_type: 'code', source: 'print("ran")' })
  ]);
  content.metadata.kernelspec = { name: kernelName, display_name: kernelName };
  const file = `${tmpPath}/smoke.ipynb`;
  await page.contents.uploadContent(JSON.stringify(content), 'text', file);
  await page.goto(`notebooks/${file}`);

  const ours = await page.evaluate(
    prefix =>
      window.jupyterapp.listPlugins().filter(id => id.startsWith(prefix)),
    prefix
  );
  expect(ours).not.toEqual([]);

  // What is run before the kernel is there is not run at all.
  await page
    .locator('.jp-Notebook-ExecutionIndicator[data-status="idle"]')
    .waitFor();
  await page.locator('.jp-Cell').click();
  await page.keyboard.press('Shift+Enter');
  await expect(page.locator('.jp-OutputArea-output')).toHaveText('ran');
});
