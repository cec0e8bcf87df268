import type * as nbformat from '@jupyterlab/nbformat';
import { galata, type IJupyterLabPageFixture } from '@jupyterlab/galata';
import type { JSHandle, Locator } from '@playwright/test';

/** What opens a notebook. */
export interface INotebookOptions {
  /** The page to open it in. */
  readonly page: IJupyterLabPageFixture;

  /** Its path on the server. */
  readonly path: string;

  /** The kernelspec that it runs on. */
  readonly kernelName: string;

  /** The cells: code, or Markdown where it begins with `# `. */
  readonly sources: readonly string[];
}

/** What is read of a notebook's panel. */
interface IPanel {
  readonly context: {
    readonly path: string;
    readonly model: {
      readonly sharedModel: { readonly cells: { source: string }[] };
    };
  };
  readonly sessionContext: {
    readonly ready: Promise<void>;
    readonly session: { kernel: { info: Promise<unknown> } | null } | null;
  };
}

/** A question's element, in a given phase or in any. */
export const PROMPT = '.jp-blocking-Prompt';
const OPEN = `${PROMPT}[data-phase="open"]`;

/**
 * An open notebook, as a person uses it.
 *
 * Galata's own helper runs cells and waits until they have ended, which a
 * waiting one has not.
 */
export class Notebook {
  private constructor(options: INotebookOptions) {
    this.page = options.page;
    this.path = options.path;
    const file = options.path.split('/').pop() ?? '';
    this._tab = this.page.locator(
      `#jp-main-dock-panel .lm-TabBar-tab[title*="Name: ${file}"]`
    );
    this.panel = this.page.locator(
      '.jp-NotebookPanel:not(.lm-mod-hidden):has(.jp-Notebook)'
    );
  }

  /** Make a notebook, open it and wait for its kernel. */
  static async open(options: INotebookOptions): Promise<Notebook> {
    const notebook = new Notebook(options);
    await notebook._upload(options);
    await notebook.page.evaluate(async path => {
      await window.jupyterapp.commands.execute('docmanager:open', { path });
    }, options.path);
    await notebook._started();
    return notebook;
  }

  /** Make a notebook and open it in Notebook 7, whose page it is. */
  static async openAlone(options: INotebookOptions): Promise<Notebook> {
    const notebook = new Notebook(options);
    await notebook._upload(options);
    await notebook.page.goto(`notebooks/${options.path}`);
    await notebook._started();
    return notebook;
  }

  /** The page it is in. */
  readonly page: IJupyterLabPageFixture;

  /** Its path on the server. */
  readonly path: string;

  /** Its panel. */
  readonly panel: Locator;

  /** The innermost question that can be answered now. */
  get prompt(): Locator {
    return this.panel.locator(OPEN);
  }

  /** The text of the status of the kernel: `idle`, `busy`. */
  get status(): Locator {
    return this.panel.locator('.jp-Notebook-ExecutionIndicator');
  }

  /** Wait until the kernel is there and idle. */
  async ready(): Promise<void> {
    await this.panel
      .locator('.jp-Notebook-ExecutionIndicator[data-status="idle"]')
      .waitFor({ timeout: 45_000 });
  }

  /** A cell. */
  cell(index: number): Locator {
    return this.panel.locator(`.jp-Cell[data-windowed-list-index="${index}"]`);
  }

  /** All outputs of a cell. */
  output(index: number): Locator {
    return this.cell(index).locator('.jp-OutputArea-output');
  }

  /** The record that an answered question leaves in a cell. */
  record(index: number): Locator {
    return this.cell(index).locator('.jp-blocking-record');
  }

  /** A question by its title. */
  titled(title: string): Locator {
    return this.panel
      .locator(PROMPT)
      .and(this.page.getByRole('group', { name: title, exact: true }));
  }

  /** A button of the question that can be answered now. */
  button(name: string): Locator {
    return this.prompt.getByRole('button', { name, exact: true });
  }

  /** An item of its toolbar: `interrupt`, `restart`. */
  tool(name: string): Locator {
    return this.panel.locator(
      `.jp-NotebookPanel-toolbar [data-jp-item-name="${name}"] jp-button`
    );
  }

  /** Reload the page, which opens the notebook again. */
  async reload(): Promise<void> {
    const loaded = this.page.waitForEvent('domcontentloaded');
    await this.page.evaluate(() => window.location.reload());
    await loaded;
    await this.cell(0).waitFor();
  }

  /** Bring it to the front, where there are several. */
  async activate(): Promise<void> {
    await this._tab.click();
  }

  /** Select a cell, in command mode. */
  async select(index: number): Promise<void> {
    await this.cell(index).locator('.jp-InputPrompt').click();
  }

  /** Run a cell as most people do, and go to the next one. */
  async run(index: number): Promise<void> {
    await this.cell(index).locator('.cm-content').click();
    await this.page.keyboard.press('Shift+Enter');
  }

  /** Run all cells, from the menu. */
  async runAll(): Promise<void> {
    await this.page.menu.clickMenuItem('Run>Run All Cells');
  }

  /** Put something else into a cell; it then has the focus. */
  async setSource(index: number, source: string): Promise<void> {
    await this.cell(index).locator('.cm-content').click();
    await this.page.keyboard.press('ControlOrMeta+a');
    await this.page.keyboard.insertText(source);
  }

  /** Save, and read the file as the server has it. */
  async save(): Promise<nbformat.INotebookContent> {
    const { page, path } = this;
    await page.evaluate(async () => {
      await window.jupyterapp.commands.execute('docmanager:save');
    });
    const url = new URL(`api/contents/${path}`, await this._base()).href;
    const response = await page.request.get(url);
    const file = (await response.json()) as {
      content: nbformat.INotebookContent;
    };
    return file.content;
  }

  /** The sources as the page has them. */
  async sources(): Promise<string[]> {
    const handle = await this._handle();
    return handle.evaluate(({ context }) =>
      context.model.sharedModel.cells.map(one => one.source)
    );
  }

  /** Wait for the kernel: what is run before it is there is not run at all. */
  private async _started(): Promise<void> {
    await this.cell(0).waitFor();
    const handle = await this._handle();
    await handle.evaluate(async ({ sessionContext }) => {
      await sessionContext.ready;
      await sessionContext.session?.kernel?.info;
    });
    await this.ready();
  }

  /** The panel as the page has it. */
  private async _handle(): Promise<JSHandle<IPanel>> {
    return this.page.evaluateHandle(path => {
      const { shell } = window.jupyterapp;
      const panels = [...shell.widgets('main')] as unknown as IPanel[];
      const panel = panels.find(one => one.context?.path === path);
      if (!panel) {
        throw new Error(`${path} is not open`);
      }
      return panel;
    }, this.path);
  }

  private async _base(): Promise<string> {
    return this.page.evaluate(
      () => window.jupyterapp.serviceManager.serverSettings.baseUrl
    );
  }

  private async _upload(options: INotebookOptions): Promise<void> {
    const { kernelName, path, sources, page } = options;
    const content = galata.Notebook.makeNotebook(sources.map(makeCell));
    content.metadata.kernelspec = {
      name: kernelName,
      display_name: kernelName
    };
    await page.contents.uploadContent(JSON.stringify(content), 'text', path);
  }

  private _tab: Locator;
}

function makeCell(source: string): nbformat.ICell {
  return galata.Notebook.makeCell({
    cell_type: source.startsWith('# ') ? 'markdown' : 'code',
    source
  });
}
