import { Example } from '../helpers/examples';
import { test } from '../helpers/fixtures';
import { answerPenguins, expectReport } from '../helpers/penguins';

// A whole notebook of questions, on a machine that may be busy.
test.describe.configure({ timeout: 180_000 });
test.use({ actionTimeout: 15_000 });

test('the main example where JupyterLab has no extension of ours', async ({
  page,
  kernelName,
  tmpPath
}) => {
  const example = await Example.upload(page, {
    name: 'penguins',
    kernel: kernelName,
    folder: tmpPath,
    stock: true
  });
  await page.notebook.openByPath(example.path);
  await example.runAll();
  await answerPenguins(example);
  await expectReport(example);
});
