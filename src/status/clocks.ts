import type { IDisposable } from '@lumino/disposable';

import type { IWait } from '../tokens';
import type { ShownWaits } from './shown';

/**
 * The clock that JupyterLab shows for a notebook's run.
 */
export interface IRunClock {
  /**
   * Its state, the same object for the same notebook.
   */
  readonly state: {
    /**
     * `'busy'` while cells run or are queued.
     */
    readonly executionStatus: string;

    /**
     * What it shows, in seconds.
     */
    totalTime: number;

    /**
     * The id of the interval that makes it tick.
     */
    interval: number;
  };

  /**
   * Draw it anew.
   */
  readonly draw: () => void;
}

/**
 * Stops the clocks of the notebooks that wait for a person.
 *
 * A clock tells how long a run takes the kernel. It also draws the execution
 * indicator anew each second, which is nearly all that the page would do while
 * the person thinks.
 */
export class RunClocks implements IDisposable {
  /**
   * Construct it.
   *
   * @param _waits - The open waits.
   * @param _clockOf - Finds the clock of a wait's notebook.
   */
  constructor(
    private _waits: ShownWaits,
    private _clockOf: (wait: IWait) => IRunClock | null
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
   * Let all clocks go on.
   */
  dispose(): void {
    if (this._isDisposed) {
      return;
    }
    this._isDisposed = true;
    this._waits.changed.disconnect(this._update, this);
    this._stopped.forEach(resume);
    this._stopped.clear();
  }

  private _update(): void {
    const waiting = new Map<IRunClock['state'], IRunClock>();
    for (const wait of this._waits.open) {
      const clock = this._clockOf(wait);
      if (clock) {
        waiting.set(clock.state, clock);
      }
    }
    for (const [state, clock] of this._stopped) {
      if (!waiting.has(state)) {
        resume(clock);
      }
    }
    waiting.forEach(({ state }) => clearInterval(state.interval));
    this._stopped = waiting;
  }

  private _stopped = new Map<IRunClock['state'], IRunClock>();
  private _isDisposed = false;
}

/**
 * Let a clock tick again, unless its run has ended.
 */
function resume({ state, draw }: IRunClock): void {
  if (state.executionStatus === 'busy') {
    clearInterval(state.interval);
    state.interval = window.setInterval(() => {
      state.totalTime += 1;
      draw();
    }, 1000);
  }
}
