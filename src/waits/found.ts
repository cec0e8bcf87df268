import { DisposableDelegate, type IDisposable } from '@lumino/disposable';

type Listener = (comm: string) => void;

/**
 * The comms that this page's connections have found, by kernel.
 *
 * JupyterLab lets one connection of a page to a kernel handle comms. The others
 * learn of the kernel's comm here.
 */
export class FoundComms {
  /**
   * A connection has found a kernel's comm, or lost it.
   *
   * @param kernelId - The kernel.
   * @param comm - The id of the comm; null where it is lost.
   */
  set(kernelId: string, comm: string | null): void {
    if (comm === null) {
      this._comms.delete(kernelId);
      return;
    }
    this._comms.set(kernelId, comm);
    [...(this._listeners.get(kernelId) ?? [])].forEach(listen => listen(comm));
  }

  /**
   * Learn of a kernel's comm, now or when it is found.
   *
   * @returns A disposable that ends it.
   */
  follow(kernelId: string, listen: Listener): IDisposable {
    const listeners = this._listeners.get(kernelId) ?? new Set<Listener>();
    this._listeners.set(kernelId, listeners.add(listen));
    const comm = this._comms.get(kernelId);
    if (comm !== undefined) {
      listen(comm);
    }
    return new DisposableDelegate(() => {
      listeners.delete(listen);
      if (listeners.size === 0) {
        this._listeners.delete(kernelId);
      }
    });
  }

  private _comms = new Map<string, string>();
  private _listeners = new Map<string, Set<Listener>>();
}
