import type { Cell } from '@jupyterlab/cells';
import { DisposableDelegate, type IDisposable } from '@lumino/disposable';

const WAITING_CLASS = 'jp-blocking-mod-waiting';

/**
 * Mark a cell as one that waits, until it is disposed.
 */
export function markWaiting(cell: Cell): IDisposable {
  cell.addClass(WAITING_CLASS);
  return new DisposableDelegate(() => cell.removeClass(WAITING_CLASS));
}
