import { expect, test } from '../helpers/fixtures';

const prefix = 'jupyterlab-blocking-widgets:';

test('Notebook 7 opens a notebook with our plugins and runs a cell', async ({
  openNotebook,
  page
}) => {
  const notebook = await openNotebook(['print("ran")']);
  const ours = await page.evaluate(
    prefix =>
      window.jupyterapp.listPlugins().filter(id => id.startsWith(prefix)),
    prefix
  );
  expect(ours).not.toEqual([]);
  await notebook.run(0);
  await expect(notebook.output(0)).toHaveText('ran');
});
