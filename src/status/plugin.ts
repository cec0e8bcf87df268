import type {
  JupyterFrontEnd,
  JupyterFrontEndPlugin
} from '@jupyterlab/application';
import { ICommandPalette } from '@jupyterlab/apputils';
import { IConsoleTracker } from '@jupyterlab/console';
import { INotebookTracker } from '@jupyterlab/notebook';
import { ISettingRegistry } from '@jupyterlab/settingregistry';
import { IStatusBar } from '@jupyterlab/statusbar';
import {
  ITranslator,
  nullTranslator,
  type TranslationBundle
} from '@jupyterlab/translation';

import { followSettings } from '../settings';
import { IWaits, type IWait } from '../tokens';
import { PACKAGE } from '../version';
import { stopClock } from './clocks';
import { runClockOf } from './indicator';
import { StatusItem } from './item';
import { markWaiting } from './marker';
import { MissingPrompts } from './missing';
import { WaitNotices } from './notices';
import { WaitPlaces } from './places';
import { DEFAULT_STATUS_SETTINGS, readStatusSettings } from './settings';
import { ShownWaits } from './shown';
import { TitleMark } from './title';
import { WhileWaiting } from './whilewaiting';

const ID = 'jupyterlab-blocking-widgets:status';

/**
 * Goes to the cell that waits; takes no arguments.
 */
const GO_TO_WAIT = 'blocking-widgets:go-to-wait';

/**
 * Tells of waits outside of their prompts.
 */
export const statusPlugin: JupyterFrontEndPlugin<void> = {
  id: ID,
  description: 'Tells that a cell waits for a person, and leads there.',
  autoStart: true,
  requires: [IWaits],
  optional: [
    INotebookTracker,
    IConsoleTracker,
    IStatusBar,
    ICommandPalette,
    ISettingRegistry,
    ITranslator
  ],
  activate: (
    app: JupyterFrontEnd,
    waits: IWaits,
    notebooks: INotebookTracker | null,
    consoles: IConsoleTracker | null,
    statusBar: IStatusBar | null,
    palette: ICommandPalette | null,
    registry: ISettingRegistry | null,
    translator: ITranslator | null
  ): void => {
    const trans = (translator ?? nullTranslator).load(PACKAGE);
    const settings = followSettings(
      registry,
      ID,
      readStatusSettings,
      DEFAULT_STATUS_SETTINGS
    );
    const places = new WaitPlaces({ shell: app.shell, notebooks, consoles });
    const goTo = (wait: IWait) => void places.goTo(wait);
    const shown = new ShownWaits(waits);
    addCommand({ app, waits: shown, goTo, palette, trans });
    addItem({ statusBar, waits: shown, goTo, trans });
    new WhileWaiting(shown, wait => places.cellOf(wait), markWaiting);
    new MissingPrompts({
      waits,
      trans,
      cellOf: wait => places.ownCellOf(wait)
    });
    new WhileWaiting(
      shown,
      wait => places.notebookOf(wait),
      panel => {
        const clock = runClockOf(panel);
        return clock && stopClock(clock);
      }
    );
    new TitleMark(waits, document);
    const isWanted = () => settings().notifications;
    new WaitNotices({ waits, trans, goTo, isWanted });
  }
};

interface IParts {
  readonly waits: ShownWaits;
  readonly goTo: (wait: IWait) => void;
  readonly trans: TranslationBundle;
}

function addCommand(
  parts: IParts & { app: JupyterFrontEnd; palette: ICommandPalette | null }
): void {
  const { app, palette, waits, goTo, trans } = parts;
  app.commands.addCommand(GO_TO_WAIT, {
    label: trans.__('Go to the Waiting Cell'),
    caption: trans.__('Go to the cell that waits for your input'),
    isEnabled: () => waits.open.length > 0,
    execute: () => {
      if (waits.newest) {
        goTo(waits.newest);
      }
    },
    describedBy: { args: { type: 'object', properties: {} } }
  });
  waits.changed.connect(() => app.commands.notifyCommandChanged(GO_TO_WAIT));
  const category = trans.__('Notebook Operations');
  palette?.addItem({ command: GO_TO_WAIT, category });
}

function addItem(parts: IParts & { statusBar: IStatusBar | null }): void {
  const { statusBar, waits, goTo, trans } = parts;
  statusBar?.registerStatusItem(ID, {
    item: new StatusItem({ waits, goTo, trans }),
    align: 'left',
    rank: 3,
    isActive: () => waits.open.length > 0,
    activeStateChanged: waits.changed
  });
}
