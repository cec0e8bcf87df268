import { DOMWidgetView, type WidgetView } from '@jupyter-widgets/base';
import type { Message } from '@lumino/messaging';
import { PanelLayout } from '@lumino/widgets';

import type { IWait, IWaits, Outcome } from '../tokens';
import { PromptBody } from './body';
import type { FieldRow } from './field';
import {
  FocusReturn,
  PROMPT_CLASS,
  focusGently,
  isInUse,
  keepActiveCell,
  keepFocus
} from './focus';
import { isSubmitKey } from './keys';
import type { PromptModel } from './model';
import { commitPending, focusedIn } from './pending';
import type { IPromptServices } from './services';
import { phaseOf, waitOf, type Phase } from './state';

/**
 * How long a prompt keeps its look after a submit, in milliseconds.
 *
 * The record nearly always comes sooner, and whatever is drawn before keeps the
 * page from the next cell's output. It is also soon enough to be felt as a
 * response (Miller 1968, "Response time in man-computer conversational
 * transactions").
 */
const PATIENCE = 150;

/**
 * A prompt on the page: joins what is asked (the model) to how the wait goes
 * (the registry).
 *
 * It stops listening when it is removed: when the kernel closes the widget
 * after an answer, when its output is cleared, when the notebook is closed.
 */
export class PromptView extends DOMWidgetView {
  declare model: PromptModel;

  /**
   * The page's services; a subclass made by the plugin has them.
   */
  protected get services(): IPromptServices {
    throw new Error('PromptView needs services: see promptExports');
  }

  /**
   * Draw the prompt.
   */
  override async render(): Promise<void> {
    super.render();
    this._dress();
    this._body = new PromptBody({
      model: this.model,
      services: this.services,
      actions: {
        press: index => this._submit(index),
        reset: () => this._withWait(wait => this.services.waits.reset(wait)),
        cancel: () => this._withWait(wait => this.services.waits.cancel(wait))
      }
    });
    const layout = new PanelLayout();
    this.luminoWidget.layout = layout;
    this._body.fill(layout);
    this.el.setAttribute('aria-labelledby', this._body.header.heading.id);
    this.el.classList.toggle('jp-mod-merged', this._body.isMerged);
    this.el.classList.toggle('jp-mod-check', this._body.isCheck);
    this._listen();
    await this._body.fields.draw(model => this.create_child_view(model));
    this._show();
  }

  /**
   * The kernel changed what is asked; `remembered` is all that does.
   */
  override update(): void {
    this._show();
  }

  /**
   * Stop listening, and leave the page.
   */
  override remove(): ReturnType<WidgetView['remove']> {
    this._abort.abort();
    clearTimeout(this._timer);
    cancelAnimationFrame(this._frame);
    this.services.waits.changed.disconnect(this._onChanged, this);
    this.services.waits.oversized.disconnect(this._onOversized, this);
    return super.remove();
  }

  /**
   * Follow the page: a prompt appears when it is attached and visible.
   */
  override processLuminoMessage(msg: Message): void {
    super.processLuminoMessage(msg);
    switch (msg.type) {
      case 'after-attach':
      case 'after-show':
        this._appear();
        break;
      case 'before-detach':
        this._focus?.leaving();
        break;
      default:
        break;
    }
  }

  private _dress(): void {
    this.el.classList.add('jupyter-widgets', PROMPT_CLASS);
    this.el.setAttribute('role', 'group');
    this.el.dataset.wait = this.model.wait;
    this.el.dataset.kind = this.model.kind;
    suppressShortcuts(this.el);
  }

