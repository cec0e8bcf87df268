import { Token } from '@lumino/coreutils';
import type { ISignal } from '@lumino/signaling';

import type { Errors, KernelOutcome, WaitKind } from './waits/protocol';

/**
 * How a wait ended, as the page sees it.
 *
 * `lost` is the page's own word: the kernel restarted, died, or let go of its
 * comm, so that nobody waits any more.
 */
export type Outcome = KernelOutcome | 'lost';

/**
 * What names a wait on this page: its id is unique in its kernel only.
 */
export interface IWaitReference {
  /**
   * The id that the kernel gave to the wait.
   */
  readonly id: string;

  /**
   * The id of the kernel that waits.
   */
  readonly kernelId: string;
}

/**
 * A cell's execution, blocked in the kernel until a person submits.
 */
export interface IWait extends IWaitReference {
  /**
   * What kind of question was asked.
   */
  readonly kind: WaitKind;

  /**
   * The answer's key.
   */
  readonly name: string;

  /**
   * The prompt's title, as plain text.
   */
  readonly title: string;

  /**
   * The id of the cell that waits, where the kernel was told.
   */
  readonly cell: string | null;

  /**
   * The message id of the `execute_request` that waits.
   */
  readonly request: string;

  /**
   * The session of the page that asked for the run.
   */
  readonly session: string;

  /**
   * The model id of the prompt widget.
   */
  readonly prompt: string | null;

  /**
   * When the wait times out, in milliseconds on this page's clock.
   */
  readonly deadline: number | null;

  /**
   * `submitting` from the person's press until the kernel has judged it.
   */
  readonly status: 'open' | 'submitting';

  /**
   * Why the last submit was refused: field key to reason, `''` for the whole.
   */
  readonly errors: Errors;

  /**
   * Whether this page asked for the run.
   */
  readonly own: boolean;
}

/**
 * The waits of all kernels that this page talks to.
 */
export interface IWaits {
  /**
   * The waits that are open, outermost first within a kernel.
   */
  readonly open: readonly IWait[];

  /**
   * A signal emitted whenever a wait opens, changes or ends.
   */
  readonly changed: ISignal<IWaits, IWaits.IChange>;

  /**
   * A signal emitted when a message was too large to be sent.
   */
  readonly oversized: ISignal<IWaits, IWaits.IOversized>;

  /**
   * Find an open wait.
   *
   * @param reference - The wait.
   *
   * @returns The wait, or undefined where it isn't open (any more).
   */
  get(reference: IWaitReference): IWait | undefined;

  /**
   * Submit: send the answer that the wait's widgets hold.
   *
   * @param reference - The wait; nothing happens where it is not open, or is
   * being submitted.
   * @param options - What was pressed.
   *
   * @returns A promise that resolves when the submit is on its way, or can
   * never be. How it went is told by {@link changed}.
   */
  submit(
    reference: IWaitReference,
    options: IWaits.ISubmitOptions
  ): Promise<void>;

  /**
   * Cancel: stop the cell.
   */
  cancel(reference: IWaitReference): void;

  /**
   * Put the first values back into the wait's widgets.
   */
  reset(reference: IWaitReference): void;
}

/**
 * A namespace for `IWaits` types.
 */
export namespace IWaits {
  /**
   * What happened to a wait.
   */
  export type ChangeType =
    'opened' | 'submitting' | 'refused' | 'reopened' | 'updated' | 'closed';

  /**
   * The arguments of the `changed` signal.
   */
  export interface IChange {
    /**
     * What happened. `reopened`: it is open without errors again, as its first
     * values were put back, or a submit came to nothing without a reason.
     * `updated`: its deadline was told anew.
     */
    readonly type: ChangeType;

    /**
     * The wait, as it is now.
     */
    readonly wait: IWait;

    /**
     * How the wait ended; given with `closed` only.
     */
    readonly outcome?: Outcome;
  }

  /**
   * The arguments of the `oversized` signal.
   */
  export interface IOversized {
    /**
     * The kernel that the message was meant for.
     */
    readonly kernelId: string;

    /**
     * The comm of the message: for a widget, its model id.
     */
    readonly comm: string;
  }

  /**
   * The options of a submit.
   */
  export interface ISubmitOptions {
    /**
     * The index of the pressed button among the prompt's, null for none.
     */
    readonly button: number | null;
  }
}

/**
 * The token of the waits.
 */
export const IWaits = new Token<IWaits>(
  'jupyterlab-blocking-widgets:IWaits',
  'The waits of all kernels: which cells wait for a person, and a way to answer.'
);
