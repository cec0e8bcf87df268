import { Notification } from '@jupyterlab/apputils';
import type { TranslationBundle } from '@jupyterlab/translation';
import type { IDisposable } from '@lumino/disposable';

import type { IWait, IWaits } from '../tokens';

/**
 * Tells of waits that open while nobody looks at the page.
 *
 * A notice goes when its wait ends.
 */
export class WaitNotices implements IDisposable {
  /**
   * Construct it.
   */
  constructor(private _options: WaitNotices.IOptions) {
    _options.waits.changed.connect(this._onChanged, this);
  }

  /**
   * Whether it has been disposed.
   */
  get isDisposed(): boolean {
    return this._isDisposed;
  }

  /**
   * Take all notices back.
   */
  dispose(): void {
    if (this._isDisposed) {
      return;
    }
    this._isDisposed = true;
    this._options.waits.changed.disconnect(this._onChanged, this);
    this._notices.forEach(id => Notification.dismiss(id));
    this._notices.clear();
  }

  private _onChanged(_: IWaits, { type, wait }: IWaits.IChange): void {
    const key = `${wait.kernelId} ${wait.id}`;
    const notice = this._notices.get(key);
    if (type === 'closed' && notice !== undefined) {
      this._notices.delete(key);
      Notification.dismiss(notice);
    }
    if (type === 'opened' && document.hidden && this._options.isWanted()) {
      this._notices.set(key, this._emit(wait));
    }
  }

  private _emit(wait: IWait): string {
    const { trans, goTo } = this._options;
    return Notification.emit(
      trans.__('Waiting for input: %1', wait.title || wait.name),
      'info',
      {
        autoClose: false,
        actions: [{ label: trans.__('Go to it'), callback: () => goTo(wait) }]
      }
    );
  }

  private _notices = new Map<string, string>();
  private _isDisposed = false;
}

/**
 * A namespace for `WaitNotices` statics.
 */
export namespace WaitNotices {
  /**
   * The options of the notices.
   */
  export interface IOptions {
    /**
     * The open waits.
     */
    readonly waits: IWaits;

    /**
     * The texts.
     */
    readonly trans: TranslationBundle;

    /**
     * Goes to a wait.
     */
    readonly goTo: (wait: IWait) => void;

    /**
     * Whether the person wants them.
     */
    readonly isWanted: () => boolean;
  }
}
