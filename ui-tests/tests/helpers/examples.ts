import { readFileSync } from 'node:fs';
import path from 'node:path';

import type { IJupyterLabPageFixture } from '@jupyterlab/galata';
import type { Locator, Page } from '@playwright/test';

import { expect } from './fixtures';

/** An output as it stands in a notebook's file. */
interface IOutput {
  output_type: string;
  text?: string | string[];
  data?: Record<string, string | string[]>;
  ename?: string;
  evalue?: string;
}

interface ICell {
  id: string;
  cell_type: string;
  outputs?: IOutput[];
  execution_count?: number | null;
}

interface INotebook {
  cells: ICell[];
  metadata: Record<string, unknown>;
}

/** What is read of the notebook's panel. */
interface INotebookPanel {
  context: {
    sessionContext: {
      session: {
        kernel: { status: string; connectionStatus: string } | null;
      } | null;
    };
  };
}

/** What a person does in a prompt before a button is pressed. */
type Act = (prompt: Locator) => Promise<unknown>;

const ours = '.jp-blocking-Prompt[data-phase="open"]';
// Without our extension a prompt is a box of plain widgets, with a Stop button.
const plain = '.jp-OutputArea-output:has(button:text-is("Stop"))';

/** An example notebook, opened on the kernel under test and run to its end. */
export class Example {
  /**
   * Upload an example.
   *
   * @param page - The page.
   * @param options - `name` of the notebook, the `kernel` that it runs on, and
   * the `folder` on the server that it and its files go to.
   */
  static async upload(
    page: IJupyterLabPageFixture,
    options: { name: string; kernel: string; folder: string; stock?: boolean }
  ): Promise<Example> {
    const { name, kernel, folder, stock = false } = options;
    const file = path.resolve(__dirname, '../../../examples', `${name}.ipynb`);
    const content = JSON.parse(readFileSync(file, 'utf8')) as INotebook;
    content.metadata.kernelspec = { name: kernel, display_name: kernel };
    const target = `${folder}/${name}.ipynb`;
    await page.contents.uploadContent(JSON.stringify(content), 'text', target);
    return new Example(page, target, stock ? plain : ours);
  }

  private constructor(
    private _page: IJupyterLabPageFixture,
    readonly path: string,
    private _prompts: string
  ) {}

  /** Run all cells, from the menu, without waiting for them. */
  async runAll(): Promise<void> {
    const page = this._page as Page;
    // What is run before the kernel is there is not run at all; the indicator
    // says idle a moment too early.
    await page.waitForFunction(() => {
      const { context } = window.jupyterapp.shell
        .currentWidget as unknown as INotebookPanel;
      const kernel = context.sessionContext.session?.kernel;
      return (
        kernel?.status === 'idle' && kernel.connectionStatus === 'connected'
      );
    });
    const menu = page.locator('#jp-MainMenu, #menu-panel');
    await menu.getByText('Run', { exact: true }).click();
    await page
      .getByRole('menuitem', { name: 'Run All Cells', exact: true })
      .click();
  }

  /**
   * Answer the question that is asked now.
   *
   * @param text - What tells the question from others: a whole line of it, or a
   * pattern.
   * @param options - The button that is pressed, none where what is done in the
   * prompt ends the wait; and what is done.
   */
  async answer(
    text: string | RegExp,
    options: { press?: string | null; act?: Act } = {}
  ): Promise<void> {
    const { press = 'Continue', act } = options;
    const prompt = this._page
      .locator(this._prompts)
      .filter({ has: this._page.getByText(text, { exact: true }) });
    await expect(prompt).toHaveCount(1);
    await prompt.scrollIntoViewIfNeeded();
    await act?.(prompt);
    if (press !== null) {
      await prompt.locator(`button:text-is("${press}")`).click();
    }
    await expect(prompt).toHaveCount(0);
  }

  /** Type into a question's only field, and continue. */
  async fill(text: string, value: string): Promise<void> {
    await this.answer(text, {
      act: prompt => prompt.locator('input, textarea').last().fill(value)
    });
  }

  /** Choose in a question's only list, and continue. */
  async select(text: string, ...labels: string[]): Promise<void> {
    await this.answer(text, {
      act: prompt => prompt.locator('select').selectOption(labels)
    });
  }

  /** Wait for the last cell, save, and read what the file says of each cell. */
  async finish(): Promise<Results> {
    const page = this._page as Page;
    await expect(
      page.locator('.jp-CodeCell .jp-InputPrompt').last()
    ).toHaveText(/\[\d+\]:/);
    await page.evaluate(async () => {
      await window.jupyterapp.commands.execute('docmanager:save');
    });
    return new Results(((await this._read(this.path)) as INotebook).cells);
  }

  /** The text of a file that the notebook wrote beside itself. */
  async written(name: string): Promise<string> {
    return String(await this._read(this.path.replace(/[^/]*$/, name)));
  }

  private async _read(file: string): Promise<unknown> {
    const url = new URL(`/api/contents/${file}`, this._page.url());
    const response = await (this._page as Page).request.get(url.href);
    return ((await response.json()) as { content: unknown }).content;
  }
}

/** What the cells of a saved notebook show. */
export class Results {
  constructor(private _cells: ICell[]) {}

  /** The errors of all cells, and the cells that were not run. */
  get failures(): string[] {
    return this._cells
      .filter(cell => cell.cell_type === 'code')
      .flatMap(cell => [
        ...(cell.execution_count ? [] : [`${cell.id}: was not run`]),
        ...(cell.outputs ?? [])
          .filter(output => output.output_type === 'error')
          .map(output => `${cell.id}: ${output.ename} ${output.evalue}`)
      ]);
  }

  /** All text of a cell's outputs, those of prompts' records as well. */
  text(id: string): string {
    const cell = this._cells.find(one => one.id === id);
    return (cell?.outputs ?? [])
      .map(one => one.text ?? one.data?.['text/plain'] ?? '')
      .map(text => (Array.isArray(text) ? text.join('') : text))
      .join('\n');
  }

  /** The text of a cell's last expression. */
  value(id: string): string {
    const cell = this._cells.find(one => one.id === id);
    const result = cell?.outputs?.find(
      one => one.output_type === 'execute_result'
    );
    const text = result?.data?.['text/plain'] ?? '';
    return Array.isArray(text) ? text.join('') : text;
  }

  /** The texts of several cells' last expressions, by cell. */
  values(ids: string[]): Record<string, string> {
    return Object.fromEntries(ids.map(id => [id, this.value(id)]));
  }

  /** All that the file says. */
  get everything(): string {
    return JSON.stringify(this._cells);
  }

  /** The types of what a cell displays. */
  types(id: string): string[] {
    const cell = this._cells.find(one => one.id === id);
    return (cell?.outputs ?? []).flatMap(one => Object.keys(one.data ?? {}));
  }
}
