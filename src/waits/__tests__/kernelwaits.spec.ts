import type { Kernel } from '@jupyterlab/services';

import { FakeKernel } from '../../testing/fakekernel';
import { aWait, turn } from '../../testing/waits';
import { VERSION } from '../../version';
import { FoundComms } from '../found';
import { KernelWaits } from '../kernelwaits';
import { COMM_TARGET } from '../protocol';
import { WaitRegistry } from '../registry';

const HELLO = { type: 'hello', protocol: 1, package: '0.1.0' };
const ATTACH = { type: 'attach', protocol: 1, extension: VERSION };

class Fixture {
  constructor({ comms = true, status = 'connected' } = {}) {
    this.kernel.handleComms = comms;
    this.kernel.connectionStatus = status as Kernel.ConnectionStatus;
    this.registry.changed.connect((_, { type, wait, outcome }) => {
      this.story.push([type, wait.id, outcome].filter(Boolean).join(' '));
    });
    this.waits = new KernelWaits({
      kernel: this.kernel.connection,
      registry: this.registry,
      found: this.found,
      mayWait: () => false
    });
  }

  async finds(...ids: string[]): Promise<void> {
    const comms = Object.fromEntries(
      ids.map(id => [id, { target_name: COMM_TARGET }])
    );
    this.kernel.sent[this.kernel.sent.length - 1]?.idle({
      content: { status: 'ok', comms }
    });
    await turn();
  }

  readonly story: string[] = [];
  readonly kernel = new FakeKernel();
  readonly registry = new WaitRegistry(() => 0);
  readonly found = new FoundComms();
  readonly waits: KernelWaits;
}

