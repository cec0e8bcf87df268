import { KernelMessage, type Kernel } from '@jupyterlab/services';
import { DisposableSet, type IDisposable } from '@lumino/disposable';

import { VERSION } from '../version';
import type { FoundComms } from './found';
import {
  COMM_TARGET,
  PROTOCOL,
  parseFromKernel,
  type FromPage
} from './protocol';
import type { WaitRegistry } from './registry';
import { CommRouter } from './router';

/**
 * One kernel connection, joined to the registry.
 *
 * It finds the kernel's comm, either by `hello` or by asking for it whenever
 * the connection is made (on control, which answers while a cell runs), and
 * attaches to it. It loses the comm, and with it the kernel's waits, when the
 * kernel restarts or dies, closes the comm, or when it is disposed.
 *
 * A connection that handles no comms, such as that of a console at the kernel
 * of a notebook, only attaches for its own session, by the comm that another
 * connection of the page has found: without that, the kernel would wait in vain
 * for it to do so. Prompts are drawn there as well, since jupyterlab_widgets
 * has one widget manager for all that share a kernel.
 */
export class KernelWaits implements IDisposable {
  /**
   * Construct it and connect it.
   */
  constructor(options: KernelWaits.IOptions) {
    const { kernel, registry } = options;
    this._kernel = kernel;
    this._registry = registry;
    this._found = options.found;
    this._router = new CommRouter(kernel, options.mayWait);
    this._parts.add(registry.addSession(kernel.clientId));
    kernel.disposed.connect(this.dispose, this);
    if (!kernel.handleComms) {
      const attach = (comm: string) => this._attachAsGuest(comm);
      this._parts.add(options.found.follow(kernel.id, attach));
      return;
    }
    this._router.oversized.connect(this._onOversized, this);
    this._parts.add(
      registry.connect(kernel.id, {
        settled: () => this._router.settled(),
        send: message => this._post(message)
      })
    );
    kernel.registerCommTarget(COMM_TARGET, this._onCommOpen);
    kernel.statusChanged.connect(this._onStatus, this);
    kernel.connectionStatusChanged.connect(this._onConnectionStatus, this);
    if (kernel.connectionStatus === 'connected') {
      void this._find();
    }
  }

  /**
   * Whether it has been disposed.
   */
  get isDisposed(): boolean {
    return this._isDisposed;
  }

  /**
   * Whether the kernel's comm has been found.
   */
  get isAttached(): boolean {
    return this._comm !== null;
  }

  /**
   * Disconnect from the kernel; what it waits for is lost to the page.
   */
  dispose(): void {
    if (this._isDisposed) {
      return;
    }
    this._isDisposed = true;
    const kernel = this._kernel;
    kernel.disposed.disconnect(this.dispose, this);
    kernel.statusChanged.disconnect(this._onStatus, this);
    kernel.connectionStatusChanged.disconnect(this._onConnectionStatus, this);
    kernel.removeCommTarget(COMM_TARGET, this._onCommOpen);
    this._lose();
    this._router.dispose();
    this._parts.dispose();
  }

  /**
   * The kernel says hello. An attribute, so that it can be removed again.
   */
  private _onCommOpen = (
    comm: Kernel.IComm,
    msg: KernelMessage.ICommOpenMsg
  ): void => {
    const hello = parseFromKernel(msg.content.data);
    if (hello?.type !== 'hello') {
      this._warnOnce('a hello that this version does not know');
      return;
    }
    this._attach(comm);
  };

  /**
   * Ask for the comm. A kernel that doesn't answer on control is let be: the
   * future goes with the connection, and nothing waits for it.
   */
  private async _find(): Promise<void> {
    const comm = await this._request().catch(() => null);
    if (comm && !this._isDisposed && !this._comm) {
      this._attach(
        this._kernel.hasComm(comm)
          ? null
          : this._kernel.createComm(COMM_TARGET, comm)
      );
    }
  }

