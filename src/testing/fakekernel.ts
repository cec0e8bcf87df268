import {
  CommsOverSubshells,
  KernelMessage,
  type Kernel
} from '@jupyterlab/services';
import { PromiseDelegate, UUID, type JSONObject } from '@lumino/coreutils';
import { Signal } from '@lumino/signaling';

type Message = KernelMessage.IMessage;
type Target = (comm: Kernel.IComm, msg: KernelMessage.ICommOpenMsg) => unknown;

/**
 * A future that a test ends.
 */
export class FakeFuture {
  /**
   * Construct a future of a message.
   */
  constructor(readonly msg: Message) {
    this._done.promise.catch(() => undefined);
  }

  /**
   * Called with what the kernel publishes.
   */
  onIOPub: (msg: KernelMessage.IIOPubMessage) => void = () => undefined;

  /**
   * Resolves with the reply.
   */
  get done(): Promise<unknown> {
    return this._done.promise;
  }

  /**
   * Let the kernel turn idle, as the real future has it: handlers first.
   */
  idle(reply?: unknown): void {
    this.onIOPub(
      KernelMessage.createMessage({
        msgType: 'status',
        channel: 'iopub',
        session: 'kernel',
        content: { execution_state: 'idle' }
      })
    );
    this._done.resolve(reply);
  }

  /**
   * Dispose of it before it is done.
   */
  dispose(): void {
    this._done.reject(new Error('Canceled future'));
  }

  private _done = new PromiseDelegate<unknown>();
}

/**
 * A kernel connection that remembers what was sent, and answers when told.
 *
 * Its state is that of the real one, as far as waits need it: comms, targets,
 * futures, status, connection status, disposal.
 */
export class FakeKernel {
  readonly id = 'kernel-1';
  readonly clientId = 'page-1';
  readonly username = 'somebody';
  readonly statusChanged = new Signal<this, KernelMessage.Status>(this);
  readonly connectionStatusChanged = new Signal<this, Kernel.ConnectionStatus>(
    this
  );
  readonly disposed = new Signal<this, void>(this);
  readonly sent: FakeFuture[] = [];
  readonly targets = new Map<string, Target>();
  readonly comms = new Map<string, Kernel.IComm>();
  handleComms = true;
  isDisposed = false;
  connectionStatus: Kernel.ConnectionStatus = 'connected';

  /**
   * Itself, as what the code under test takes.
   */
  get connection(): Kernel.IKernelConnection {
    return this as unknown as Kernel.IKernelConnection;
  }

  sendShellMessage(msg: Message): FakeFuture {
    return this._send(msg);
  }

  sendControlMessage(msg: Message): FakeFuture {
    return this._send(msg);
  }

  registerCommTarget(name: string, target: Target): void {
    this.targets.set(name, target);
  }

  removeCommTarget(name: string, target: Target): void {
    if (this.targets.get(name) === target) {
      this.targets.delete(name);
    }
  }

  hasComm(id: string): boolean {
    return this.comms.has(id);
  }

  createComm(target: string, id = UUID.uuid4()): Kernel.IComm {
    const comm = {
      commId: id,
      targetName: target,
      isDisposed: false,
      onMsg: () => undefined,
      onClose: () => undefined,
      send: (data: JSONObject) =>
        this.connection.sendShellMessage(this.commMsg(id, data))
    } as unknown as Kernel.IComm;
    this.comms.set(id, comm);
    return comm;
  }

  /**
   * A comm message of the page, as a comm makes it.
   */
  commMsg(id: string, data: JSONObject): KernelMessage.ICommMsgMsg<'shell'> {
    return KernelMessage.createMessage({
      msgType: 'comm_msg',
      channel: 'shell',
      session: this.clientId,
      subshellId: 'subshell-1',
      content: { comm_id: id, data }
    });
  }

  /**
   * What was sent on a channel, by type.
   */
  sentOn(channel: string): string[] {
    return this.sent
      .filter(({ msg }) => msg.channel === channel)
      .map(({ msg }) => msg.header.msg_type);
  }

  /**
   * The data of the comm messages that were sent.
   */
  get data(): unknown[] {
    return this.sent
      .filter(({ msg }) => msg.header.msg_type === 'comm_msg')
      .map(({ msg }) => (msg.content as { data: unknown }).data);
  }

  /**
   * The kernel opens a comm.
   */
  opens(target: string, data: JSONObject, id = 'comm-1'): Kernel.IComm {
    const comm = this.createComm(target, id);
    const msg = { content: { comm_id: id, target_name: target, data } };
    this.targets.get(target)?.(
      comm,
      msg as unknown as KernelMessage.ICommOpenMsg
    );
    return comm;
  }

  /**
   * The kernel sends on a comm.
   */
  says(data: unknown, id = 'comm-1'): void {
    const msg = { content: { comm_id: id, data } };
    void this.comms.get(id)?.onMsg(msg as unknown as KernelMessage.ICommMsgMsg);
  }

  /**
   * Everything sent so far turns idle.
   */
  idle(): void {
    this.sent.forEach(future => future.idle());
  }

  /**
   * The kernel restarts: comms and futures go, as in the real connection.
   */
  restart(): void {
    this.statusChanged.emit('restarting');
    this._clear();
  }

  /**
   * The connection goes away.
   */
  dispose(): void {
    this.isDisposed = true;
    this.disposed.emit();
    this._clear();
    Signal.clearData(this);
  }

  /**
   * The connection changes.
   */
  connects(status: Kernel.ConnectionStatus): void {
    this.connectionStatus = status;
    this.connectionStatusChanged.emit(status);
  }

  readonly commsOverSubshells = CommsOverSubshells.Disabled;

  private _send(msg: Message): FakeFuture {
    const future = new FakeFuture(msg);
    this.sent.push(future);
    return future;
  }

  private _clear(): void {
    this.sent.forEach(future => future.dispose());
    this.comms.clear();
  }
}
