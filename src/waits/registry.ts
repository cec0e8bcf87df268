import { JSONExt } from '@lumino/coreutils';
import { DisposableDelegate, type IDisposable } from '@lumino/disposable';
import { Signal, type ISignal } from '@lumino/signaling';

import type { IWait, IWaitReference, IWaits, Outcome } from '../tokens';
import type { FromKernel, FromPage, IWaitData } from './protocol';

/**
 * The way to one kernel.
 */
export interface IKernelLink {
  /**
   * Resolves when the kernel has taken in what was sent to it.
   */
  settled(): Promise<void>;

  /**
   * Send a message of the protocol.
   */
  send(message: FromPage): void;
}

/**
 * The waits of all kernels of this page.
 *
 * Pure: no kernel, no DOM; the clock and the links come in as arguments.
 *
 * A wait leaves it in one of these ways, each through {@link _close}, once:
 * the kernel says `wait_closed` (submitted, cancelled, timed out, interrupted,
 * failed); the kernel's list of waits no longer has it; the kernel restarted,
 * died or closed its comm ({@link lose}); the registry is disposed.
 */
export class WaitRegistry implements IWaits, IDisposable {
  /**
   * Construct an empty registry.
   *
   * @param now - The page's clock, in milliseconds.
   */
  constructor(now: () => number) {
    this._now = now;
  }

  /**
   * A signal emitted whenever a wait opens, changes or ends.
   */
  get changed(): ISignal<this, IWaits.IChange> {
    return this._changed;
  }

  /**
   * A signal emitted when a message was too large to be sent.
   */
  get oversized(): ISignal<this, IWaits.IOversized> {
    return this._oversized;
  }

  /**
   * Whether the registry has been disposed.
   */
  get isDisposed(): boolean {
    return this._isDisposed;
  }

  /**
   * The open waits, outermost first within a kernel.
   */
  get open(): readonly IWait[] {
    return [...this._waits.values()].flatMap(waits => [...waits.values()]);
  }

  /**
   * Find an open wait.
   */
  get({ id, kernelId }: IWaitReference): IWait | undefined {
    return this._waits.get(kernelId)?.get(id);
  }

  /**
   * Submit; see {@link IWaits.submit}.
   *
   * The values travel before the submit: it is sent when all that was sent
   * before has been taken in, so that the kernel answers with what is seen.
   */
  async submit(
    reference: IWaitReference,
    { button }: IWaits.ISubmitOptions
  ): Promise<void> {
    const link = this._links.get(reference.kernelId);
    if (!link || this.get(reference)?.status !== 'open') {
      return;
    }
    const key = keyOf(reference);
    const ticket = Symbol(key);
    this._unsent.set(key, ticket);
    this._update(reference, { status: 'submitting', errors: {} }, 'submitting');
    await link.settled();
    if (this._unsent.get(key) === ticket) {
      this._unsent.delete(key);
      link.send({ type: 'submit', id: reference.id, button });
    }
  }

  /**
   * Cancel: stop the cell. Waits for nothing.
   */
  cancel(reference: IWaitReference): void {
    if (this.get(reference)) {
      const { id, kernelId } = reference;
      this._links.get(kernelId)?.send({ type: 'cancel', id });
    }
  }

  /**
   * Put the first values back.
   */
  reset(reference: IWaitReference): void {
    if (this.get(reference)?.status === 'open') {
      const { id, kernelId } = reference;
      this._links.get(kernelId)?.send({ type: 'reset', id });
      this._update(reference, { status: 'open', errors: {} }, 'reopened');
    }
  }

  /**
   * Add the way to a kernel.
   *
   * @returns A disposable that removes it, and with it the kernel's waits.
   */
  connect(kernelId: string, link: IKernelLink): IDisposable {
    this._links.set(kernelId, link);
    return new DisposableDelegate(() => {
      if (this._links.get(kernelId) === link) {
        this._links.delete(kernelId);
        this.lose(kernelId);
      }
    });
  }

  /**
   * Add a session of this page: what it asked to run is the page's own.
   *
   * @returns A disposable that removes it.
   */
  addSession(session: string): IDisposable {
    this._sessions.add(session);
    return new DisposableDelegate(() => this._sessions.delete(session));
  }

  /**
   * Take in a message of a kernel.
   */
  receive(kernelId: string, message: FromKernel): void {
    switch (message.type) {
      case 'hello':
        return;
      case 'waits':
        return this._reconcile(kernelId, message.open);
      case 'wait_opened':
        return this._open(kernelId, message.wait);
      case 'wait_refused':
        return this._update(
          { kernelId, id: message.id },
          { status: 'open', errors: message.errors },
          'refused'
        );
      case 'wait_closed':
        return this._close({ kernelId, id: message.id }, message.outcome);
    }
  }

  /**
   * The kernel waits no more: close what was open, innermost first.
   */
  lose(kernelId: string): void {
    const waits = [...(this._waits.get(kernelId)?.values() ?? [])];
    waits.reverse().forEach(wait => this._close(wait, 'lost'));
  }

