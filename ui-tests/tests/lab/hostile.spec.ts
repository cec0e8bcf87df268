import { galata, type IJupyterLabPageFixture } from '@jupyterlab/galata';

import { expect, test } from '../helpers/fixtures';

const IMPORT = `import ipywidgets as W
from blocking_widgets import ask, choose, form, pause, wait_for`;

test('a paste of 10 MB is not lost, and the connection lives', async ({
  complaints,
  openNotebook
}) => {
  test.slow();
  const notebook = await openNotebook([
    IMPORT,
    'print(len(ask("Text", "")))',
    'print(len(ask("Again", "")))'
  ]);
  await notebook.runAll();
  const paste = async (title: string, length: number) =>
    notebook
      .titled(title)
      .getByRole('textbox')
      .evaluate((node, length) => {
        const input = node as HTMLInputElement;
        input.focus();
        input.select();
        document.execCommand('insertText', false, 'x'.repeat(length));
        return input.value.length;
      }, length);

  expect(await paste('Text', 10 * 1024 * 1024)).toBe(10 * 1024 * 1024);
  const field = notebook.titled('Text').getByRole('textbox');
  await expect(field).toHaveAccessibleDescription(/too much to send/);
  await notebook.button('Continue').click();
  await expect(notebook.titled('Text')).toHaveAttribute('data-phase', 'open');
  expect(
    await field.evaluate(node => (node as HTMLInputElement).value.length)
  ).toBe(10 * 1024 * 1024);

  // Shortened, it goes: the connection is there, and the reason is not.
  await field.fill('short');
  await expect(field).not.toHaveAttribute('aria-invalid');
  await notebook.button('Continue').click();
  await expect(notebook.output(1).last()).toHaveText(/^5\s*$/);

  expect(await paste('Again', 5_000_000)).toBe(5_000_000);
  await notebook.button('Continue').click();
  await expect(notebook.output(2).last()).toHaveText(/^5000000\s*$/);

  // What ipywidgets says about a message that it could not send is true.
  expect(complaints.filter(text => !/too many to send/.test(text))).toEqual([]);
  complaints.length = 0;
});

const BAD =
  '<img src=x onerror=\\"window.hacked=1;alert(1)\\">' +
  '<script>window.hacked=2;alert(2)</script>';

/** Hear of everything that a script in a text could do. */
function watch(page: IJupyterLabPageFixture): () => Promise<unknown> {
  const dialogs: string[] = [];
  page.on('dialog', dialog => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  return async () => {
    const hacked = await page.evaluate(
      () => (window as { hacked?: number }).hacked ?? null
    );
    const images = await page.locator('.jp-Notebook img[onerror]').count();
    return { dialogs, hacked, images };
  };
}

const NOTHING = { dialogs: [], hacked: null, images: 0 };

test('HTML and script in a question stay text, or are sanitized', async ({
  openNotebook,
  page
}) => {
  const happened = watch(page);
  const notebook = await openNotebook([
    `${IMPORT}
bad = "${BAD}"
text = bad + "**bold** [link](javascript:window.hacked=3)"
def refuse(value):
    raise ValueError(bad)
ask("Label " + bad, [bad, "two"], help=text)`,
    'choose("Choice " + bad, [bad, "two"], help=text)',
    'form({"a" + bad: bad}, title="Form " + bad, submit=bad)',
    'wait_for(W.IntText(1), title="Wait " + bad, help=text, submit=bad)',
    'ask("Reason", "", validate=refuse)'
  ]);
  await notebook.runAll();
  for (const title of ['Label', 'Choice', 'Form', 'Wait', 'Reason']) {
    const prompt = notebook.prompt.filter({ hasText: title });
    await expect(prompt).toBeVisible();
    if (['Label', 'Choice', 'Wait'].includes(title)) {
      await expect(prompt.locator('strong')).toHaveText('bold');
      const link = prompt.getByText('link', { exact: true });
      await expect(link).not.toHaveAttribute('href', /javascript/);
    }
    if (title !== 'Reason') {
      await expect(prompt.getByRole('heading')).toContainText('<script>');
    }
    await prompt.locator('.jp-blocking-Answers button').first().click();
  }
  await expect(notebook.prompt).toContainText('<script>window.hacked');
  await expect(notebook.record(0)).toContainText('<script>window.hacked');
  expect(await happened()).toEqual(NOTHING);
});

test('HTML and script in a pause run neither in it nor in its record', async ({
  openNotebook,
  page
}) => {
  const happened = watch(page);
  const notebook = await openNotebook([
    `${IMPORT}\npause("Look. ${BAD} [link](javascript:window.hacked=3)")\nprint("went")`
  ]);
  await notebook.runAll();
  await expect(notebook.prompt).toContainText('Look.');
  await notebook.button('Continue').click();
  await expect(notebook.output(0).last()).toHaveText('went');
  await expect(notebook.output(0).first()).toContainText('Look.');
  await expect(
    notebook.output(0).first().locator('a[href^="javascript"]')
  ).toHaveCount(0);
  expect(await happened()).toEqual(NOTHING);
});

test('one of 10,000 options is chosen', async ({ openNotebook }) => {
  const notebook = await openNotebook([
    IMPORT,
    'print("took", ask("Which", [f"option {i}" for i in range(10_000)]))'
  ]);
  await notebook.runAll();
  const list = notebook.titled('Which').getByRole('combobox');
  await expect(list.locator('option')).toHaveCount(10_000);
  await list.selectOption('option 9999');
  await notebook.button('Continue').click();
  await expect(notebook.output(1).last()).toHaveText('took option 9999');
});

test.describe('with widget state saved', () => {
  test.use({
    mockSettings: {
      ...galata.DEFAULT_SETTINGS,
      '@jupyter-widgets/jupyterlab-manager:plugin': { saveState: true }
    }
  });

  test('a password is in no file', async ({ openNotebook, page }) => {
    const notebook = await openNotebook([
      IMPORT,
      'ask("Plain", "kept by ipywidgets"); slider = W.IntSlider(7); slider',
      'key = ask("Key", W.Password())',
      `from pydantic import BaseModel, SecretStr
class Login(BaseModel):
    user: str
    token: SecretStr
login = form(Login, title="Login")`,
      'print(len(key), len(login.token.get_secret_value()))'
    ]);
    await notebook.runAll();
    await notebook.titled('Plain').waitFor();
    await notebook.button('Continue').click();
    await notebook.titled('Key').locator('input').fill('hunter2-first');
    const during = await notebook.save();
    await page.keyboard.press('Enter');
    const login = notebook.titled('Login');
    await login.getByRole('textbox').first().fill('ada');
    await login.locator('input[type="password"]').fill('hunter2-second');
    await page.keyboard.press('Enter');
    await expect(notebook.output(4)).toHaveText('13 14');
    await expect(notebook.record(2)).toContainText('••••');
    const after = await notebook.save();

    // A later run offers what was answered, and no secret with it.
    await notebook.run(3);
    await expect(login.getByRole('textbox').first()).toHaveValue('ada');
    await expect(login.locator('input[type="password"]')).toHaveValue('');

    const text = JSON.stringify(after);
    expect(text).toContain('IntSliderModel');
    expect(text).not.toContain('hunter2');
    expect(JSON.stringify(during)).not.toContain('hunter2');
  });
});
