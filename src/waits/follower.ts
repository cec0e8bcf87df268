import type { ISessionContext } from '@jupyterlab/apputils';
import type { Kernel } from '@jupyterlab/services';
import type { IDisposable } from '@lumino/disposable';

/**
 * Keeps one object per kernel connection of a session context: made when the
 * context has a kernel, disposed when it gets another, or goes.
 */
export class KernelFollower implements IDisposable {
  /**
   * Follow a session context.
   *
   * @param context - What to follow.
   * @param make - Makes the object for a connection.
   */
  constructor(
    context: ISessionContext,
    make: (kernel: Kernel.IKernelConnection) => IDisposable
  ) {
    this._context = context;
    this._make = make;
    context.kernelChanged.connect(this._update, this);
    context.disposed.connect(this.dispose, this);
    this._update();
  }

  /**
   * Whether it has been disposed.
   */
  get isDisposed(): boolean {
    return this._isDisposed;
  }

  /**
   * Stop following.
   */
  dispose(): void {
    if (this._isDisposed) {
      return;
    }
    this._isDisposed = true;
    this._context.kernelChanged.disconnect(this._update, this);
    this._context.disposed.disconnect(this.dispose, this);
    this._current?.dispose();
    this._current = null;
  }

  private _update(): void {
    const kernel = this._context.session?.kernel ?? null;
    if (kernel === this._kernel) {
      return;
    }
    this._kernel = kernel;
    this._current?.dispose();
    this._current = kernel && !kernel.isDisposed ? this._make(kernel) : null;
  }

  private _context: ISessionContext;
  private _make: (kernel: Kernel.IKernelConnection) => IDisposable;
  private _kernel: Kernel.IKernelConnection | null = null;
  private _current: IDisposable | null = null;
  private _isDisposed = false;
}
