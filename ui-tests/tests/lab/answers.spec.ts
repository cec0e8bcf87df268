import { expect, test } from '../helpers/fixtures';

const IMPORT = 'from blocking_widgets import ask, choose, form, pause';

test('a refused answer says why beside its field and keeps what was typed', async ({
  openNotebook,
  page,
  picture
}) => {
  const notebook = await openNotebook([
    `${IMPORT}
def even(p):
    if p.rows % 2:
        raise ValueError("An odd number of rows does not fit.")`,
    `from dataclasses import dataclass

@dataclass
class Sample:
    rows: int = 3
    city: str = "Köln"

p = form(Sample, title="Sample", validate=even)`,
    'print(p)'
  ]);
  await notebook.runAll();
  const prompt = notebook.titled('Sample');
  const rows = prompt.getByRole('textbox', { name: 'Rows' });
  await prompt.getByRole('textbox', { name: 'City' }).fill('Ulm');
  await rows.fill('1o');
  await page.keyboard.press('Enter');

  await expect(rows).toHaveAttribute('aria-invalid', 'true');
  await expect(rows).toHaveAccessibleDescription(/number/);
  await expect(rows).toHaveValue('1o');
  await expect(rows).toBeFocused();
  await picture('refused', prompt);

  await rows.fill('11');
  await page.keyboard.press('Enter');
  await expect(prompt).toContainText('An odd number of rows does not fit.');
  await expect(rows).not.toHaveAttribute('aria-invalid');
  await expect(rows).toHaveValue('11');

  await rows.fill('12');
  await page.keyboard.press('Enter');
  await expect(notebook.output(2)).toHaveText("Sample(rows=12, city='Ulm')");
});

test('running again offers what was answered before, and Reset', async ({
  openNotebook
}) => {
  const notebook = await openNotebook([
    IMPORT,
    'cities = [ask(f"City {i}", "Köln") for i in range(2)]; print(cities)',
    'print(ask("Once", "Köln", remember=False))'
  ]);
  const answer = async (title: string, text?: string) => {
    const prompt = notebook.titled(title);
    const field = prompt.getByRole('textbox');
    await prompt.and(notebook.prompt).waitFor();
    const offered = await field.inputValue();
    const hint = await prompt.getByText('Your last answer').count();
    if (text !== undefined) {
      await field.fill(text);
    }
    await notebook.button('Continue').click();
    return { offered, hint };
  };
  const seen = [];

  await notebook.run(0);
  await notebook.run(1);
  seen.push(await answer('City 0', 'Ulm'), await answer('City 1', 'Bonn'));
  await notebook.run(1);
  seen.push(await answer('City 0'));

  const second = notebook.titled('City 1');
  await expect(second).toContainText('Your last answer is filled in.');
  await notebook.button('Reset').click();
  await expect(second.getByRole('textbox')).toHaveValue('Köln');
  await expect(notebook.button('Reset')).toBeHidden();
  await expect(second).not.toContainText('Your last answer');
  seen.push(await answer('City 1'));
  await expect(notebook.output(1).last()).toHaveText("['Ulm', 'Köln']");

  await notebook.run(2);
  seen.push(await answer('Once', 'Ulm'));
  await expect(notebook.output(2).last()).toHaveText('Ulm');
  await notebook.run(2);
  seen.push(await answer('Once'));

  expect(seen).toEqual([
    { offered: 'Köln', hint: 0 },
    { offered: 'Köln', hint: 0 },
    { offered: 'Ulm', hint: 1 },
    { offered: 'Köln', hint: 0 },
    { offered: 'Köln', hint: 0 },
    { offered: 'Köln', hint: 0 }
  ]);
});
