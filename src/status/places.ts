import type { JupyterFrontEnd } from '@jupyterlab/application';
import type { Cell } from '@jupyterlab/cells';
import type { ConsolePanel, IConsoleTracker } from '@jupyterlab/console';
import type { INotebookTracker, NotebookPanel } from '@jupyterlab/notebook';

import { PROMPT_CLASS, firstFocusable, scrollGently } from '../prompt/focus';
import type { IWait } from '../tokens';

/**
 * Knows where on the page a wait is, and the way there.
 */
export class WaitPlaces {
  /**
   * Construct it.
   */
  constructor(private _options: WaitPlaces.IOptions) {}

  /**
   * The open notebook that waits.
   */
  notebookOf(wait: IWait): NotebookPanel | null {
    const panels: NotebookPanel[] = [];
    this._options.notebooks?.forEach(panel => {
      if (panel.sessionContext.session?.kernel?.id === wait.kernelId) {
        panels.push(panel);
      }
    });
    const holds = (panel: NotebookPanel) =>
      panel.content.widgets.some(cell => cell.model.id === wait.cell);
    return panels.find(holds) ?? panels[0] ?? null;
  }

  /**
   * The cell that waits, where it is in an open notebook.
   */
  cellOf(wait: IWait): Cell | null {
    const panel = this.notebookOf(wait);
    const { widgets } = panel?.content ?? { widgets: [] };
    return widgets.find(cell => cell.model.id === wait.cell) ?? null;
  }

  /**
   * The cell that waits, unless pages share its document and its outputs.
   */
  ownCellOf(wait: IWait): Cell | null {
    const shared = this.notebookOf(wait)?.context.model.collaborative;
    return shared ? null : this.cellOf(wait);
  }

  /**
   * Go to a wait: bring its notebook to the front, its cell into view, also
   * one that a windowed notebook has not drawn, and the focus into its prompt.
   */
  async goTo(wait: IWait): Promise<void> {
    const { shell } = this._options;
    const panel = this.notebookOf(wait);
    const console = this.cellOf(wait) ? null : this._consoleOf(wait);
    if (console) {
      shell.activateById(console.id);
      focusPrompt(console.node);
      return;
    }
    if (!panel) {
      return;
    }
    shell.activateById(panel.id);
    const cell = this.cellOf(wait);
    if (!cell) {
      return;
    }
    await panel.content.scrollToCell(cell);
    await cell.ready;
    if (!cell.isDisposed) {
      focusPrompt(cell.node);
    }
  }

  private _consoleOf(wait: IWait): ConsolePanel | null {
    const console = this._options.consoles?.find(
      ({ sessionContext }) =>
        sessionContext.session?.kernel?.id === wait.kernelId
    );
    return console ?? null;
  }
}

/**
 * A namespace for `WaitPlaces` statics.
 */
export namespace WaitPlaces {
  /**
   * The options of the places.
   */
  export interface IOptions {
    /**
     * The shell, to bring a document to the front.
     */
    readonly shell: JupyterFrontEnd.IShell;

    /**
     * The notebooks.
     */
    readonly notebooks: INotebookTracker | null;

    /**
     * The consoles.
     */
    readonly consoles: IConsoleTracker | null;
  }
}

/**
 * Focus the innermost prompt in a cell.
 */
function focusPrompt(node: HTMLElement): void {
  const prompts = [...node.querySelectorAll<HTMLElement>(`.${PROMPT_CLASS}`)];
  const open = prompts.filter(({ dataset }) => dataset.phase === 'open');
  const prompt = open.pop() ?? prompts.pop();
  if (prompt) {
    scrollGently(prompt);
    firstFocusable(prompt)?.focus({ preventScroll: true });
  }
}
