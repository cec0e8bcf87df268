import { CodeCell, type Cell } from '@jupyterlab/cells';
import type { TranslationBundle } from '@jupyterlab/translation';
import type { IDisposable } from '@lumino/disposable';

import type { IWait, IWaits } from '../tokens';
import { StandIn } from './standin';

/**
 * Puts a prompt at its cell where this page has no output of it: the page was
 * reloaded before the notebook was saved, or another page ran the cell.
 *
 * What it adds it takes away again when the wait ends: the record goes to the
 * page that ran the cell.
 */
export class MissingPrompts implements IDisposable {
  /**
   * Construct it.
   */
  constructor(private _options: MissingPrompts.IOptions) {
    _options.waits.changed.connect(this._onChanged, this);
  }

  /**
   * Whether it has been disposed.
   */
  get isDisposed(): boolean {
    return this._isDisposed;
  }

  /**
   * Stop following the waits.
   */
  dispose(): void {
    if (!this._isDisposed) {
      this._isDisposed = true;
      this._options.waits.changed.disconnect(this._onChanged, this);
      this._shown.forEach(shown => shown.dispose());
      this._shown.clear();
    }
  }

  private _onChanged(_: IWaits, { type, wait }: IWaits.IChange): void {
    const { prompt } = wait;
    if (prompt === null) {
      return;
    }
    if (type === 'opened' && !wait.own) {
      this._show(wait, prompt);
    } else if (type === 'closed') {
      this._shown.get(prompt)?.dispose();
      this._shown.delete(prompt);
    }
  }

  private _show(wait: IWait, prompt: string): void {
    const { cellOf, trans } = this._options;
    const cell = cellOf(wait);
    if (cell instanceof CodeCell) {
      const title = wait.title || wait.name;
      const text = trans.__('Waiting for input: %1', title);
      this._shown.set(prompt, new StandIn({ cell, prompt, text }));
    }
  }

  private _shown = new Map<string, StandIn>();
  private _isDisposed = false;
}

/**
 * A namespace for `MissingPrompts` statics.
 */
export namespace MissingPrompts {
  /**
   * The options.
   */
  export interface IOptions {
    /**
     * The open waits.
     */
    readonly waits: IWaits;

    /**
     * Finds a wait's cell, unless its document is shared between pages anyway.
     */
    readonly cellOf: (wait: IWait) => Cell | null;

    /**
     * The texts.
     */
    readonly trans: TranslationBundle;
  }
}
