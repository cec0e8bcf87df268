import { KernelConnection } from '@jupyterlab/services/lib/kernel/default';
import { KernelMessage, ServerConnection } from '@jupyterlab/services';
import * as fc from 'fast-check';

import { FakeKernel, type FakeFuture } from '../../testing/fakekernel';
import { turn } from '../../testing/waits';
import { CommRouter, OversizedError } from '../router';

function execute(metadata: object = {}): KernelMessage.IExecuteRequestMsg {
  return KernelMessage.createMessage({
    msgType: 'execute_request',
    channel: 'shell',
    session: 'page-1',
    content: { code: 'x' },
    metadata: metadata as never
  });
}

function kernelInfo(): KernelMessage.IInfoRequestMsg {
  return KernelMessage.createMessage({
    msgType: 'kernel_info_request',
    channel: 'shell',
    session: 'page-1',
    content: {}
  });
}

class Fixture {
  constructor({ waiting = false, attached = true } = {}) {
    this.router = new CommRouter(this.kernel.connection, () => waiting);
    if (attached) {
      this.router.attach();
    }
  }

  send(data = {}): FakeFuture {
    this.kernel.connection.sendShellMessage(this.kernel.commMsg('m-1', data));
    return this.last;
  }

  get last(): FakeFuture {
    const last = this.kernel.sent[this.kernel.sent.length - 1];
    if (!last) {
      throw new Error('Nothing was sent');
    }
    return last;
  }

  async isSettled(): Promise<boolean> {
    let settled = false;
    void this.router.settled().then(() => (settled = true));
    await turn();
    return settled;
  }

  readonly kernel = new FakeKernel();
  readonly router: CommRouter;
}

