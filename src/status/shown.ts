import type { IDisposable } from '@lumino/disposable';
import { Debouncer } from '@lumino/polling';
import { Signal, type ISignal } from '@lumino/signaling';

import type { IWait, IWaits } from '../tokens';

/**
 * How long a wait is shown after it has ended, in milliseconds.
 */
const LINGER = 100;

/**
 * The open waits as the page around the prompts shows them.
 *
 * A wait is shown as soon as it opens, and for a moment after it has ended:
 * the cells below come first, and of questions that follow each other the page
 * need not be drawn anew for each.
 */
export class ShownWaits implements IDisposable {
  /**
   * Construct it.
   */
  constructor(private _waits: IWaits) {
    this._open = _waits.open;
    _waits.changed.connect(this._onChanged, this);
  }

  /**
   * The waits to show, outermost first within a kernel.
   */
  get open(): readonly IWait[] {
    return this._open;
  }

  /**
   * The wait to go to: the newest that is open now.
   */
  get newest(): IWait | undefined {
    return [...this._waits.open].pop();
  }

  /**
   * A signal emitted when waits came or went.
   */
  get changed(): ISignal<this, void> {
    return this._changed;
  }

  /**
   * Whether it has been disposed.
   */
  get isDisposed(): boolean {
    return this._later.isDisposed;
  }

  /**
   * Stop following the waits.
   */
  dispose(): void {
    this._waits.changed.disconnect(this._onChanged, this);
    this._later.dispose();
    Signal.clearData(this);
  }

  private _onChanged(_: IWaits, { type }: IWaits.IChange): void {
    if (type === 'opened') {
      this._update();
    } else if (type === 'closed') {
      void this._later.invoke();
    }
  }

  private _update(): void {
    this._open = this._waits.open;
    this._changed.emit();
  }

  private _open: readonly IWait[];
  private _changed = new Signal<this, void>(this);
  private _later = new Debouncer(() => this._update(), LINGER);
}