describe('KernelWaits', () => {
  it('attaches when the kernel says hello, on control', () => {
    const f = new Fixture();
    f.kernel.opens(COMM_TARGET, HELLO);
    expect(f.kernel.data).toEqual([ATTACH]);
    expect(f.kernel.sentOn('control')).toContain('comm_msg');
    expect(f.waits.isAttached).toBe(true);
  });

  it('does not attach to a comm that opens with something else', () => {
    const warn = jest.spyOn(console, 'warn').mockImplementation();
    const f = new Fixture();
    f.kernel.opens(COMM_TARGET, { type: 'goodbye' });
    expect(f.waits.isAttached).toBe(false);
    expect(warn).toHaveBeenCalledTimes(1);
    warn.mockRestore();
  });

  it('asks a connected kernel for its comm on control, and attaches to it', async () => {
    const f = new Fixture();
    expect(f.kernel.sentOn('control')).toEqual(['comm_info_request']);
    await f.finds('comm-1');
    expect(f.kernel.data).toEqual([ATTACH]);
  });

  it('lets a kernel be that has no such comm', async () => {
    const f = new Fixture();
    await f.finds();
    expect(f.waits.isAttached).toBe(false);
    expect(f.kernel.data).toEqual([]);
  });

  it('asks when the connection is made', () => {
    const f = new Fixture({ status: 'connecting' });
    expect(f.kernel.sent).toEqual([]);
    f.kernel.connects('connected');
    expect(f.kernel.sentOn('control')).toEqual(['comm_info_request']);
  });

  it('attaches once when hello and the answer come together', async () => {
    const f = new Fixture();
    const [asked] = f.kernel.sent;
    f.kernel.opens(COMM_TARGET, HELLO);
    asked?.idle({
      content: {
        status: 'ok',
        comms: { 'comm-1': { target_name: COMM_TARGET } }
      }
    });
    await turn();
    expect(f.kernel.data).toEqual([ATTACH]);
  });

  it('attaches again after the connection was interrupted', () => {
    const f = new Fixture();
    f.kernel.opens(COMM_TARGET, HELLO);
    f.kernel.connects('connecting');
    f.kernel.connects('connected');
    expect(f.kernel.data).toEqual([ATTACH, ATTACH]);
  });

  it('hands the kernel’s messages to the registry, and what it cannot read to nobody', () => {
    const warn = jest.spyOn(console, 'warn').mockImplementation();
    const f = new Fixture();
    f.kernel.opens(COMM_TARGET, HELLO);
    f.kernel.says({ type: 'wait_opened', wait: aWait() });
    f.kernel.says({ type: 'nonsense' });
    f.kernel.says({ type: 'nonsense' });
    f.kernel.says({ type: 'wait_closed', id: 'w1', outcome: 'submitted' });
    expect(f.story).toEqual(['opened w1', 'closed w1 submitted']);
    expect(warn).toHaveBeenCalledTimes(1);
    warn.mockRestore();
  });

  it('knows the waits of its own page', () => {
    const f = new Fixture();
    f.kernel.opens(COMM_TARGET, HELLO);
    f.kernel.says({ type: 'wait_opened', wait: aWait({ session: 'page-1' }) });
    expect(f.registry.open[0]?.own).toBe(true);
  });

  it('sends a submit after the values, on its comm', async () => {
    const f = new Fixture();
    f.kernel.opens(COMM_TARGET, HELLO);
    f.kernel.idle();
    await turn();
    f.kernel.says({ type: 'wait_opened', wait: aWait() });
    f.kernel.connection.sendShellMessage(f.kernel.commMsg('m-1', { v: 1 }));
    void f.registry.submit({ id: 'w1', kernelId: f.kernel.id }, { button: 0 });
    await turn();
    expect(f.kernel.data).toEqual([ATTACH, { v: 1 }]);
    f.kernel.idle();
    await turn();
    expect(f.kernel.data).toEqual([
      ATTACH,
      { v: 1 },
      { type: 'submit', id: 'w1', button: 0 }
    ]);
  });

  it.each<[string, (f: Fixture) => void]>([
    ['restarts', f => f.kernel.restart()],
    ['dies', f => f.kernel.statusChanged.emit('dead')],
    [
      'is restarted by the server',
      f => f.kernel.statusChanged.emit('autorestarting')
    ],
    [
      'closes its comm',
      f => void f.kernel.comms.get('comm-1')?.onClose({} as never)
    ],
    ['is disconnected for good', f => f.kernel.dispose()],
    ['is let go', f => f.waits.dispose()]
  ])('loses the waits of a kernel that %s', (_, act) => {
    const f = new Fixture();
    f.kernel.opens(COMM_TARGET, HELLO);
    f.kernel.says({ type: 'wait_opened', wait: aWait() });
    act(f);
    expect(f.story).toEqual(['opened w1', 'closed w1 lost']);
    expect(f.waits.isAttached).toBe(false);
    f.kernel.connection.sendShellMessage(f.kernel.commMsg('m-1', {}));
    expect(f.kernel.sent[f.kernel.sent.length - 1]?.msg.channel).toBe('shell');
  });

  it('attaches to the kernel that comes back after a restart', () => {
    const f = new Fixture();
    f.kernel.opens(COMM_TARGET, HELLO);
    f.kernel.restart();
    f.kernel.opens(COMM_TARGET, HELLO, 'comm-2');
    f.kernel.says({ type: 'wait_opened', wait: aWait() }, 'comm-2');
    expect(f.story).toEqual(['opened w1']);
  });

  it('leaves nothing behind, however often it is disposed', () => {
    const f = new Fixture();
    f.waits.dispose();
    f.waits.dispose();
    expect(f.kernel.targets.size).toBe(0);
    f.kernel.connects('connected');
    expect(f.kernel.sentOn('control')).toEqual(['comm_info_request']);
  });

  it('only knows the session of a connection that handles no comms', () => {
    const f = new Fixture({ comms: false });
    expect(f.kernel.targets.size).toBe(0);
    expect(f.kernel.sent).toEqual([]);
  });

  it('tells the other connections of the page which comm it has', () => {
    const f = new Fixture();
    const told: string[] = [];
    f.kernel.opens(COMM_TARGET, HELLO);
    f.found.follow(f.kernel.id, comm => told.push(comm));
    f.kernel.restart();
    f.found.follow(f.kernel.id, comm => told.push(`late ${comm}`));
    f.kernel.opens(COMM_TARGET, HELLO, 'comm-2');
    expect(told).toEqual(['comm-1', 'comm-2', 'late comm-2']);
  });

  it('attaches without comms by what another connection has found', () => {
    const f = new Fixture({ comms: false });
    f.found.set('kernel-2', 'comm-2');
    expect(f.kernel.sent).toEqual([]);
    f.found.set(f.kernel.id, 'comm-1');
    expect(f.kernel.data).toEqual([ATTACH]);
    expect(f.kernel.sentOn('control')).toEqual(['comm_msg']);
    f.waits.dispose();
    f.found.set(f.kernel.id, 'comm-1');
    expect(f.kernel.data).toEqual([ATTACH]);
  });
});
