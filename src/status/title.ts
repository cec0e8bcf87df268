import type { IDisposable } from '@lumino/disposable';

import type { IWaits } from '../tokens';

/**
 * What stands before the title of a browser tab whose cell waits.
 */
export const MARK = '● ';

/**
 * Marks the title of a hidden browser tab while a cell in it waits.
 *
 * JupyterLab sets the title on its own account, so the mark is put back after
 * each change, and taken off what is then the title.
 */
export class TitleMark implements IDisposable {
  /**
   * Construct a mark.
   *
   * @param _waits - The open waits.
   * @param _document - The page.
   */
  constructor(
    private _waits: IWaits,
    private _document: Document
  ) {
    this._observer = new MutationObserver(() => this._update());
    this._observer.observe(_document.head, {
      subtree: true,
      childList: true,
      characterData: true
    });
    _waits.changed.connect(this._update, this);
    _document.addEventListener('visibilitychange', this._update);
    this._update();
  }

  /**
   * Whether the mark has been disposed.
   */
  get isDisposed(): boolean {
    return this._isDisposed;
  }

  /**
   * Take the mark away.
   */
  dispose(): void {
    if (this._isDisposed) {
      return;
    }
    this._isDisposed = true;
    this._observer.disconnect();
    this._waits.changed.disconnect(this._update, this);
    this._document.removeEventListener('visibilitychange', this._update);
    this._set(false);
  }

  // An attribute, so that the listener can be removed.
  private _update = (): void => {
    this._set(this._document.hidden && this._waits.open.length > 0);
  };

  private _set(marked: boolean): void {
    const { title } = this._document;
    const plain = title.startsWith(MARK) ? title.slice(MARK.length) : title;
    const wanted = marked ? MARK + plain : plain;
    if (wanted !== title) {
      this._document.title = wanted;
    }
  }

  private _observer: MutationObserver;
  private _isDisposed = false;
}
