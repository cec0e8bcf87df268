import { CodeCell, type Cell } from '@jupyterlab/cells';
import type { TranslationBundle } from '@jupyterlab/translation';
import type { IDisposable } from '@lumino/disposable';

import type { IWait, IWaits } from '../tokens';

const VIEW = 'application/vnd.jupyter.widget-view+json';

type Outputs = CodeCell['outputArea']['model'];

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
      this._added.clear();
    }
  }

  private _onChanged(_: IWaits, { type, wait }: IWaits.IChange): void {
    const { prompt } = wait;
    if (prompt === null) {
      return;
    }
    if (type === 'opened' && !wait.own) {
      this._add(wait, prompt);
    }
    const outputs = this._added.get(prompt);
    if (type === 'closed' && outputs) {
      this._added.delete(prompt);
      const index = indexOf(outputs, prompt);
      if (index >= 0) {
        outputs.remove(index);
      }
    }
  }

  private _add(wait: IWait, prompt: string): void {
    const { cellOf, trans } = this._options;
    const cell = cellOf(wait);
    if (
      !(cell instanceof CodeCell) ||
      indexOf(cell.outputArea.model, prompt) >= 0
    ) {
      return;
    }
    const outputs = cell.outputArea.model;
    if (!cell.model.trusted) {
      // It runs, so the person has run it: as trusted as any cell that is run,
      // and what was saved with it is of an earlier run.
      outputs.clear();
      cell.model.trusted = true;
    }
    outputs.add({
      output_type: 'display_data',
      data: {
        'text/plain': trans.__(
          'Waiting for input: %1',
          wait.title || wait.name
        ),
        [VIEW]: { version_major: 2, version_minor: 0, model_id: prompt }
      },
      metadata: {}
    });
    this._added.set(prompt, outputs);
  }

  private _added = new Map<string, Outputs>();
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

/**
 * Where is a widget's view among outputs?
 */
function indexOf(outputs: Outputs, model: string): number {
  return outputs.toJSON().findIndex(output => {
    const data = output.data as Readonly<Record<string, unknown>> | undefined;
    const view = data?.[VIEW] as { model_id?: unknown } | undefined;
    return view?.model_id === model;
  });
}
