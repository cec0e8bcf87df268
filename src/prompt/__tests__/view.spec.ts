import {
  DOMWidgetModel,
  DOMWidgetView,
  type WidgetModel,
  type WidgetView
} from '@jupyter-widgets/base';
import { RenderMimeRegistry } from '@jupyterlab/rendermime';
import { nullTranslator } from '@jupyterlab/translation';
import { Widget } from '@lumino/widgets';

import { aWait, turn } from '../../testing/waits';
import type { FromPage } from '../../waits/protocol';
import { WaitRegistry } from '../../waits/registry';
import { Announcer } from '../announcer';
import { promptExports } from '../exports';
import type { PromptView } from '../view';

const KERNEL = 'kernel-1';
const ERRORS = { region: 'Choose another one.' };

/** A text field, as small as can be. */
class TextView extends DOMWidgetView {
  override render(): void {
    const input = document.createElement('input');
    input.value = this.model.get('value') as string;
    input.addEventListener('change', () => {
      this.model.set('value', input.value);
    });
    this.el.append(input);
  }
}

/** As much of a widget manager as views need. */
class FakeManager {
  create_view(model: WidgetModel): Promise<WidgetView> {
    const view = new TextView({ model, options: {} });
    void view.render();
    return Promise.resolve(view);
  }

  resolveUrl(url: string): Promise<string> {
    return Promise.resolve(url);
  }

  readonly kernel = { id: KERNEL };
}

class Fixture {
  /** Open the wait and draw its prompt. */
  static async open(): Promise<Fixture> {
    const f = new Fixture();
    f.registry.receive(KERNEL, { type: 'wait_opened', wait: aWait() });
    await f.view.render();
    Widget.attach(f.view.luminoWidget, document.body);
    await turn();
    // The frame that draws it, and focuses it.
    await new Promise(requestAnimationFrame);
    return f;
  }

  private constructor() {
    this.registry.addSession('page-1');
    this.registry.connect(KERNEL, {
      settled: () => Promise.resolve(),
      send: message => this.sent.push(message)
    });
    const exports = promptExports({
      waits: this.registry,
      rendermime: new RenderMimeRegistry(),
      trans: nullTranslator.load(''),
      announcer: new Announcer(document),
      now: () => 0,
      settings: () => ({ focus: true })
    });
    const model = new exports.PromptModel(this._state(), this._options('m-1'));
    this.view = new exports.PromptView({ model, options: {} });
  }

  press(key: string): void {
    const event = { key, bubbles: true, composed: true };
    this.input.dispatchEvent(new KeyboardEvent('keydown', event));
  }

  find<T extends HTMLElement>(selector: string): T {
    const found = document.querySelector<T>(selector);
    if (!found) {
      throw new Error(selector);
    }
    return found;
  }

  get input(): HTMLInputElement {
    return this.find('.jp-blocking-Prompt input');
  }

  get phase(): string | undefined {
    return this.view.el.dataset.phase;
  }

  get isEnabled(): boolean {
    const button = this.find('.jp-blocking-Answers button');
    const isHidden = !!button.closest('.lm-mod-hidden');
    return !isHidden && button.getAttribute('aria-disabled') === 'false';
  }

  readonly registry = new WaitRegistry(() => 0);
  readonly sent: FromPage[] = [];
  readonly field = new DOMWidgetModel({ value: 'EU' }, this._options('f-1'));
  readonly view: PromptView;

  private _state() {
    return {
      wait: 'w1',
      title: 'Settings',
      children: [this.field],
      fields: [{ key: 'region', label: 'Region', kind: 'text' }],
      buttons: [{ label: 'Continue', primary: true }],
      cancel: 'Stop'
    };
  }

  private _options(model_id: string) {
    return { model_id, widget_manager: new FakeManager() };
  }
}

describe('PromptView', () => {
  afterEach(() => {
    jest.useRealTimers();
    document.body.replaceChildren();
  });

  it('takes the focus for the person’s own run, and can be answered', async () => {
    const f = await Fixture.open();
    expect(f.phase).toBe('open');
    expect(f.isEnabled).toBe(true);
    expect(document.activeElement).toBe(f.input);
  });

  it('hands over what was typed and submits on Enter, once', async () => {
    const f = await Fixture.open();
    f.input.value = 'US';
    f.press('Enter');
    f.press('Enter');
    await turn();
    expect(f.field.get('value')).toBe('US');
    expect(f.sent).toEqual([{ type: 'submit', id: 'w1', button: 0 }]);
  });

  it('keeps its look while all goes on quickly, and else says that it sends', async () => {
    const f = await Fixture.open();
    jest.useFakeTimers();
    f.press('Enter');
    jest.advanceTimersByTime(100);
    expect(f.phase).toBe('open');
    jest.advanceTimersByTime(100);
    expect(f.phase).toBe('submitting');
    expect(f.isEnabled).toBe(false);
  });

  it('shows why an answer was refused, where it was, and takes the person there', async () => {
    const f = await Fixture.open();
    f.press('Enter');
    await turn();
    f.input.blur();
    f.registry.receive(KERNEL, {
      type: 'wait_refused',
      id: 'w1',
      errors: ERRORS
    });
    expect(f.find('.jp-blocking-Field-error').textContent).toBe(ERRORS.region);
    expect(f.input.getAttribute('aria-invalid')).toBe('true');
    expect(f.find('[role="alert"]').textContent).toBe(ERRORS.region);
    expect(document.activeElement).toBe(f.input);
    expect(f.isEnabled).toBe(true);
  });

  it('says that nobody waits any more, and sends nothing', async () => {
    const f = await Fixture.open();
    f.registry.lose(KERNEL);
    f.press('Enter');
    await turn();
    expect(f.phase).toBe('lost');
    expect(f.isEnabled).toBe(false);
    expect(f.view.el.textContent).toContain('The kernel has stopped waiting.');
    expect(f.sent).toEqual([]);
  });

  it('can be answered again where a drop of the connection lost the answer', async () => {
    const f = await Fixture.open();
    f.press('Enter');
    await turn();
    f.registry.receive(KERNEL, {
      type: 'waits',
      open: [aWait({ left: 90 })]
    });
    expect(f.isEnabled).toBe(true);
    expect(f.find('.jp-blocking-Countdown').textContent).toBe('1:30 left');
    f.press('Enter');
    await turn();
    expect(f.sent).toHaveLength(2);
  });

  it('listens no more when it is removed', async () => {
    const f = await Fixture.open();
    f.view.remove();
    f.registry.lose(KERNEL);
    expect(f.phase).toBe('open');
  });
});
