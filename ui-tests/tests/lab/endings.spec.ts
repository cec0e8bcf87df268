import { expect, test } from '../helpers/fixtures';

const IMPORT = 'from blocking_widgets import ask, choose, form, pause';
const ERROR = '[data-mime-type="application/vnd.jupyter.stderr"]';

test('Stop ends the run with one line, and the traceback stays available', async ({
  openNotebook
}) => {
  const notebook = await openNotebook([
    IMPORT,
    'print("before")\ncity = ask("City", "Köln")',
    'print("after")',
    '%tb'
  ]);
  await notebook.runAll();
  await notebook.titled('City').waitFor();
  await notebook.button('Stop').click();

  const error = notebook.cell(1).locator(ERROR);
  await expect(error).toHaveText(
    'Cancelled: You pressed Stop. The cells below were not run.'
  );
  await expect(notebook.record(1)).toHaveText(/City.*Stopped/s);
  await notebook.ready();
  await expect(notebook.cell(2).locator('.jp-InputPrompt')).toHaveText('[ ]:');
  await expect(notebook.output(2)).toHaveCount(0);

  await notebook.run(3);
  await expect(notebook.cell(3)).toContainText('Traceback');
  await expect(notebook.cell(3)).toContainText('Cancelled');
});

test('the toolbar interrupts a waiting cell', async ({ openNotebook }) => {
  const notebook = await openNotebook([
    IMPORT,
    'try:\n    pause("Look.")\nexcept Exception:\n    print("swallowed")',
    'print("after")'
  ]);
  await notebook.runAll();
  await notebook.prompt.waitFor();
  await notebook.tool('interrupt').click();

  await expect(notebook.cell(1).locator(ERROR)).toHaveText(
    'Interrupted: The kernel was interrupted while it waited.'
  );
  await notebook.ready();
  await expect(notebook.prompt).toHaveCount(0);
  await expect(notebook.output(2)).toHaveCount(0);
  await notebook.run(2);
  await expect(notebook.output(2)).toHaveText('after');
});

test('a restart ends a question where it stands, and nothing typed is lost', async ({
  openNotebook,
  page
}) => {
  const notebook = await openNotebook([
    `${IMPORT}\ncity = ask("City", "Köln")`,
    'print(city)'
  ]);
  await notebook.runAll();
  const field = notebook.titled('City').getByRole('textbox');
  await field.fill('half a sen');
  await notebook.tool('restart').click();
  await page.locator('.jp-Dialog .jp-mod-accept').click();

  await expect(notebook.titled('City')).toContainText(
    'The kernel has stopped waiting. Run the cell again to be asked again.'
  );
  await expect(field).toHaveValue('half a sen');
  await expect(notebook.titled('City').getByRole('button')).toHaveCount(0);
  await expect(
    page.getByRole('button', { name: /Waiting for input/ })
  ).toHaveCount(0);

  await notebook.ready();
  await notebook.run(0);
  await notebook.prompt.getByRole('textbox').fill('Ulm');
  await notebook.button('Continue').click();
  await notebook.run(1);
  await expect(notebook.output(1)).toHaveText('Ulm');
});

test('a question counts down, and goes on with its default', async ({
  openNotebook
}) => {
  const notebook = await openNotebook([
    IMPORT,
    'who = ask("Who", "Ada", timeout=6, default="nobody")',
    'print(who)'
  ]);
  await notebook.runAll();
  await expect(notebook.titled('Who').getByRole('timer')).toHaveText(
    /^0:0\d left$/
  );
  await notebook.titled('Who').getByRole('textbox').fill('too late');

  await expect(notebook.output(2)).toHaveText('nobody');
  await expect(notebook.record(1)).toHaveText(
    /nobody.*Nobody answered in time/s
  );
  // JupyterLab's clock tells how long the kernel has worked.
  await notebook.ready();
  await expect(notebook.status).not.toHaveText(/Elapsed time: [4-9] seconds/);
});

test('closing the notebook leaves no sign of its question', async ({
  openNotebook,
  page
}) => {
  const notebook = await openNotebook([`${IMPORT}\ncity = ask("City")`]);
  await notebook.runAll();
  const item = page.getByRole('button', { name: /Waiting for input/ });
  await notebook.titled('City').waitFor();
  await expect(item).toBeVisible();
  await page.evaluate(async () => {
    const { commands } = window.jupyterapp;
    await commands.execute('docmanager:save');
    await commands.execute('application:close');
  });
  await expect(notebook.panel).toHaveCount(0);
  await expect(item).toBeHidden();

  // The kernel still waits: who opens the notebook again can answer.
  await page.evaluate(async path => {
    await window.jupyterapp.commands.execute('docmanager:open', { path });
  }, notebook.path);
  await expect(item).toBeVisible();
});
