import type { TranslationBundle } from '@jupyterlab/translation';
import { Widget } from '@lumino/widgets';

import { ClickGuard } from './clicks';
import type { IButton } from './model';

/**
 * The buttons of a prompt: those that answer it, Reset and Stop.
 */
export class ButtonRow extends Widget {
  /**
   * Construct the row.
   */
  constructor(options: ButtonRow.IOptions) {
    super();
    this.addClass('jp-blocking-Buttons');
    const { buttons, press, reset, cancel, trans } = options;
    const answers = document.createElement('div');
    answers.className = 'jp-blocking-Answers';
    if (options.labelledBy) {
      answers.setAttribute('role', 'group');
      answers.setAttribute('aria-labelledby', options.labelledBy);
    }
    buttons.forEach(({ label, primary }, index) => {
      const button = this._add(answers, label, () => press(index));
      button.classList.toggle('jp-mod-accept', primary);
    });
    this.node.append(answers);
    this._reset = this._add(this.node, trans.__('Reset'), reset);
    this._reset.classList.add('jp-blocking-mod-quiet');
    if (options.stop) {
      const stop = this._add(this.node, options.stop, cancel);
      stop.classList.add('jp-blocking-mod-quiet', 'jp-blocking-Stop');
      this._stop = stop;
    }
  }

  /**
   * Whether the buttons can be pressed.
   *
   * They stay focusable while an answer is judged: who pressed one must not
   * lose his place.
   */
  set isEnabled(value: boolean) {
    this._buttons
      .filter(button => button !== this._stop)
      .forEach(button => enable(button, value));
  }

  /**
   * Whether the cell can be stopped: also while an answer is judged.
   */
  set canStop(value: boolean) {
    if (this._stop) {
      enable(this._stop, value);
    }
  }

  /**
   * Whether Reset is offered.
   */
  set offersReset(value: boolean) {
    this._reset.hidden = !value;
  }

  /**
   * The button to focus where there is no field: the primary, or the first.
   */
  get target(): HTMLElement | null {
    return (
      this.node.querySelector<HTMLElement>('button.jp-mod-accept') ??
      this._buttons[0] ??
      null
    );
  }

  private _add(
    parent: HTMLElement,
    text: string,
    action: () => void
  ): HTMLButtonElement {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'jp-blocking-Button';
    button.textContent = text;
    button.addEventListener('click', event => {
      const isEnabled = button.getAttribute('aria-disabled') !== 'true';
      if (this._guard.counts(event) && isEnabled) {
        action();
      }
    });
    enable(button, false);
    this._buttons.push(button);
    parent.append(button);
    return button;
  }

  private _guard = new ClickGuard();
  private _buttons: HTMLButtonElement[] = [];
  private _reset: HTMLButtonElement;
  private _stop: HTMLButtonElement | null = null;
}

/**
 * A namespace for `ButtonRow` statics.
 */
export namespace ButtonRow {
  /**
   * The options of a row.
   */
  export interface IOptions {
    /**
     * The buttons that answer.
     */
    readonly buttons: readonly IButton[];

    /**
     * The text of the button that stops the cell, empty for none.
     */
    readonly stop: string;

    /**
     * The id of what names the buttons as a group, where they are a choice.
     */
    readonly labelledBy: string | null;

    /**
     * A button that answers was pressed.
     */
    readonly press: (index: number) => void;

    /**
     * Reset was pressed.
     */
    readonly reset: () => void;

    /**
     * Stop was pressed.
     */
    readonly cancel: () => void;

    /**
     * The texts.
     */
    readonly trans: TranslationBundle;
  }
}

function enable(button: HTMLButtonElement, value: boolean): void {
  button.setAttribute('aria-disabled', String(!value));
}
