import { expect, test } from '../helpers/fixtures';

const IMPORT = `import ipywidgets as W
from datetime import date
from blocking_widgets import ask, choose, form, pause, wait_for`;

test('what was typed and not yet left is in the answer', async ({
  openNotebook,
  page
}) => {
  const notebook = await openNotebook([
    IMPORT,
    `answers = [
    ask("Text", W.Text("", continuous_update=False)),
    ask("Area", W.Textarea("", continuous_update=False)),
    ask("Day", date(2026, 1, 31)),
    ask("Number", W.BoundedIntText(1, max=99)),
    ask("Pasted", ""),
]
print([str(answer) for answer in answers])`
  ]);
  await notebook.runAll();
  const type = async (title: string, text: string, keys: string) => {
    await expect(
      notebook.titled(title).locator('input, textarea')
    ).toBeFocused();
    await page.keyboard.type(text);
    await page.keyboard.press(keys);
  };

  await type('Text', 'one', 'Enter');
  await type('Area', 'two\nlines', 'ControlOrMeta+Enter');
  await type('Day', '02282027', 'Enter');
  await type('Number', '42', 'Enter');
  await expect(notebook.titled('Pasted').getByRole('textbox')).toBeFocused();
  await page.keyboard.insertText('five');
  await notebook.button('Continue').click();

  await expect(notebook.output(1).last()).toHaveText(
    "['one', 'two\\nlines', '2027-02-28', '42', 'five']"
  );
});

test('Enter submits a line, Ctrl+Enter a text area, and leaving a field nothing', async ({
  openNotebook,
  page
}) => {
  const notebook = await openNotebook([
    IMPORT,
    'p = form(title="Note", name_="", text=W.Textarea(""), loud=False)',
    'print(p.dict())'
  ]);
  await notebook.runAll();
  const prompt = notebook.titled('Note');
  const [line, area] = [
    prompt.locator('input').first(),
    prompt.locator('textarea')
  ];
  await line.fill('left');
  await page.keyboard.press('Tab');
  await expect(area).toBeFocused();
  await page.keyboard.type('a');
  await page.keyboard.press('Enter');
  await page.keyboard.type('b');
  await expect(area).toHaveValue('a\nb');
  await notebook.cell(2).locator('.cm-content').click();
  await expect(area).not.toBeFocused();
  await prompt.getByRole('checkbox').check();
  await expect(prompt).toHaveAttribute('data-phase', 'open');

  await area.focus();
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(notebook.output(2)).toHaveText(
    "{'name_': 'left', 'text': 'a\\nb', 'loud': True}"
  );
});

test('Enter chooses in an open list, and submits a closed one', async ({
  openNotebook,
  page
}) => {
  const notebook = await openNotebook([
    IMPORT,
    'print("got", ask("Region", ["EU", "US", "APAC"]))'
  ]);
  await notebook.runAll();
  const list = notebook.titled('Region').getByRole('combobox');
  await expect(list).toBeFocused();
  await page.keyboard.press('Space');
  expect(await list.evaluate(element => element.matches(':open'))).toBe(true);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  expect(await list.evaluate(element => element.matches(':open'))).toBe(false);
  await expect(notebook.titled('Region')).toHaveAttribute('data-phase', 'open');
  await page.keyboard.press('Enter');
  await expect(notebook.output(1).last()).toHaveText('got US');
});

