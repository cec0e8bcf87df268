import { UUID } from '@lumino/coreutils';
import { Panel, Widget } from '@lumino/widgets';

import { Countdown } from './countdown';
import type { IPromptServices } from './services';

/**
 * The head of a prompt: what is asked, and how long there is to answer.
 */
export class PromptHeader extends Panel {
  /**
   * Construct a header.
   *
   * @param title - The title, as plain text; may be empty.
   * @param services - The page's services.
   */
  constructor(title: string, services: IPromptServices) {
    super();
    this.addClass('jp-blocking-Header');
    this.heading = document.createElement('div');
    this.heading.id = `jp-blocking-${UUID.uuid4()}`;
    this.heading.className = 'jp-blocking-Title';
    this.heading.textContent = title;
    if (title) {
      this.heading.setAttribute('role', 'heading');
      // Below a notebook's title, whatever came before, no level is skipped.
      this.heading.setAttribute('aria-level', '2');
    }
    this.countdown = new Countdown({
      trans: services.trans,
      now: services.now,
      say: text => services.announcer.say(text)
    });
    this._state.addClass('jp-blocking-State');
    this.addWidget(new Widget({ node: this.heading }));
    this.addWidget(this.countdown);
    this.addWidget(this._state);
  }

  /**
   * The element of the title.
   */
  readonly heading: HTMLElement;

  /**
   * The time that is left.
   */
  readonly countdown: Countdown;

  /**
   * What the prompt is doing, in a few words.
   */
  set state(text: string) {
    this._state.node.textContent = text;
    this._state.setHidden(text === '');
  }

  private _state = new Widget();
}
