import { expect, test } from '../helpers/fixtures';

const CELLS = [
  'from blocking_widgets import ask, choose, form, pause',
  'region = ask("Region", ["EU", "US", "APAC"])',
  `def even(rows):
    if rows % 2:
        raise ValueError("An odd number does not fit.")
rows = ask("Rows", 3, validate=even)`,
  'ok = choose("Publish?", {"Yes": True, "No": False})',
  'pause("Look at the table.")',
  'print(region, rows, ok)'
];

test('without our extension, a question is drawn from plain widgets', async ({
  openNotebook,
  page,
  picture
}) => {
  const notebook = await openNotebook(CELLS);
  await notebook.runAll();
  const cell = (index: number) => notebook.cell(index);
  const press = (index: number, name: string) =>
    cell(index).getByRole('button', { name, exact: true }).click();

  await cell(1).getByRole('combobox').selectOption('APAC');
  await picture('stock-ask');
  await press(1, 'Continue');

  const rows = cell(2).locator('input');
  await rows.fill('11');
  await press(2, 'Continue');
  await expect(cell(2)).toContainText('An odd number does not fit.');
  await expect(rows).toHaveValue('11');
  await picture('stock-refused');
  await rows.fill('12');
  await press(2, 'Continue');

  await press(3, 'No');
  await expect(cell(4)).toContainText('Look at the table.');
  await press(4, 'Continue');
  await expect(notebook.output(5)).toHaveText('APAC 12 False');
  await expect(notebook.output(1)).toHaveText(/Region.*APAC/s);
  await page.setViewportSize({ width: 1280, height: 900 });
  await picture('stock-records');
});

test('without our extension, Stop ends the run', async ({ openNotebook }) => {
  const notebook = await openNotebook(CELLS);
  await notebook.runAll();
  await notebook
    .cell(1)
    .getByRole('button', { name: 'Stop', exact: true })
    .click();
  await expect(notebook.cell(1)).toContainText('Cancelled: You pressed Stop.');
  await notebook.ready();
  await expect(notebook.output(5)).toHaveCount(0);
});

test.describe('on ipykernel 6', () => {
  test.use({ kernelName: 'ipykernel-6.31.0' });

  test('a question is asked as text, again after a mistake', async ({
    openNotebook,
    page,
    picture
  }) => {
    const notebook = await openNotebook([
      ...CELLS,
      'import ipywidgets\nask("Any", ipywidgets.Box())'
    ]);
    await notebook.runAll();
    const answer = async (index: number, text: string, seen: RegExp) => {
      const area = notebook.cell(index).locator('.jp-OutputArea').first();
      await expect(area).toContainText(seen);
      // JupyterLab takes a moment to remove the one that was answered.
      await expect(area.locator('.jp-Stdin-input')).toHaveCount(1);
      await area.locator('.jp-Stdin-input').fill(text);
      await page.keyboard.press('Enter');
    };

    await answer(1, 'APAC', /Region/);
    await answer(2, 'many', /Rows/);
    await answer(2, '11', /many\s+Enter a whole number/);
    await answer(2, '12', /11\s+Rows: An odd number does not fit/);
    await answer(3, '2', /1\. Yes\s+2\. No/);
    await answer(4, '', /Look at the table/);
    await expect(notebook.output(5)).toHaveText('APAC 12 False');
    await expect(notebook.cell(6)).toContainText(/NoFrontend|BadQuestion/);
    await picture('stock-text');
  });
});
