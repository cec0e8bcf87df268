import { expect, test } from '../helpers/fixtures';

const IMPORT = `import ipywidgets as W
from blocking_widgets import ask, choose, form, pause, wait_for`;

test('observers, links, Output and interactive work while a cell waits', async ({
  openNotebook,
  page
}) => {
  const notebook = await openNotebook([
    IMPORT,
    `size = W.IntText(1, description="Size")
twin, copy = W.IntText(1, description="Twin"), W.IntText(1, description="Copy")
W.link((size, "value"), (twin, "value"))
page_link = W.jslink((size, "value"), (copy, "value"))
log, total = W.Output(), []

@log.capture()
def logged(change):
    print("logged", change["new"])

def seen(change):
    print("size is", change["new"])
    10 / (change["new"] - 3)

size.observe(logged, "value")
size.observe(seen, "value")
cube = W.interactive(lambda x: print("cube", x**3), x=(0, 9))
wait_for(W.VBox([size, twin, copy, log, cube]))
print("after", size.value, twin.value, copy.value, cube.children[0].value)`
  ]);
  await notebook.runAll();
  const size = notebook.prompt.getByLabel('Size');
  const cell = notebook.cell(1);
  await size.fill('2');
  await page.keyboard.press('Tab');
  await expect(cell).toContainText('size is 2');
  await expect(notebook.prompt.getByLabel('Twin')).toHaveValue('2');
  await expect(notebook.prompt.getByLabel('Copy')).toHaveValue('2');
  await expect(notebook.prompt).toContainText('logged 2');
  await expect(notebook.prompt).not.toContainText('size is');

  // An exception shows where the cell is, and the wait goes on.
  await size.fill('3');
  await page.keyboard.press('Tab');
  await expect(cell).toContainText('ZeroDivisionError');
  await size.fill('4');
  await page.keyboard.press('Tab');
  await expect(cell).toContainText('size is 4');

  await notebook.prompt.getByRole('slider').focus();
  await page.keyboard.press('End');
  await expect(notebook.prompt).toContainText('cube 729');
  await expect(notebook.prompt).toHaveCount(1);
  await notebook.button('Continue').click();
  await expect(notebook.output(1).last()).toHaveText(/after 4 4 4 9/);
  await expect(cell).toContainText(/size is 2\s+size is 3/);
});

test('a callback may ask, and the outer question waits for it', async ({
  openNotebook
}) => {
  const notebook = await openNotebook([
    IMPORT,
    `more = W.Button(description="More")
names = []
more.on_click(lambda _: names.append(ask("Name", "Ada")))
wait_for(W.VBox([more]), title="People")
print(names)`
  ]);
  await notebook.runAll();
  const outer = notebook.titled('People');
  const more = outer.getByRole('button', { name: 'More' });
  await more.click();
  await expect(notebook.titled('Name').getByRole('textbox')).toBeVisible();
  await expect(outer).toHaveAttribute('data-phase', 'outer');
  await expect(outer).toContainText('Answer the question below first.');
  await notebook.button('Continue').click();
  await expect(outer).toHaveAttribute('data-phase', 'open');
  // An answered question keeps its look for a moment.
  await expect(notebook.titled('Name')).toHaveCount(0);

  await more.click();
  await notebook.titled('Name').getByRole('textbox').fill('Bob');
  await notebook.button('Continue').click();
  await expect(notebook.titled('Name')).toHaveCount(0);
  await expect(outer).toHaveAttribute('data-phase', 'open');
  await notebook.button('Continue').click();
  await expect(notebook.output(1).last()).toHaveText("['Ada', 'Bob']");
});

test('a widget that an earlier cell shows is shown once', async ({
  openNotebook,
  page
}) => {
  const notebook = await openNotebook([
    IMPORT,
    'box = W.Text(description="Town"); box',
    'town = wait_for(box, until=lambda: len(box.value) > 2 and box.value)',
    'print(town)',
    'go = W.Button(description="Go"); wait_for(go); print("went")'
  ]);
  await notebook.runAll();
  await expect(notebook.prompt).toContainText('Shown above.');
  await notebook.prompt.getByRole('button', { name: 'Go to it' }).click();
  const town = notebook.panel.getByLabel('Town');
  await expect(town).toHaveCount(1);
  await expect(town).toBeFocused();
  await page.keyboard.type('Ulm');
  await expect(notebook.output(3)).toHaveText('Ulm');
  await expect(town).toHaveValue('Ulm');

  await expect(notebook.prompt).toContainText('Click “Go” to go on.');
  await notebook.prompt
    .getByRole('button', { name: 'Go', exact: true })
    .click();
  await expect(notebook.output(4).last()).toHaveText('went');
});
