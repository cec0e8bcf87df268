import { DisposableDelegate, type IDisposable } from '@lumino/disposable';

/**
 * The clock that JupyterLab shows for a notebook's run.
 */
export interface IRunClock {
  /**
   * Its state.
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
 * Stop the clock of a notebook that waits for a person.
 *
 * It tells how long a run takes the kernel. It also draws the execution
 * indicator anew each second, which is nearly all that the page would do while
 * the person thinks.
 *
 * @returns What lets it tick again, unless its run has ended.
 */
export function stopClock({ state, draw }: IRunClock): IDisposable {
  clearInterval(state.interval);
  return new DisposableDelegate(() => {
    if (state.executionStatus === 'busy') {
      clearInterval(state.interval);
      state.interval = window.setInterval(() => {
        state.totalTime += 1;
        draw();
      }, 1000);
    }
  });
}
