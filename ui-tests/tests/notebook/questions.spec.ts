import { expect, test } from '../helpers/fixtures';

test.use({ autoGoto: false });

test('in Notebook 7, Run All stops at each question and goes on', async ({
  openNotebook,
  page,
  picture
}) => {
  const notebook = await openNotebook([
    'from blocking_widgets import ask, choose, form, pause, wait_for; import ipywidgets',
    'city = ask("City", "Köln")',
    'p = form(title="Settings", rows=1000, debug=False)',
    'ok = choose("Publish?", {"Yes": True, "No": False})',
    'pause("Look at the **table**.")',
    'size = wait_for(ipywidgets.IntSlider(3))',
    'print(city, p.rows, ok, size)'
  ]);
  await notebook.runAll();
  await expect(notebook.titled('City').getByRole('textbox')).toBeFocused();
  await page.keyboard.type('Ulm');
  await picture('notebook-7');
  await page.keyboard.press('Enter');

  await notebook.titled('Settings').getByRole('textbox').fill('x');
  await page.keyboard.press('Enter');
  await expect(
    notebook.titled('Settings').getByRole('textbox')
  ).toHaveAttribute('aria-invalid', 'true');
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('12');
  await page.keyboard.press('Enter');

  await notebook.button('No').click();
  await expect(notebook.prompt.locator('strong')).toHaveText('table');
  await notebook.button('Continue').click();
  await notebook.prompt.getByRole('slider').focus();
  await page.keyboard.press('ArrowRight');
  await notebook.button('Continue').click();
  await expect(notebook.output(6)).toHaveText('Ulm 12 False 4');
});

test('in Notebook 7, Stop ends the run', async ({ openNotebook }) => {
  const notebook = await openNotebook([
    'from blocking_widgets import pause',
    'pause("Look.")',
    'print("after")'
  ]);
  await notebook.runAll();
  await notebook.button('Stop').click();
  await expect(notebook.cell(1)).toContainText('Cancelled: You pressed Stop.');
  await notebook.ready();
  await expect(notebook.output(2)).toHaveCount(0);
});
