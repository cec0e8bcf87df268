import { Widget, type PanelLayout } from '@lumino/widgets';

import { ButtonRow } from './buttons';
import { FieldList } from './fields';
import { PromptHeader } from './header';
import { renderMarkdown } from './markdown';
import type { PromptModel } from './model';
import type { IPromptServices } from './services';
import type { Phase } from './state';

/**
 * What is seen of a prompt, put together from its parts. It knows how to look
 * in each phase, and nothing of waits.
 */
export class PromptBody {
  /**
   * Construct the parts.
   */
  constructor(options: PromptBody.IOptions) {
    const { model, services, actions } = options;
    this._services = services;
    this._model = model;
    this.header = new PromptHeader(model.title, services);
    const { heading } = this.header;
    const [only] = model.fields;
    const isSame = model.fields.length === 1 && only?.label === model.title;
    this.isCheck = isSame && only?.kind === 'check';
    this.isMerged = isSame && !this.isCheck && model.title !== '';
    this.fields = new FieldList({
      fields: model.fields,
      models: model.children,
      title: this.isMerged ? heading : null,
      services
    });
    this.buttons = new ButtonRow({
      buttons: model.buttons,
      stop: model.cancel,
      labelledBy: model.kind === 'choose' ? heading.id : null,
      trans: services.trans,
      ...actions
    });
    this._error.addClass('jp-blocking-Error');
    this._hint.addClass('jp-blocking-Hint');
  }

  /**
   * The head.
   */
  readonly header: PromptHeader;

  /**
   * The fields.
   */
  readonly fields: FieldList;

  /**
   * The buttons.
   */
  readonly buttons: ButtonRow;

  /**
   * Whether title and label are one.
   */
  readonly isMerged: boolean;

  /**
   * Whether it is one checkbox, whose label stands beside it.
   */
  readonly isCheck: boolean;

  /**
   * Put the parts into a prompt's layout.
   */
  fill(layout: PanelLayout): void {
    const { help, note } = this._model;
    layout.addWidget(this.header);
    if (help) {
      const widget = renderMarkdown(this._services.rendermime, help);
      widget.addClass('jp-blocking-Help');
      layout.addWidget(widget);
    }
    layout.addWidget(this.fields);
    layout.addWidget(this._error);
    if (note) {
      const widget = new Widget();
      widget.addClass('jp-blocking-Note');
      widget.node.textContent = note;
      layout.addWidget(widget);
    }
    layout.addWidget(this._hint);
    layout.addWidget(this.buttons);
  }

  /**
   * Show why an answer was refused.
   *
   * @param errors - Field key to reason, `''` for the whole.
   */
  showErrors(errors: Readonly<Record<string, string>>): void {
    const rest = this.fields.showErrors(errors);
    this._error.node.textContent = rest.join('\n');
    this._error.setHidden(rest.length === 0);
  }

  /**
   * Look as in this phase.
   */
  showPhase(phase: Phase): void {
    const { trans } = this._services;
    this.header.state = stateText(phase, trans);
    const hint = hintText(phase, this._model.remembered, trans);
    this._hint.node.textContent = hint;
    this._hint.setHidden(hint === '');
    // Not when closed: what is inert loses the focus before the prompt goes,
    // and then nobody knows that it has to be given back.
    this.fields.node.inert = phase === 'outer' || phase === 'unknown';
    this.buttons.setHidden(phase === 'lost' || phase === 'unknown');
    this.buttons.isEnabled = phase === 'open';
    this.buttons.canStop = ['open', 'submitting', 'outer'].includes(phase);
    this.buttons.offersReset = phase === 'open' && this._model.remembered;
  }

  private _model: PromptModel;
  private _services: IPromptServices;
  private _error = new Widget();
  private _hint = new Widget();
}

/**
 * A namespace for `PromptBody` statics.
 */
export namespace PromptBody {
  /**
   * The options of a body.
   */
  export interface IOptions {
    /**
     * What is asked.
     */
    readonly model: PromptModel;

    /**
     * The page's services.
     */
    readonly services: IPromptServices;

    /**
     * What the buttons do.
     */
    readonly actions: Pick<ButtonRow.IOptions, 'press' | 'reset' | 'cancel'>;
  }
}

type Texts = IPromptServices['trans'];

function stateText(phase: Phase, trans: Texts): string {
  switch (phase) {
    case 'open':
    case 'outer':
      return trans.__('Waiting for input');
    case 'submitting':
      return trans.__('Sending …');
    case 'coming':
    case 'closed':
    case 'lost':
    case 'unknown':
      return '';
  }
}

function hintText(phase: Phase, remembered: boolean, trans: Texts): string {
  switch (phase) {
    case 'open':
      return remembered ? trans.__('Your last answer is filled in.') : '';
    case 'outer':
      return trans.__('Answer the question below first.');
    case 'lost':
      return trans.__(
        'The kernel has stopped waiting. Run the cell again to be asked again.'
      );
    case 'unknown':
      return trans.__(
        'This question is no longer open. Run the cell again to be asked again.'
      );
    case 'coming':
    case 'submitting':
    case 'closed':
      return '';
  }
}
