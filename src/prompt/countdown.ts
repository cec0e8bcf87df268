import type { TranslationBundle } from '@jupyterlab/translation';
import { Widget } from '@lumino/widgets';

/**
 * Seconds at which the time that is left is said aloud.
 */
const SAID_AT = [60, 10];

/**
 * Shows how long a wait still takes before it times out.
 *
 * The one timer of a prompt, for display only: the kernel ends the wait. It
 * runs while the widget is on the page and visible.
 */
export class Countdown extends Widget {
  /**
   * Construct a countdown.
   */
  constructor(options: Countdown.IOptions) {
    super();
    this.addClass('jp-blocking-Countdown');
    this.node.setAttribute('role', 'timer');
    this.node.setAttribute('aria-live', 'off');
    this._options = options;
    this.hide();
  }

  /**
   * When the time is over, on the page's clock; null for never.
   */
  get deadline(): number | null {
    return this._deadline;
  }
  set deadline(value: number | null) {
    if (value === this._deadline) {
      return;
    }
    this._deadline = value;
    this._shown = Infinity;
    this.setHidden(value === null);
    this._update();
  }

  /**
   * Stop, for good.
   */
  override dispose(): void {
    this._stop();
    super.dispose();
  }

  protected override onAfterAttach(): void {
    this._update();
  }

  protected override onAfterShow(): void {
    this._update();
  }

  protected override onBeforeDetach(): void {
    this._stop();
  }

  protected override onAfterHide(): void {
    this._stop();
  }

  private _update(): void {
    const left = this._left();
    if (left === null) {
      this._stop();
      return;
    }
    const { trans, say } = this._options;
    const text = trans.__('%1 left', formatLeft(left));
    if (this.node.textContent !== text) {
      this.node.textContent = text;
    }
    const said = SAID_AT.find(limit => left <= limit && this._shown > limit);
    if (said !== undefined && Number.isFinite(this._shown)) {
      say(trans._n('%1 second left', '%1 seconds left', left));
    }
    this._shown = left;
    this.toggleClass('jp-mod-ending', left <= 10);
    if (left > 0 && this.isVisible) {
      this._timer ??= window.setInterval(() => this._update(), 1000);
    } else {
      this._stop();
    }
  }

  private _left(): number | null {
    if (this._deadline === null) {
      return null;
    }
    const milliseconds = this._deadline - this._options.now();
    return Math.max(Math.ceil(milliseconds / 1000), 0);
  }

  private _stop(): void {
    window.clearInterval(this._timer);
    this._timer = undefined;
  }

  private _options: Countdown.IOptions;
  private _deadline: number | null = null;
  private _shown = Infinity;
  private _timer: number | undefined;
}

/**
 * A namespace for `Countdown` statics.
 */
export namespace Countdown {
  /**
   * The options of a countdown.
   */
  export interface IOptions {
    /**
     * The texts.
     */
    readonly trans: TranslationBundle;

    /**
     * The page's clock, in milliseconds.
     */
    readonly now: () => number;

    /**
     * Says something aloud.
     */
    readonly say: (text: string) => void;
  }
}

/**
 * A number of seconds as people write it: `0:05`, `1:02:03`.
 */
export function formatLeft(seconds: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  const rest = two(seconds % 60);
  return hours > 0 ? `${hours}:${two(minutes)}:${rest}` : `${minutes}:${rest}`;
}
