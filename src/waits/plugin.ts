import type {
  JupyterFrontEnd,
  JupyterFrontEndPlugin
} from '@jupyterlab/application';
import type { ISessionContext } from '@jupyterlab/apputils';
import { IConsoleTracker } from '@jupyterlab/console';
import { INotebookTracker } from '@jupyterlab/notebook';

import { IWaits } from '../tokens';
import { mayWait } from './busy';
import { KernelFollower } from './follower';
import { FoundComms } from './found';
import { KernelWaits } from './kernelwaits';
import { WaitRegistry } from './registry';

/**
 * Knows which cells wait, in all notebooks and consoles.
 */
export const waitsPlugin: JupyterFrontEndPlugin<IWaits> = {
  id: 'jupyterlab-blocking-widgets:waits',
  description: 'Knows which cells wait for a person, and answers them.',
  autoStart: true,
  provides: IWaits,
  optional: [INotebookTracker, IConsoleTracker],
  activate: (
    app: JupyterFrontEnd,
    notebooks: INotebookTracker | null,
    consoles: IConsoleTracker | null
  ): IWaits => {
    const registry = new WaitRegistry(() => Date.now());
    const found = new FoundComms();
    const follow = ({ sessionContext }: { sessionContext: ISessionContext }) =>
      new KernelFollower(
        sessionContext,
        kernel =>
          new KernelWaits({
            kernel,
            registry,
            found,
            mayWait: () => mayWait(app.serviceManager, kernel.id)
          })
      );
    notebooks?.forEach(follow);
    notebooks?.widgetAdded.connect((_, panel) => void follow(panel));
    consoles?.forEach(follow);
    consoles?.widgetAdded.connect((_, panel) => void follow(panel));
    return registry;
  }
};
