import type { Kernel, KernelMessage } from '@jupyterlab/services';
import type { JSONObject } from '@lumino/coreutils';
import type { IDisposable } from '@lumino/disposable';
import { Signal, type ISignal } from '@lumino/signaling';

import { isCommMessage, isStateRequest, sizeOf, withNewId } from './messages';

/**
 * What Jupyter Server takes in one websocket message, less a reserve for the
 * frame around it. A larger one makes it close the connection:
 * https://www.tornadoweb.org/en/stable/websocket.html (`max_message_size`).
 */
const MAX_BYTES = 10 * 1024 * 1024 - 64 * 1024;

type ShellMessage = KernelMessage.IShellMessage;
type Future = Kernel.IShellFuture<ShellMessage>;
type Send = (
  msg: ShellMessage,
  expectReply?: boolean,
  disposeOnDone?: boolean
) => Future;

/**
 * The error of a comm message that the server would not take.
 */
export class OversizedError extends Error {
  constructor(bytes: number) {
    super(`[jupyterlab-blocking-widgets] ${bytes} bytes are too many to send`);
    this.name = 'OversizedError';
  }
}

/**
 * Sends a kernel connection's comm messages on the control channel.
 *
 * A cell that waits keeps the kernel's shell channel busy, and a comm message
 * sent there would be stuck. All of them go through
 * `IKernelConnection.sendShellMessage`, which is replaced on the one instance:
 * the only seam there is, and this class its only user.
 *
 * Until {@link attach} everything passes as it is.
 */
export class CommRouter implements IDisposable {
  /**
   * Construct a router.
   *
   * @param kernel - The connection whose messages are routed.
   * @param mayWait - Whether a cell of the kernel may be waiting: if so, its
   * `kernel_info` is asked for on control as well.
   */
  constructor(kernel: Kernel.IKernelConnection, mayWait: () => boolean) {
    this._kernel = kernel;
    this._mayWait = mayWait;
    this._before = Object.prototype.hasOwnProperty.call(
      kernel,
      'sendShellMessage'
    );
    this._original = kernel.sendShellMessage;
    const route: Send = (msg, reply, dispose) =>
      this._isDisposed
        ? this._pass(msg, reply, dispose)
        : this._send(msg, reply, dispose);
    this._replacement = route as Kernel.IKernelConnection['sendShellMessage'];
    kernel.sendShellMessage = this._replacement;
    kernel.disposed.connect(this.dispose, this);
  }

  /**
   * Whether comm messages are routed.
   */
  get isAttached(): boolean {
    return this._isAttached;
  }

  /**
   * How many messages were routed to this kernel process, all told. The
   * kernel counts what arrives in the same way, by session.
   */
  get routed(): number {
    return this._routed;
  }

  /**
   * Whether the router has been disposed.
   */
  get isDisposed(): boolean {
    return this._isDisposed;
  }

  /**
   * A signal emitted with the comm id of a message too large to be sent.
   */
  get oversized(): ISignal<this, string> {
    return this._oversized;
  }

  /**
   * Route from now on.
   *
   * Requests for widgets' state that are stuck on shell, since they were sent
   * by a reloaded page before it knew, are asked again: without that, the
   * page's widgets would appear after a time-out of 4 s
   * (`CONTROL_COMM_TIMEOUT` in ipywidgets' `manager-base.ts`).
   */
  attach(): void {
    if (this._isDisposed) {
      return;
    }
    this._isAttached = true;
    const stuck = [...this._stuck.values()];
    this._stuck.clear();
    stuck.forEach(msg => this._route(msg));
  }

  /**
   * Let everything pass again: the kernel restarted, or its comm is gone.
   */
  detach(): void {
    this._isAttached = false;
    this._routed = 0;
    this._stuck.clear();
    this.forget();
  }

  /**
   * Resolves when no routed message is under way.
   *
   * #### Notes
   * Exits: the last message's `idle`; a future disposed or rejected (a
   * restart, a dead kernel, a closed connection); {@link detach};
   * {@link forget}; {@link dispose}. A message sent while an `idle` is being
   * handled (ipywidgets' throttle) counts too: a future is done after its
   * handlers, so there is no gap between the two.
   */
  async settled(): Promise<void> {
    while (this._outstanding.size > 0) {
      await this._next();
    }
  }

  /**
   * Stop waiting for what is under way, after the connection was interrupted:
   * messages may be lost, and nobody tells which.
   */
  forget(): void {
    this._outstanding.clear();
    this._wake();
  }

