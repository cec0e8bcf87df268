import { ExecutionIndicator, type NotebookPanel } from '@jupyterlab/notebook';

import type { IRunClock } from './clocks';

/**
 * Find the clock of a notebook's run, which the execution indicator in the
 * toolbar shows. There is none where a setting has put the indicator into the
 * status bar, or another extension has taken its place.
 */
export function runClockOf(panel: NotebookPanel): IRunClock | null {
  for (const item of panel.toolbar.children()) {
    if (item instanceof ExecutionIndicator && !item.isDisposed) {
      const { model } = item;
      const state = model.executionState(panel.content);
      return state ? { state, draw: () => model.stateChanged.emit() } : null;
    }
  }
  return null;
}