describe('CommRouter', () => {
  it('changes nothing until it is attached', () => {
    const f = new Fixture({ attached: false });
    f.send();
    f.kernel.connection.sendShellMessage(execute());
    expect(f.kernel.sentOn('shell')).toEqual(['comm_msg', 'execute_request']);
    expect(f.last.msg.metadata).toEqual({});
  });

  it('sends comm messages on control, and away from subshells', () => {
    const { last } = ((f: Fixture) => (f.send(), f))(new Fixture());
    expect(last.msg.channel).toBe('control');
    expect(last.msg.header).not.toHaveProperty('subshell_id');
  });

  it('leaves the message that it was given as it was', () => {
    const f = new Fixture();
    const msg = f.kernel.commMsg('m-1', {});
    f.kernel.connection.sendShellMessage(msg);
    expect(msg.channel).toBe('shell');
    expect(msg.header).toHaveProperty('subshell_id', 'subshell-1');
    expect(f.last.msg.header.msg_id).toBe(msg.header.msg_id);
  });

  it('writes into an execute request how many messages belong before it', () => {
    const f = new Fixture();
    f.send();
    f.send();
    f.kernel.connection.sendShellMessage(
      execute({ cellId: 'c-1', blocking_widgets: { other: 1 } })
    );
    expect(f.last.msg.channel).toBe('shell');
    expect(f.last.msg.metadata).toEqual({
      cellId: 'c-1',
      blocking_widgets: { other: 1, routed: 2 }
    });
  });

  it('counts on when it attaches again, and anew after a restart', () => {
    const f = new Fixture();
    f.send();
    f.router.attach();
    expect(f.router.routed).toBe(1);
    f.router.detach();
    expect(f.router.routed).toBe(0);
  });

  it('is settled when all that was sent has turned idle', async () => {
    const f = new Fixture();
    expect(await f.isSettled()).toBe(true);
    const [first, second] = [f.send(), f.send()];
    first.idle();
    expect(await f.isSettled()).toBe(false);
    second.idle();
    expect(await f.isSettled()).toBe(true);
  });

  it('waits for a message that the idle handler of another sends', async () => {
    const f = new Fixture();
    const first = f.send();
    let second: FakeFuture | null = null;
    first.onIOPub = () => (second = f.send());
    first.idle();
    expect(second).not.toBeNull();
    expect(await f.isSettled()).toBe(false);
    f.last.idle();
    expect(await f.isSettled()).toBe(true);
  });

  it.each<[string, (f: Fixture) => void]>([
    ['the kernel restarts', f => f.kernel.restart()],
    ['the connection is disposed', f => f.kernel.dispose()],
    ['it is detached', f => f.router.detach()],
    ['it is disposed', f => f.router.dispose()],
    ['the connection was interrupted', f => f.router.forget()]
  ])('is settled when %s, for those who wait already', async (_, act) => {
    const f = new Fixture();
    f.send();
    let settled = false;
    void f.router.settled().then(() => (settled = true));
    await turn();
    expect(settled).toBe(false);
    act(f);
    await turn();
    expect(settled).toBe(true);
  });

  it('is settled exactly when nothing is under way, in any order of events', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.option(fc.nat(5)), { maxLength: 20 }),
        async steps => {
          const f = new Fixture();
          const open = new Set<FakeFuture>();
          for (const step of steps) {
            const future = step === null ? null : [...open][step];
            if (step === null) {
              open.add(f.send());
            } else if (future) {
              future.idle();
              open.delete(future);
            }
          }
          await turn();
          expect(await f.isSettled()).toBe(open.size === 0);
        }
      ),
      { numRuns: 30 }
    );
  });

  it('refuses what would make the server close the connection, and says for which comm', () => {
    const f = new Fixture();
    const comms: string[] = [];
    f.router.oversized.connect((_, comm) => comms.push(comm));
    const text = 'ä'.repeat(5.3 * 1024 * 1024);
    expect(() => f.send({ text })).toThrow(OversizedError);
    expect(comms).toEqual(['m-1']);
    expect(f.kernel.sent).toEqual([]);
    expect(f.router.routed).toBe(0);
  });

  it('asks again for widgets whose state was asked for on shell', () => {
    const f = new Fixture({ attached: false });
    f.send({ method: 'request_states' }).idle();
    f.send({ method: 'request_states', nr: 2 });
    f.send({ method: 'update' });
    f.router.attach();
    return turn().then(() => {
      const again = f.kernel.sent.filter(
        ({ msg }) => msg.channel === 'control'
      );
      expect(again.map(({ msg }) => msg.header.msg_id)).toContain(
        f.kernel.sent[1]?.msg.header.msg_id
      );
      expect(f.kernel.sentOn('control')).not.toContain('update');
    });
  });

  it('takes the first answer of shell and control where a cell may wait', async () => {
    const f = new Fixture({ waiting: true, attached: false });
    const msg = kernelInfo();
    const future = f.kernel.connection.sendShellMessage(msg, true);
    expect(f.kernel.sentOn('control')).toEqual(['kernel_info_request']);
    f.last.idle('from control');
    await expect(future.done).resolves.toBe('from control');
  });

  it('asks for kernel_info on shell only where no cell waits', () => {
    const f = new Fixture();
    f.kernel.connection.sendShellMessage(kernelInfo(), true);
    expect(f.kernel.sentOn('control')).toEqual([]);
    expect(f.kernel.sentOn('shell')).toEqual(['kernel_info_request']);
  });

  it('gives the connection its method back', () => {
    const f = new Fixture();
    f.router.dispose();
    f.router.dispose();
    expect(Object.keys(f.kernel)).not.toContain('sendShellMessage');
    f.send();
    expect(f.last.msg.channel).toBe('shell');
  });

  it('leaves what somebody else put over it, and passes everything', () => {
    const f = new Fixture();
    const { connection } = f.kernel;
    const ours = connection.sendShellMessage;
    const theirs: typeof ours = (...args) => ours(...args);
    connection.sendShellMessage = theirs;
    f.router.dispose();
    expect(connection.sendShellMessage).toBe(theirs);
    f.send();
    expect(f.last.msg.channel).toBe('shell');
  });
});

describe('the seam of JupyterLab', () => {
  class DeadSocket {
    protocol = '';
    close(): void {}
    send(): void {}
  }

  it('sends what a comm and an execution send through `sendShellMessage`', () => {
    const connection = new KernelConnection({
      model: { id: 'k', name: 'python3' },
      serverSettings: ServerConnection.makeSettings({
        WebSocket: DeadSocket as never
      })
    });
    const sent: KernelMessage.IMessage[] = [];
    connection.anyMessage.connect((_, { msg }) => sent.push(msg));
    const router = new CommRouter(connection, () => false);
    router.attach();
    const comm = connection.createComm('target', 'm-1');
    comm.open();
    comm.send({});
    connection.requestExecute({ code: 'x' });
    expect(sent.map(({ channel }) => channel)).toEqual([
      'control',
      'control',
      'shell'
    ]);
    expect(sent[2]?.metadata).toEqual({ blocking_widgets: { routed: 2 } });
    connection.dispose();
    expect(router.isDisposed).toBe(true);
  });
});