  private _listen(): void {
    const { waits } = this.services;
    waits.changed.connect(this._onChanged, this);
    waits.oversized.connect(this._onOversized, this);
    const focus = new FocusReturn(this.el);
    this._focus = focus;
    const options = { capture: true, signal: this._abort.signal };
    keepActiveCell(this.el, this._abort.signal);
    this.el.addEventListener('keydown', e => this._onKeydown(e), options);
    this.el.addEventListener('focusin', e => this._onFocus(e, focus), options);
    this.el.addEventListener('input', e => this._onInput(e), options);
    this.el.addEventListener('change', e => this._onChange(e), options);
    this._rows.forEach(({ model, field }) => {
      this.listenTo(model, 'change', () => this._forgive(field.key));
    });
    this.listenTo(this.model, 'comm_live_update', () => this._show());
  }

  /**
   * The wait, if it is open.
   */
  private get _wait(): IWait | undefined {
    const { model } = this;
    return waitOf(this.services.waits.open, {
      model: model.model_id,
      id: model.wait,
      kernelId: model.kernelId
    });
  }

  private get _phase(): Phase {
    return phaseOf({
      open: this.services.waits.open,
      wait: this._wait,
      outcome: this._outcome,
      live: this.model.comm_live
    });
  }

  private _withWait(action: (wait: IWait) => void): void {
    const wait = this._wait;
    if (wait) {
      action(wait);
    }
  }

  /**
   * Show how the wait goes.
   */
  private _show(): void {
    const body = this._body;
    if (!body) {
      return;
    }
    clearTimeout(this._timer);
    const phase = this._phase;
    const wait = this._wait;
    this.el.dataset.phase = phase;
    this.el.setAttribute('aria-busy', String(phase === 'submitting'));
    body.header.countdown.deadline = wait?.deadline ?? null;
    body.showErrors({
      ...wait?.errors,
      ...this._oversized,
      ...this._unreadable
    });
    body.showPhase(phase);
  }

  private _onChanged(_: IWaits, change: IWaits.IChange): void {
    const mine =
      change.wait.prompt === this.model.model_id ||
      change.wait.id === this.model.wait;
    if (mine && change.type === 'closed') {
      this._outcome = change.outcome ?? null;
    }
    if (mine && goesOn(change)) {
      clearTimeout(this._timer);
      this._timer = window.setTimeout(() => this._show(), PATIENCE);
    } else if (mine || this._phase !== this.el.dataset.phase) {
      this._show();
    }
    if (mine) {
      this._tell(change);
    }
    this._appear();
  }

  private _tell({ type, wait, outcome }: IWaits.IChange): void {
    const { announcer, trans } = this.services;
    if (type === 'refused') {
      announcer.interrupt(Object.values(wait.errors).join(' '));
      this._focusTarget();
    } else if (type === 'closed' && outcome === 'submitted') {
      announcer.say(trans.__('Answered.'));
    } else if (type === 'closed' && outcome === 'lost') {
      announcer.interrupt(trans.__('The kernel has stopped waiting.'));
    }
  }

  /**
   * The prompt is there to be answered: say so once, and take the focus if
   * the person's own run brought it up and he is not typing elsewhere.
   */
  private _appear(): void {
    const wait = this._wait;
    const phase = this._phase;
    if (phase === 'outer') {
      // It comes back when the question inside it has been answered.
      this._appeared = false;
    }
    const { isVisible } = this.luminoWidget;
    if (this._appeared || !isVisible || !wait || phase !== 'open') {
      return;
    }
    this._appeared = true;
    const { announcer, trans } = this.services;
    announcer.say(trans.__('Waiting for input: %1', wait.title || wait.name));
    if (wait.own) {
      // With the frame that draws it: to focus what isn't laid out yet has the
      // browser lay all of it out twice.
      this._frame = requestAnimationFrame(() => this._takeFocus());
    }
  }

  private _takeFocus(): void {
    const { activeElement } = this.el.ownerDocument;
    if (
      this._phase === 'open' &&
      this.services.settings().focus &&
      !isInUse(activeElement) &&
      !this.el.contains(activeElement)
    ) {
      this._focusTarget();
      keepFocus(this.el, this._abort.signal);
    }
  }

  private _focusTarget(): void {
    const target = this._body?.fields.target ?? this._body?.buttons.target;
    if (target) {
      focusGently(target);
    }
  }

