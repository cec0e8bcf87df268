import type { IDisposable } from '@lumino/disposable';

import type { IWait } from '../tokens';
import type { ShownWaits } from './shown';

/**
 * Does something to what waits, a cell or a notebook, for as long as it does.
 */
export class WhileWaiting<T extends object> implements IDisposable {
  /**
   * Construct it.
   *
   * @param _waits - The open waits.
   * @param _find - Finds what a wait belongs to.
   * @param _begin - Does it; what it returns, if anything, is disposed when
   * the last wait has ended.
   */
  constructor(
    private _waits: ShownWaits,
    private _find: (wait: IWait) => T | null,
    private _begin: (target: T) => IDisposable | null
  ) {
    _waits.changed.connect(this._update, this);
    this._update();
  }

  /**
   * Whether it has been disposed.
   */
  get isDisposed(): boolean {
    return this._isDisposed;
  }

  /**
   * End what was begun.
   */
  dispose(): void {
    if (this._isDisposed) {
      return;
    }
    this._isDisposed = true;
    this._waits.changed.disconnect(this._update, this);
    this._begun.forEach(begun => begun?.dispose());
    this._begun.clear();
  }

  private _update(): void {
    const found = this._waits.open.map(wait => this._find(wait));
    const waiting = new Set(found.filter(target => target !== null));
    this._begun.forEach((begun, target) => {
      if (!waiting.has(target)) {
        this._begun.delete(target);
        begun?.dispose();
      }
    });
    waiting.forEach(target => {
      if (!this._begun.has(target)) {
        this._begun.set(target, this._begin(target));
      }
    });
  }

  private _begun = new Map<T, IDisposable | null>();
  private _isDisposed = false;
}
