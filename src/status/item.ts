import type { TranslationBundle } from '@jupyterlab/translation';
import { Widget } from '@lumino/widgets';

import type { IWait } from '../tokens';
import type { ShownWaits } from './shown';

/**
 * Says in the status bar that a cell waits, and leads there.
 */
export class StatusItem extends Widget {
  /**
   * Construct an item.
   */
  constructor(options: StatusItem.IOptions) {
    super();
    this._options = options;
    this._button = document.createElement('button');
    this._button.type = 'button';
    this._button.className = 'jp-blocking-StatusItem';
    this._button.addEventListener('click', () => this._go());
    this.node.append(this._button);
    options.waits.changed.connect(this._show, this);
    this._show();
  }

  /**
   * Stop following the waits.
   */
  override dispose(): void {
    this._options.waits.changed.disconnect(this._show, this);
    super.dispose();
  }

  private _show(): void {
    const { waits, trans } = this._options;
    const count = waits.open.length;
    const text =
      count > 1
        ? trans.__('Waiting for input (%1)', count)
        : trans.__('Waiting for input');
    this._button.textContent = text;
    this._button.title = trans.__('Go to the cell that waits');
    this._button.setAttribute(
      'aria-label',
      trans.__('%1: go to the cell that waits', text)
    );
  }

  private _go(): void {
    const wait = this._options.waits.newest;
    if (wait) {
      this._options.goTo(wait);
    }
  }

  private _options: StatusItem.IOptions;
  private _button: HTMLButtonElement;
}

/**
 * A namespace for `StatusItem` statics.
 */
export namespace StatusItem {
  /**
   * The options of an item.
   */
  export interface IOptions {
    /**
     * The open waits.
     */
    readonly waits: ShownWaits;

    /**
     * The texts.
     */
    readonly trans: TranslationBundle;

    /**
     * Goes to a wait.
     */
    readonly goTo: (wait: IWait) => void;
  }
}
