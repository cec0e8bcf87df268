import { galata } from '@jupyterlab/galata';

import { expect, test } from '../helpers/fixtures';

const IMPORT = 'from blocking_widgets import ask, choose, form, pause';

test('two notebooks wait at once, and each gets its own answer', async ({
  openNotebook,
  page
}) => {
  const cells = [`${IMPORT}\ncity = ask("City")`, 'print(city)'];
  const one = await openNotebook(cells, 'one.ipynb');
  await one.runAll();
  await one.titled('City').waitFor();
  const two = await openNotebook(cells, 'two.ipynb');
  await two.runAll();
  await two.prompt.waitFor();
  await expect(page.locator('#jp-main-statusbar')).toContainText(
    'Waiting for input (2)'
  );

  await two.prompt.getByRole('textbox').fill('Ulm');
  await two.button('Continue').click();
  await expect(two.output(1)).toHaveText('Ulm');

  // The item leads to the one that is left.
  await page.getByRole('button', { name: /Waiting for input/ }).click();
  await expect(one.prompt.getByRole('textbox')).toBeFocused();
  await page.keyboard.type('Bonn');
  await page.keyboard.press('Enter');
  await expect(one.output(1)).toHaveText('Bonn');
  await expect(
    page.getByRole('button', { name: /Waiting for input/ })
  ).toBeHidden();
});

test.describe('in a windowed notebook', () => {
  test.use({
    mockSettings: {
      ...galata.DEFAULT_SETTINGS,
      '@jupyterlab/notebook-extension:tracker': { windowingMode: 'full' }
    }
  });

  test('the status bar leads to a waiting cell that is out of view', async ({
    openNotebook,
    page
  }) => {
    const rest = [...Array(60).keys()].map(i => `# Part ${i}\n\n`.repeat(6));
    const notebook = await openNotebook([
      `${IMPORT}\ncity = ask("City", "")`,
      'print(city)',
      ...rest
    ]);
    // Run All goes to the last cell, and the first one waits.
    await notebook.runAll();
    const item = page.getByRole('button', { name: /Waiting for input/ });
    const field = notebook.titled('City').getByRole('textbox');
    await expect(item).toBeVisible();
    await expect(field).toBeHidden();
    await expect(notebook.status).toHaveAttribute('data-status', 'busy');
    await expect(page.locator('#jp-main-statusbar')).toContainText('Busy');

    await item.click();
    await expect(field).toBeInViewport();
    await expect(field).toBeFocused();
    await page.keyboard.type('Ul');

    await notebook.panel.locator('.jp-WindowedPanel-outer').hover();
    await page.mouse.wheel(0, 100_000);
    await expect(field).not.toBeInViewport();
    await item.click();
    await expect(field).toBeInViewport();
    await expect(field).toBeFocused();
    await expect(field).toHaveValue('Ul');
    await page.keyboard.press('End');
    await page.keyboard.type('m');
    await page.keyboard.press('Enter');
    await expect(notebook.output(1)).toHaveText('Ulm');
  });
});

test('a hidden tab gets a notification and a mark in its title', async ({
  openNotebook,
  page
}) => {
  const notebook = await openNotebook([
    IMPORT,
    'city = ask("City", "Ulm")\nprint(city)'
  ]);
  await notebook.run(0);
  await expect(notebook.cell(0).locator('.jp-InputPrompt')).toHaveText('[1]:');
  const hide = async (hidden: boolean) =>
    page.evaluate(hidden => {
      Object.defineProperty(document, 'hidden', {
        configurable: true,
        get: () => hidden
      });
      document.dispatchEvent(new Event('visibilitychange'));
    }, hidden);

  await hide(true);
  await expect(page).not.toHaveTitle(/^●/);
  await notebook.run(1);
  await expect(page).toHaveTitle(/^● (?!●)/);
  const toast = page.locator('.Toastify__toast', {
    hasText: 'Waiting for input: City'
  });
  await expect(toast).toBeVisible();

  await hide(false);
  await expect(page).not.toHaveTitle(/^●/);
  await page.evaluate(() => (document.activeElement as HTMLElement).blur());
  await toast.getByText('Go to it').click();
  await expect(notebook.prompt.getByRole('textbox')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(notebook.output(1).last()).toHaveText('Ulm');
  await expect(toast).toBeHidden();
});