  private _onFocus(event: FocusEvent, focus: FocusReturn): void {
    focus.enter(event);
    if (event.target instanceof HTMLElement) {
      suppressShortcuts(event.target);
    }
  }

  private _onKeydown(event: KeyboardEvent): void {
    if (!isSubmitKey(event)) {
      return;
    }
    const primary = this.model.buttons.findIndex(button => button.primary);
    if (primary >= 0) {
      event.preventDefault();
      this._submit(primary);
    }
  }

  /**
   * Submit what is seen; refuse here what could not be sent as it is seen.
   */
  private _submit(button: number): void {
    const wait = this._wait;
    if (!wait || this._phase !== 'open') {
      return;
    }
    const unreadable = this._rows.filter(row => row.isUnreadable);
    if (unreadable.length === 0) {
      // Some widgets put their old value back in place of what they can't read.
      commitPending(this.el);
    }
    const { trans, waits, announcer } = this.services;
    const text = trans.__('This value can’t be used.');
    this._unreadable = Object.fromEntries(
      unreadable.map(({ field }) => [field.key, text])
    );
    const errors = Object.values({ ...this._oversized, ...this._unreadable });
    if (errors.length > 0) {
      this._show();
      announcer.interrupt(errors.join(' '));
      this._focusTarget();
      return;
    }
    void waits.submit(wait, { button });
  }

  private _onOversized(_: IWaits, { comm }: IWaits.IOversized): void {
    const focused = focusedIn(this.el);
    const row =
      this._rows.find(({ model }) => model.model_id === comm) ??
      this._rows.find(({ node }) => node.contains(focused));
    if (row) {
      const { trans, announcer } = this.services;
      const text = trans.__('This is too much to send: the limit is 10 MB.');
      this._oversized[row.field.key] = text;
      announcer.interrupt(text);
      this._show();
    }
  }

  /**
   * An input changed for good. A number of ipywidgets that it can't read it
   * would overwrite with the old one, as if that were what the person wants.
   */
  private _onChange(event: Event): void {
    const { target } = event;
    if (
      target instanceof HTMLInputElement &&
      target.type === 'number' &&
      target.closest('.widget-text') &&
      this._rows.some(row => row.node.contains(target) && row.isUnreadable)
    ) {
      event.stopPropagation();
    }
  }

  /**
   * The person changes a field: what this page had against it may be gone.
   */
  private _onInput(event: Event): void {
    const target = event.target as Node;
    const row = this._rows.find(({ node }) => node.contains(target));
    if (row) {
      this._forgive(row.field.key);
    }
  }

  private _forgive(key: string): void {
    if (key in this._oversized || key in this._unreadable) {
      delete this._oversized[key];
      delete this._unreadable[key];
      this._show();
    }
  }

  private get _rows(): readonly FieldRow[] {
    return this._body?.fields.rows ?? [];
  }

  private _body: PromptBody | null = null;
  private _focus: FocusReturn | null = null;
  private _outcome: Outcome | null = null;
  private _oversized: Record<string, string> = {};
  private _unreadable: Record<string, string> = {};
  private _appeared = false;
  private _timer: number | undefined;
  private _frame = 0;
  private _abort = new AbortController();
}

/**
 * Whether all goes well, and the record is about to come.
 */
function goesOn({ type, outcome }: IWaits.IChange): boolean {
  return (
    type === 'submitting' || (type === 'closed' && outcome === 'submitted')
  );
}

/**
 * Keep JupyterLab's shortcuts from an element: none is for who types there.
 *
 * Lumino's `CommandRegistry` goes from the event's target upwards, and looks
 * at each element first for this attribute and then for a match. Shortcuts
 * whose selector ends in `:focus` match the target itself, so that it needs
 * the attribute, and not its ancestors only.
 */
function suppressShortcuts(element: HTMLElement): void {
  element.dataset.lmSuppressShortcuts = 'true';
}
