import { expect, test } from '../helpers/fixtures';

const IMPORT =
  'from blocking_widgets import ask, choose, form, pause, wait_for; order = []';

test('Run All stops at each question and goes on with its answer', async ({
  openNotebook,
  page
}) => {
  const notebook = await openNotebook([
    IMPORT,
    'region = ask("Region", ["EU", "US", "APAC"]); order.append(region)',
    'order.append("between")',
    'p = form(title="Settings", rows=1000, debug=False); order.append(p.rows)',
    'ok = choose("Publish?", {"Yes": True, "No": False}, default=True)\norder.append(ok)',
    'pause("Look at the **table** above."); order.append("paused")',
    'import ipywidgets\nslider = ipywidgets.IntSlider(3, description="Size")\norder.append(wait_for(slider))',
    'print(region, p.rows, p.debug, ok, slider.value); print(order)'
  ]);
  await notebook.runAll();

  // A list: what is preselected can be accepted as it is; here it is changed.
  await notebook.titled('Region').getByRole('combobox').selectOption('APAC');
  await expect(notebook.cell(2).locator('.jp-InputPrompt')).toHaveText('[*]:');
  await notebook.button('Continue').click();

  // The focus is in the first field, so keys alone answer the form.
  const rows = notebook.titled('Settings').getByRole('textbox', {
    name: 'Rows'
  });
  await expect(rows).toBeFocused();
  await page.keyboard.type('12');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await page.keyboard.press('Enter');

  await expect(notebook.button('Yes')).toBeFocused();
  await page.keyboard.press('Enter');

  await expect(notebook.prompt.locator('strong')).toHaveText('table');
  await notebook.button('Continue').click();

  const handle = notebook.prompt.getByRole('slider');
  await handle.focus();
  await page.keyboard.press('ArrowRight');
  await notebook.button('Continue').click();

  await expect(notebook.output(7)).toHaveText(
    /APAC 12 True True 4\s+\['APAC', 'between', 12, True, 'paused', 4\]/
  );
});

test('what was answered stays in the saved notebook and reads well', async ({
  openNotebook
}) => {
  const notebook = await openNotebook([
    IMPORT,
    'city = ask("City", "Köln")',
    'p = form(title="Settings", rows=1000, ratio=0.5)',
    'pause("Look at the **table**.")',
    'city'
  ]);
  await notebook.runAll();
  await notebook.titled('City').getByRole('textbox').fill('<b>Ulm</b>');
  await notebook.button('Continue').click();
  await notebook.titled('Settings').waitFor();
  await notebook.button('Continue').click();
  await expect(notebook.prompt).toContainText('Look at the table.');
  await notebook.button('Continue').click();
  await expect(notebook.output(4)).toHaveText("'<b>Ulm</b>'");

  await expect(notebook.record(3)).toBeVisible();
  const { cells } = await notebook.save();
  const bundles = cells
    .flatMap(cell => (cell.outputs as { data?: unknown }[] | undefined) ?? [])
    .map(output => output.data);
  await notebook.reload();
  await notebook.output(4).waitFor();
  expect(bundles).toEqual([
    {
      'text/plain': 'City: <b>Ulm</b>',
      'text/html': expect.stringContaining('&lt;b&gt;Ulm&lt;/b&gt;')
    },
    {
      'text/plain': 'Settings\nRows: 1000\nRatio: 0.5',
      'text/html': expect.stringContaining('<dd>1000</dd>')
    },
    {
      'text/plain': 'Look at the **table**.\n(Continued)',
      'text/markdown': expect.stringContaining('**table**')
    },
    { 'text/plain': "'<b>Ulm</b>'" }
  ]);
  await expect(notebook.panel.locator('.jp-OutputArea-output')).toHaveText(
    [
      'City: <b>Ulm</b>',
      /Settings\s*Rows:\s*1000\s*Ratio:\s*0.5/,
      /Look at the table\.\s*Continued/,
      "'<b>Ulm</b>'"
    ],
    { useInnerText: true }
  );
});
