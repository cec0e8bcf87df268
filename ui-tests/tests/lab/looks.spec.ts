import AxeBuilder from '@axe-core/playwright';
import { galata } from '@jupyterlab/galata';
import type { Page } from '@playwright/test';

import { expect, test } from '../helpers/fixtures';
import { PROMPT, type Notebook } from '../helpers/notebook';

const IMPORT = `import ipywidgets as W
from datetime import date, datetime, time
from pathlib import Path
from blocking_widgets import ask, choose, form, pause, wait_for`;

const HELP =
  'Where the **measurements** were made. See [the map](https://example.org).';

/** One question of each kind; each is answered by its first button. */
const QUESTIONS = {
  ask: `ask("Region", ["EU", "US", "APAC"], help="${HELP}", timeout=3600)`,
  slider: 'ask("Share", (0.0, 1.0, 0.1))',
  choose:
    'choose("Publish the report?", ["Publish", "Go back", "Throw away"], default="Publish")',
  pause: `pause("# Look at the table\\n\\nIt has *12* rows.\\n\\n- one\\n- two")`,
  form: `form({"rows": 1000, "ratio": 0.5, "city": "Köln", "debug": False,
    "kind": ["a", "b"], "size": (0, 10), "day": date(2026, 1, 31), "at": time(12, 30),
    "moment": datetime(2026, 1, 31, 12, 30), "file": Path("data.csv"), "upload": bytes | None,
    "notes": W.Textarea("Long\\ntext"), "key": W.Password()}, title="Settings",
    validate=refuse_once)`,
  wait_for: `wait_for(W.VBox([W.IntSlider(description="Size"), W.Text(description="Name")]),
    title="Adjust the chart", help="${HELP}")`
};

const SETTINGS = `refused = []
def refuse_once(answer):
    if not refused:
        refused.append(True)
        raise ValueError("There are not so many rows.")`;

async function violations(page: Page, ...parts: string[]): Promise<string[]> {
  const builder = new AxeBuilder({ page }).setLegacyMode(true);
  parts.forEach(part => builder.include(part));
  const { violations } = await builder.analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(node => `${id}: ${node.html.slice(0, 200)}`)
  );
}

/** Is everything of a question inside of it? */
async function overflows(notebook: Notebook): Promise<boolean> {
  return notebook.prompt.evaluate(
    prompt => prompt.scrollWidth > prompt.clientWidth
  );
}

for (const theme of ['JupyterLab Light', 'JupyterLab Dark']) {
  test.describe(theme, () => {
    test.use({
      mockSettings: {
        ...galata.DEFAULT_SETTINGS,
        '@jupyterlab/apputils-extension:themes': { theme }
      }
    });

    test('every kind of question looks right and is accessible', async ({
      openNotebook,
      page,
      picture
    }) => {
      test.slow();
      const notebook = await openNotebook([
        `${IMPORT}\n${SETTINGS}`,
        ...Object.values(QUESTIONS)
      ]);
      await page.sidebar.close('left');
      await notebook.runAll();
      const found: Record<string, unknown> = {};
      const look = async (name: string) => {
        for (const width of [400, 2000]) {
          await page.setViewportSize({ width, height: 1000 });
          const key = `${name}-${theme.split(' ')[1]}-${width}`.toLowerCase();
          const bad = await violations(page, PROMPT);
          if (await overflows(notebook)) {
            bad.push('wider than its place');
          }
          await picture(key, notebook.prompt);
          found[key] = bad;
        }
      };

      for (const [kind, index] of Object.keys(QUESTIONS).map(
        (kind, index) => [kind, index + 1] as const
      )) {
        await expect(notebook.cell(index).locator(PROMPT)).toHaveAttribute(
          'data-phase',
          'open'
        );
        await look(kind);
        if (kind === 'form') {
          await notebook.button('Continue').click();
          await expect(notebook.prompt).toContainText('not so many rows');
          await look('refused');
        }
        await notebook.prompt
          .locator('.jp-blocking-Answers button')
          .first()
          .click();
      }
      await expect(
        notebook.cell(Object.keys(QUESTIONS).length).locator(PROMPT)
      ).toHaveCount(0);
      await page.setViewportSize({ width: 1280, height: 2000 });
      await notebook.cell(0).scrollIntoViewIfNeeded();
      found.records = await violations(page, '.jp-blocking-record');
      await picture(`records-${theme.split(' ')[1]}`.toLowerCase());

      expect(found).toEqual(
        Object.fromEntries(Object.keys(found).map(key => [key, []]))
      );
    });
  });
}

test('a whole notebook is run with the keyboard alone', async ({
  openNotebook,
  page,
  picture
}) => {
  const notebook = await openNotebook([
    `${IMPORT}\norder = []`,
    'order.append(ask("City", "Köln"))',
    'order.append(choose("Publish?", ["Yes", "No"]))',
    'order.append(form(title="Settings", rows=1, debug=False).dict())',
    'pause("Look."); order.append(wait_for(W.IntSlider(5)))',
    'print(order)'
  ]);
  await notebook.select(0);
  const press = async (...keys: string[]) => {
    for (const key of keys) {
      await page.keyboard.press(key);
    }
  };
  const focused = page.locator(':focus');

  await press('Shift+Enter', 'Shift+Enter');
  await expect(notebook.titled('City').getByRole('textbox')).toBeFocused();
  await page.keyboard.type('Ulm');
  await picture('keyboard', page);
  expect(
    await violations(page as unknown as Page, PROMPT, '.jp-blocking-StatusItem')
  ).toEqual([]);
  await press('Enter');
  await expect(notebook.record(1)).toBeVisible();

  await press('Shift+Enter');
  await expect(focused).toHaveText('Yes');
  await press('Tab');
  await expect(focused).toHaveText('No');
  await press('Enter');
  await expect(notebook.record(2)).toBeVisible();

  await press('Shift+Enter');
  await expect(
    notebook.titled('Settings').locator('input').first()
  ).toBeFocused();
  await page.keyboard.type('12');
  await press('Tab', 'Space', 'Enter');
  await expect(notebook.record(3)).toBeVisible();

  await press('Shift+Enter');
  await expect(focused).toHaveText('Continue');
  await press('Enter');
  await expect(notebook.prompt.getByRole('slider')).toBeFocused();
  await press('ArrowRight', 'Control+Enter');
  await expect(notebook.prompt).toHaveCount(0);
  await expect(notebook.record(4)).toHaveCount(2);

  await press('Shift+Enter');
  await expect(notebook.output(5)).toHaveText(
    "['Ulm', 'No', {'rows': 12, 'debug': True}, 6]"
  );
});