  /**
   * Dispose of the router and give the connection its method back.
   */
  dispose(): void {
    if (this._isDisposed) {
      return;
    }
    this.detach();
    this._isDisposed = true;
    this._kernel.disposed.disconnect(this.dispose, this);
    if (this._kernel.sendShellMessage === this._replacement) {
      if (this._before) {
        this._kernel.sendShellMessage = this._original;
      } else {
        Reflect.deleteProperty(this._kernel, 'sendShellMessage');
      }
    }
    Signal.clearData(this);
  }

  private _send(msg: ShellMessage, reply?: boolean, dispose?: boolean): Future {
    const type = msg.header.msg_type;
    if (type === 'kernel_info_request' && this._mayWait()) {
      return askTwice(this._pass(msg, reply, dispose), () =>
        this._control(withNewId(msg), reply, dispose)
      );
    }
    if (!this._isAttached) {
      const future = this._pass(msg, reply, dispose);
      if (isStateRequest(msg)) {
        this._remember(msg, future);
      }
      return future;
    }
    if (isCommMessage(msg)) {
      return this._route(msg, reply, dispose);
    }
    if (type === 'comm_info_request') {
      return this._control(msg, reply, dispose);
    }
    return this._pass(
      type === 'execute_request' ? this._stamp(msg) : msg,
      reply,
      dispose
    );
  }

  /**
   * Route a comm message, count it, and know when it has been taken in.
   */
  private _route(
    msg: ShellMessage,
    reply?: boolean,
    dispose?: boolean
  ): Future {
    const bytes = sizeOf(msg);
    if (bytes > MAX_BYTES) {
      this._oversized.emit((msg.content as { comm_id: string }).comm_id);
      throw new OversizedError(bytes);
    }
    const future = this._control(msg, reply, dispose);
    this._routed += 1;
    this._outstanding.add(future);
    const done = () => {
      this._outstanding.delete(future);
      this._wake();
    };
    future.done.then(done, done);
    return future;
  }

  /**
   * Send on control. A subshell would put it back on a shell thread.
   */
  private _control(
    msg: ShellMessage,
    reply?: boolean,
    dispose?: boolean
  ): Future {
    const header: Partial<Record<string, unknown>> = { ...msg.header };
    delete header.subshell_id;
    const routed = { ...msg, header, channel: 'control' };
    // The types of `@jupyterlab/services` know no comm message on control; the
    // future that comes back has the same shape.
    return this._kernel.sendControlMessage(
      routed as unknown as KernelMessage.IControlMessage,
      reply,
      dispose
    ) as unknown as Future;
  }

  /**
   * Write into an execute request how many messages belong before it.
   */
  private _stamp(msg: ShellMessage): ShellMessage {
    const mine = msg.metadata['blocking_widgets'] as JSONObject | undefined;
    return {
      ...msg,
      metadata: {
        ...msg.metadata,
        blocking_widgets: { ...mine, routed: this._routed }
      }
    };
  }

  private _remember(msg: ShellMessage, future: Future): void {
    this._stuck.set(msg.header.msg_id, msg);
    const done = () => {
      this._stuck.delete(msg.header.msg_id);
    };
    future.done.then(done, done);
  }

  private _pass(msg: ShellMessage, reply?: boolean, dispose?: boolean): Future {
    return (this._original as Send).call(this._kernel, msg, reply, dispose);
  }

  private _next(): Promise<void> {
    return new Promise(resolve => this._waiting.push(resolve));
  }

  private _wake(): void {
    this._waiting.splice(0).forEach(resolve => resolve());
  }

  private _kernel: Kernel.IKernelConnection;
  private _mayWait: () => boolean;
  private _before: boolean;
  private _original: Kernel.IKernelConnection['sendShellMessage'];
  private _replacement: Kernel.IKernelConnection['sendShellMessage'];
  private _isAttached = false;
  private _isDisposed = false;
  private _routed = 0;
  private _outstanding = new Set<Future>();
  private _stuck = new Map<string, ShellMessage>();
  private _waiting: (() => void)[] = [];
  private _oversized = new Signal<this, string>(this);
}

/**
 * A future that is done when the first of two answers is there.
 *
 * A page that connects to a kernel asks for `kernel_info` on shell, and holds
 * back all else until the answer comes, or for 3 s. A waiting cell never lets
 * it come. Asked on control as well, the answer takes 4 ms.
 */
function askTwice(first: Future, ask: () => Future): Future {
  const done = Promise.any([first.done, ask().done]);
  done.catch(() => {
    /* Both were disposed; whoever asked is told by the promise. */
  });
  return new Proxy(first, {
    get: (target, key) => {
      if (key === 'done') {
        return done;
      }
      const value: unknown = Reflect.get(target, key, target);
      return typeof value === 'function'
        ? (value.bind(target) as unknown)
        : value;
    },
    set: (target, key, value) => Reflect.set(target, key, value, target)
  });
}
