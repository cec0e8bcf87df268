import type { IDisposable } from '@lumino/disposable';
import { Debouncer } from '@lumino/polling';

/**
 * How long a pause is, in milliseconds.
 */
const PAUSE = 100;

/**
 * Says things to who listens to the page rather than looks at it.
 *
 * Two live regions at the end of the body: they outlive the prompts, and a
 * region has to be there before its text comes.
 */
export class Announcer implements IDisposable {
  /**
   * Construct an announcer and add its regions to a document.
   */
  constructor(private _document: Document) {
    this._polite = this._region('status', 'polite');
    this._assertive = this._region('alert', 'assertive');
  }

  /**
   * Whether the announcer has been disposed.
   */
  get isDisposed(): boolean {
    return !this._polite.isConnected;
  }

  /**
   * Say something when there is a pause: not while the notebook goes on, and
   * only the last of what comes together.
   */
  say(text: string): void {
    void this._pause.invoke(text);
  }

  /**
   * Say something at once.
   */
  interrupt(text: string): void {
    replace(this._assertive, text);
  }

  /**
   * Remove the regions.
   */
  dispose(): void {
    this._pause.dispose();
    this._polite.remove();
    this._assertive.remove();
  }

  private _region(role: string, live: string): HTMLElement {
    const node = this._document.createElement('div');
    node.className = 'jp-blocking-Announcer';
    node.setAttribute('role', role);
    node.setAttribute('aria-live', live);
    this._document.body.appendChild(node);
    return node;
  }

  private _pause = new Debouncer<void, never, [text: string]>(
    (text: string) => replace(this._polite, text),
    PAUSE
  );
  private _polite: HTMLElement;
  private _assertive: HTMLElement;
}

/**
 * Put a text into a region so that the same text is said again, too.
 */
function replace(region: HTMLElement, text: string): void {
  const line = region.ownerDocument.createElement('span');
  line.textContent = text;
  region.replaceChildren(line);
}