  private async _request(): Promise<string | null> {
    const msg = KernelMessage.createMessage({
      msgType: 'comm_info_request',
      // The types know it on shell only; ipykernel answers it on both.
      channel: 'control' as 'shell',
      username: this._kernel.username,
      session: this._kernel.clientId,
      content: { target_name: COMM_TARGET }
    });
    const future = this._kernel.sendControlMessage(
      msg as unknown as KernelMessage.IControlMessage,
      true
    );
    const reply = (await future.done) as unknown;
    const { content } = reply as KernelMessage.ICommInfoReplyMsg;
    const comms = content.status === 'ok' ? content.comms : {};
    const found = Object.entries(comms).find(
      ([_, { target_name }]) => target_name === COMM_TARGET
    );
    return found?.[0] ?? null;
  }

  private _attach(comm: Kernel.IComm | null): void {
    if (!comm || this._isDisposed) {
      return;
    }
    this._comm = comm;
    comm.onMsg = msg => this._onMessage(comm, msg);
    comm.onClose = () => {
      if (this._comm === comm) {
        this._lose();
      }
    };
    this._hello();
    this._found.set(this._kernel.id, comm.commId);
  }

  /**
   * Attach for this session, where JupyterLab allows the connection no comms.
   */
  private _attachAsGuest(comm: string): void {
    const kernel = this._kernel;
    const data = { type: 'attach', protocol: PROTOCOL, extension: VERSION };
    const msg = KernelMessage.createMessage({
      msgType: 'comm_msg',
      // The types know it on shell only; see the router.
      channel: 'control' as 'shell',
      username: kernel.username,
      session: kernel.clientId,
      content: { comm_id: comm, data }
    });
    if (!kernel.isDisposed) {
      kernel.sendControlMessage(
        msg as unknown as KernelMessage.IControlMessage
      );
    }
  }

  /**
   * Attach, or attach again after the connection was interrupted: the reply
   * is the list of all open waits.
   */
  private _hello(): void {
    this._router.attach();
    this._post({ type: 'attach', protocol: PROTOCOL, extension: VERSION });
  }

  private _onMessage(comm: Kernel.IComm, msg: KernelMessage.ICommMsgMsg): void {
    if (this._comm !== comm) {
      return;
    }
    const message = parseFromKernel(msg.content.data);
    if (message) {
      this._registry.receive(this._kernel.id, message);
    } else {
      this._warnOnce('a message that this version does not know');
    }
  }

  private _onStatus(_: unknown, status: KernelMessage.Status): void {
    if (
      status === 'restarting' ||
      status === 'autorestarting' ||
      status === 'dead'
    ) {
      this._lose();
    }
  }

  private _onConnectionStatus(
    _: unknown,
    status: Kernel.ConnectionStatus
  ): void {
    if (status !== 'connected') {
      this._router.forget();
    } else if (this._comm) {
      this._hello();
    } else {
      void this._find();
    }
  }

  private _onOversized(_: unknown, comm: string): void {
    this._registry.tellOversized(this._kernel.id, comm);
  }

  private _lose(): void {
    this._comm = null;
    this._router.detach();
    if (this._kernel.handleComms) {
      this._found.set(this._kernel.id, null);
      this._registry.lose(this._kernel.id);
    }
  }

  /**
   * Send a message of the protocol; a kernel that is gone gets none.
   */
  private _post(message: FromPage): void {
    if (this._comm && !this._comm.isDisposed && !this._kernel.isDisposed) {
      this._comm.send(message);
    }
  }

  private _warnOnce(what: string): void {
    if (!this._warned.has(what)) {
      this._warned.add(what);
      console.warn(
        `[jupyterlab-blocking-widgets] the kernel sent ${what}; ignored`
      );
    }
  }

  private _kernel: Kernel.IKernelConnection;
  private _registry: WaitRegistry;
  private _found: FoundComms;
  private _router: CommRouter;
  private _comm: Kernel.IComm | null = null;
  private _parts = new DisposableSet();
  private _warned = new Set<string>();
  private _isDisposed = false;
}

/**
 * A namespace for `KernelWaits` statics.
 */
export namespace KernelWaits {
  /**
   * The options of a `KernelWaits`.
   */
  export interface IOptions {
    /**
     * The connection to join.
     */
    readonly kernel: Kernel.IKernelConnection;

    /**
     * What to join it to.
     */
    readonly registry: WaitRegistry;

    /**
     * What the page's connections have found.
     */
    readonly found: FoundComms;

    /**
     * Whether a cell of the kernel may be waiting, as far as the server knows.
     */
    readonly mayWait: () => boolean;
  }
}
