import type { IWait, Outcome } from '../tokens';
import { innermost } from '../waits/registry';

/**
 * What a prompt looks like, decided from plain values. Pure.
 */

/**
 * The phases of a prompt.
 *
 * - `coming`: the kernel hasn't told of the wait yet;
 * - `open`: the person can answer;
 * - `submitting`: the kernel judges the answer;
 * - `outer`: another question has to be answered first;
 * - `closed`: answered, or ended otherwise; the record is about to come;
 * - `lost`: the kernel has stopped waiting;
 * - `unknown`: nobody waits: an old page, or saved state.
 */
export type Phase =
  'coming' | 'open' | 'submitting' | 'outer' | 'closed' | 'lost' | 'unknown';

/**
 * What decides on the phase.
 */
export interface ICircumstances {
  /**
   * The open waits of the page.
   */
  readonly open: readonly IWait[];

  /**
   * The prompt's wait, if it is open.
   */
  readonly wait: IWait | undefined;

  /**
   * How the prompt's wait ended, if this page saw it end.
   */
  readonly outcome: Outcome | null;

  /**
   * Whether the prompt's widget is connected to a kernel.
   */
  readonly live: boolean;
}

/**
 * Which phase is a prompt in?
 */
export function phaseOf(circumstances: ICircumstances): Phase {
  const { open, wait, outcome, live } = circumstances;
  if (wait) {
    if (innermost(open, wait.kernelId)?.id !== wait.id) {
      return 'outer';
    }
    return wait.status;
  }
  if (outcome) {
    return outcome === 'lost' ? 'lost' : 'closed';
  }
  return live ? 'coming' : 'unknown';
}

/**
 * Which wait does a prompt belong to?
 */
export function waitOf(
  open: readonly IWait[],
  prompt: { model: string; id: string; kernelId: string | null }
): IWait | undefined {
  return open.find(
    wait =>
      wait.prompt === prompt.model ||
      (wait.prompt === null &&
        wait.id === prompt.id &&
        (prompt.kernelId === null || prompt.kernelId === wait.kernelId))
  );
}