  /**
   * Tell that a message was too large to be sent.
   */
  tellOversized(kernelId: string, comm: string): void {
    this._oversized.emit({ kernelId, comm });
  }

  /**
   * Dispose of the registry: all waits are lost to it.
   */
  dispose(): void {
    if (this._isDisposed) {
      return;
    }
    this._isDisposed = true;
    [...this._waits.keys()].forEach(kernelId => this.lose(kernelId));
    this._links.clear();
    Signal.clearData(this);
  }

  /**
   * Take over the kernel's own list, after a reload or a network drop.
   *
   * The list answers an `attach`, which travels behind any submit that was
   * sent: what is still on it was refused, or its submit was lost, so that the
   * person has to be able to press again. (Where another page attached, a
   * submit may still be under way; to press twice changes nothing.) A submit
   * that has not been sent will be.
   */
  private _reconcile(kernelId: string, open: readonly IWaitData[]): void {
    const ids = new Set(open.map(wait => wait.id));
    const gone = [...(this._waits.get(kernelId)?.values() ?? [])];
    gone
      .filter(wait => !ids.has(wait.id))
      .reverse()
      .forEach(wait => this._close(wait, 'lost'));
    open.forEach(wait => this._open(kernelId, wait));
  }

  /**
   * Take in a wait as the kernel tells it, whether it is new or not.
   */
  private _open(kernelId: string, data: IWaitData): void {
    const known = this.get({ kernelId, id: data.id });
    const wait = this._read(kernelId, data);
    const waits = this._waits.get(kernelId) ?? new Map<string, IWait>();
    this._waits.set(kernelId, waits);
    waits.set(wait.id, wait);
    const type = known ? changeOf(known, wait) : 'opened';
    if (type) {
      this._changed.emit({ type, wait });
    }
  }

  private _read(kernelId: string, data: IWaitData): IWait {
    const isUnsent = this._unsent.has(keyOf({ kernelId, id: data.id }));
    const { id, kind, name, title, cell, request, session, prompt } = data;
    return Object.freeze({
      ...{ id, kernelId, kind, name, title, cell, request, session, prompt },
      deadline: data.left === null ? null : this._now() + data.left * 1000,
      status: isUnsent ? 'submitting' : 'open',
      errors: isUnsent ? {} : data.errors,
      own: this._sessions.has(session)
    });
  }

  private _update(
    reference: IWaitReference,
    values: Pick<IWait, 'status' | 'errors'>,
    type: IWaits.ChangeType
  ): void {
    const known = this.get(reference);
    if (known) {
      if (values.status === 'open') {
        this._unsent.delete(keyOf(known));
      }
      const wait: IWait = Object.freeze({ ...known, ...values });
      this._waits.get(wait.kernelId)?.set(wait.id, wait);
      this._changed.emit({ type, wait });
    }
  }

  private _close(reference: IWaitReference, outcome: Outcome): void {
    const wait = this.get(reference);
    if (!wait) {
      return;
    }
    this._unsent.delete(keyOf(wait));
    const waits = this._waits.get(wait.kernelId);
    waits?.delete(wait.id);
    if (waits?.size === 0) {
      this._waits.delete(wait.kernelId);
    }
    this._changed.emit({ type: 'closed', wait, outcome });
    this._reopen(innermost(this.open, wait.kernelId));
  }

  /**
   * Give a submit back that the kernel may have dropped: it takes submits of
   * the innermost wait only, and a callback may ask while one is on its way.
   */
  private _reopen(wait: IWait | undefined): void {
    if (wait?.status === 'submitting') {
      this._update(wait, { status: 'open', errors: {} }, 'reopened');
    }
  }

  private _now: () => number;
  private _isDisposed = false;
  private _links = new Map<string, IKernelLink>();
  private _sessions = new Set<string>();
  private _waits = new Map<string, Map<string, IWait>>();

  // One ticket for each submit that waits for its values to be taken in.
  private _unsent = new Map<string, symbol>();
  private _changed = new Signal<this, IWaits.IChange>(this);
  private _oversized = new Signal<this, IWaits.IOversized>(this);
}

/**
 * The wait of a kernel that the person has to answer now.
 *
 * @param open - The open waits, outermost first.
 * @param kernelId - The kernel.
 */
export function innermost(
  open: readonly IWait[],
  kernelId: string
): IWait | undefined {
  return open.filter(wait => wait.kernelId === kernelId).pop();
}

function keyOf({ id, kernelId }: IWaitReference): string {
  return `${kernelId} ${id}`;
}

/**
 * What happened to a wait that the kernel tells of again?
 */
function changeOf(before: IWait, after: IWait): IWaits.ChangeType | null {
  if (!JSONExt.deepEqual(before.errors, after.errors)) {
    return Object.keys(after.errors).length > 0 ? 'refused' : 'reopened';
  }
  if (before.status !== after.status) {
    return 'reopened';
  }
  return before.deadline === after.deadline ? null : 'updated';
}