test('no shortcut of the notebook fires from inside a question', async ({
  openNotebook,
  page
}) => {
  const cells = [
    IMPORT,
    'p = form(title="Keys", text="", loud=False, one=["a", "b"], size=(0, 9))',
    'print(p.text)',
    'print("last")'
  ];
  const notebook = await openNotebook(cells);
  await notebook.run(0);
  await notebook.run(1);
  const prompt = notebook.titled('Keys');
  const places = [
    prompt.getByRole('textbox').first(),
    prompt.getByRole('checkbox'),
    prompt.getByRole('combobox'),
    prompt.getByRole('slider'),
    notebook.button('Continue'),
    notebook.button('Stop')
  ];
  const keys = 'd d x a b m y z c v 0 0 i i r 1 Escape Escape d d Shift+m';
  for (const place of places) {
    await place.focus();
    for (const key of keys.split(' ')) {
      await page.keyboard.press(key);
    }
  }
  // On a button they would press it, as everywhere.
  for (const place of places.slice(0, 4)) {
    await place.focus();
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.press('Alt+Enter');
  }

  // Escape leaves a field to the person, too: nothing is lost by it.
  await expect(prompt.getByRole('textbox').first()).toHaveValue(
    /^ddxabmyzcv00iir1dd/
  );
  await expect(prompt).toHaveAttribute('data-phase', 'open');
  await expect(page.locator('.jp-Dialog')).toHaveCount(0);
  await expect(notebook.output(3)).toHaveCount(0);
  expect(await notebook.sources()).toEqual(cells);
});

test('the focus goes to the first field, returns, and is never stolen', async ({
  openNotebook,
  page
}) => {
  const notebook = await openNotebook([
    IMPORT,
    'print("got", ask("First", ""))',
    'import time; time.sleep(1); print("got", ask("Second", ""))',
    ''
  ]);
  await notebook.run(0);
  await notebook.run(1);
  await expect(notebook.titled('First').getByRole('textbox')).toBeFocused();
  // As JupyterLab does a while after it has opened a notebook.
  await page.evaluate(async () => {
    const { currentWidget } = window.jupyterapp.shell;
    currentWidget?.activate();
    await new Promise(drawn => requestAnimationFrame(drawn));
  });
  await expect(notebook.titled('First').getByRole('textbox')).toBeFocused();
  await page.keyboard.type('a');
  await page.keyboard.press('Enter');
  await expect(notebook.output(1).last()).toHaveText('got a');

  // The keyboard goes on where it was: at the next cell.
  await expect(notebook.record(1)).toBeVisible();
  await page.keyboard.press('Shift+Enter');
  const editor = notebook.cell(3).locator('.cm-content');
  await editor.click();
  await page.keyboard.type('x = 1');
  await notebook.titled('Second').waitFor();
  await expect(notebook.titled('Second')).toHaveAttribute('data-phase', 'open');
  await page.keyboard.type('23');
  await expect(editor).toBeFocused();
  await expect(editor).toHaveText('x = 123');
  await notebook.titled('Second').getByRole('textbox').fill('b');
  await page.keyboard.press('Enter');
  await expect(notebook.output(2).last()).toHaveText('got b');
});

test('a double click answers one question, and ten clicks are ten', async ({
  openNotebook
}) => {
  const notebook = await openNotebook([
    IMPORT,
    'print([choose(f"Question {i}", ["A", "B"]) for i in range(2)])',
    `button = W.Button(description="Count")
clicks = []
button.on_click(clicks.append)
wait_for(W.VBox([button]))
print(len(clicks))`
  ]);
  await notebook.runAll();
  await notebook.titled('Question 0').waitFor();
  await notebook.button('A').dblclick();
  await expect(notebook.titled('Question 1')).toHaveAttribute(
    'data-phase',
    'open'
  );
  await notebook.button('B').click();
  await expect(notebook.output(1).last()).toHaveText("['A', 'B']");

  await notebook.button('Count').click({ clickCount: 10 });
  await notebook.button('Continue').click();
  await expect(notebook.output(2).last()).toHaveText('10');
});

test('a cell does not overtake the slider that was moved before it', async ({
  openNotebook,
  page
}) => {
  const notebook = await openNotebook([
    IMPORT,
    'import time\nslider = W.IntSlider(0, max=50)\nslider.observe(lambda _: time.sleep(0.03), "value")\nslider',
    'print(slider.value)'
  ]);
  await notebook.run(0);
  await notebook.run(1);
  const handle = notebook.cell(1).getByRole('slider');
  await handle.waitFor();
  await notebook.ready();
  await handle.focus();
  for (let i = 0; i < 40; i++) {
    await page.keyboard.press('ArrowRight');
  }
  await notebook.run(2);
  await expect(notebook.output(2)).toHaveText('40');
});
