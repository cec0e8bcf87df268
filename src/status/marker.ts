import type { Cell } from '@jupyterlab/cells';
import type { IDisposable } from '@lumino/disposable';

import type { IWait } from '../tokens';
import type { ShownWaits } from './shown';

const WAITING_CLASS = 'jp-blocking-mod-waiting';

/**
 * Marks the cells that wait.
 */
export class CellMarker implements IDisposable {
  /**
   * Construct a marker.
   *
   * @param _waits - The open waits.
   * @param _cellOf - Finds a wait's cell.
   */
  constructor(
    private _waits: ShownWaits,
    private _cellOf: (wait: IWait) => Cell | null
  ) {
    _waits.changed.connect(this._mark, this);
    this._mark();
  }

  /**
   * Whether the marker has been disposed.
   */
  get isDisposed(): boolean {
    return this._isDisposed;
  }

  /**
   * Take the marks away.
   */
  dispose(): void {
    if (this._isDisposed) {
      return;
    }
    this._isDisposed = true;
    this._waits.changed.disconnect(this._mark, this);
    this._marked.forEach(cell => cell.removeClass(WAITING_CLASS));
    this._marked.clear();
  }

  private _mark(): void {
    const cells = this._waits.open.map(wait => this._cellOf(wait));
    const waiting = new Set(cells.filter(cell => cell !== null));
    this._marked.forEach(cell => {
      if (!waiting.has(cell)) {
        cell.removeClass(WAITING_CLASS);
      }
    });
    waiting.forEach(cell => cell.addClass(WAITING_CLASS));
    this._marked = waiting;
  }

  private _marked = new Set<Cell>();
  private _isDisposed = false;
}
