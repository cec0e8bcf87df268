import type { DOMWidgetModel, DOMWidgetView } from '@jupyter-widgets/base';
import { Panel, Widget } from '@lumino/widgets';

import { hintInput, idOf, labelControls } from './labels';
import { renderMarkdown } from './markdown';
import type { IField } from './model';
import { findUnreadable } from './pending';
import { keepOutOfFiles } from './secrets';
import type { IPromptServices } from './services';

/**
 * One field of a prompt: label, widget, help and error.
 */
export class FieldRow extends Panel {
  /**
   * Construct a row.
   */
  constructor(options: FieldRow.IOptions) {
    super();
    const { field, model, services } = options;
    this.field = field;
    this.model = model;
    keepOutOfFiles(model);
    this._services = services;
    this.addClass('jp-blocking-Field');
    this.node.dataset.kind = field.kind;
    this._title = options.title;
    this._label = this._title ? null : document.createElement('label');
    if (this._label) {
      this._addLabel(this._label);
    }
    this._body.addClass('jp-blocking-Field-body');
    this.addWidget(this._body);
    if (field.help) {
      this._help = renderMarkdown(services.rendermime, field.help);
      this._help.addClass('jp-blocking-Field-help');
      this.addWidget(this._help);
    }
    this._error.addClass('jp-blocking-Field-error');
    this._error.hide();
    this.addWidget(this._error);
  }

  /**
   * The field.
   */
  readonly field: IField;

  /**
   * The model of its widget.
   */
  readonly model: DOMWidgetModel;

  /**
   * Why its value was refused, `''` for no reason.
   */
  get error(): string {
    return this._error.node.textContent ?? '';
  }
  set error(value: string) {
    this._error.node.textContent = value;
    this._error.setHidden(value === '');
    this.toggleClass('jp-mod-invalid', value !== '');
    this.wire();
  }

  /**
   * Draw the widget, or, where the author wants it once only and it is on the
   * page already, a way to it.
   *
   * @param create - Creates a view of the widget.
   */
  async draw(
    create: (model: DOMWidgetModel) => Promise<DOMWidgetView>
  ): Promise<void> {
    const shown =
      this.field.shown === 'once' ? await shownView(this.model) : null;
    if (shown) {
      this._body.addWidget(this._link(shown.el));
      return;
    }
    const view = await create(this.model);
    if (this.isDisposed) {
      view.remove();
      return;
    }
    this._body.addWidget(view.luminoWidget);
    this._view = view;
    hintInput(view.el, this.field);
    this.wire();
    void view.displayed.then(() => this.wire());
    if (this.field.kind === 'widget') {
      // Boxes draw what is in them later, and so do other libraries.
      this._drawn.observe(view.el, { childList: true, subtree: true });
    }
  }

  /**
   * Stop following what the widget draws.
   */
  override dispose(): void {
    this._drawn.disconnect();
    super.dispose();
  }

  /**
   * Name and describe the inputs as they are now.
   */
  wire(): void {
    if (!this._view || this.isDisposed) {
      return;
    }
    const label = this._label ?? this._title;
    const control = labelControls(this._view.el, {
      label: label ? idOf(label) : '',
      descriptions: [
        ...(this._help ? [idOf(this._help.node)] : []),
        ...(this.error ? [idOf(this._error.node)] : [])
      ],
      invalid: this.error !== ''
    });
    if (this._label && control) {
      this._label.htmlFor = idOf(control);
    }
  }

  /**
   * Whether what is seen can't be what the widget holds.
   */
  get isUnreadable(): boolean {
    const value: unknown = this.model.get('value');
    return !!this._view && findUnreadable(this._view.el, value) !== null;
  }

  private _addLabel(label: HTMLLabelElement): void {
    label.className = 'jp-blocking-Field-label';
    label.textContent = this.field.label;
    this.addWidget(new Widget({ node: label }));
  }

  private _link(target: HTMLElement): Widget {
    const { trans } = this._services;
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'jp-blocking-Link';
    button.textContent = trans.__('Go to it');
    button.addEventListener('click', () => {
      target.scrollIntoView({ block: 'center' });
      target.querySelector<HTMLElement>('input, button, [tabindex]')?.focus();
    });
    const widget = new Widget();
    widget.addClass('jp-blocking-Field-shown');
    widget.node.append(trans.__('Shown above.'), ' ', button);
    return widget;
  }

  private _services: IPromptServices;
  private _title: HTMLElement | null;
  private _label: HTMLLabelElement | null;
  private _body = new Panel();
  private _help: Widget | null = null;
  private _error = new Widget();
  private _view: DOMWidgetView | null = null;
  private _drawn = new MutationObserver(() => this.wire());
}

/**
 * A namespace for `FieldRow` statics.
 */
export namespace FieldRow {
  /**
   * The options of a row.
   */
  export interface IOptions {
    /**
     * The field.
     */
    readonly field: IField;

    /**
     * The model of its widget.
     */
    readonly model: DOMWidgetModel;

    /**
     * The prompt's title, where it stands for the field's label.
     */
    readonly title: HTMLElement | null;

    /**
     * The page's services.
     */
    readonly services: IPromptServices;
  }
}

/**
 * Find a view of a widget that is on the page.
 */
async function shownView(model: DOMWidgetModel): Promise<DOMWidgetView | null> {
  const views = await Promise.all(Object.values(model.views ?? {}));
  const shown = views.find(view => view.el.isConnected);
  return (shown as DOMWidgetView | undefined) ?? null;
}
