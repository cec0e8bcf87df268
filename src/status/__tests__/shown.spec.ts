import { WaitRegistry } from '../../waits/registry';
import { aWait } from '../../testing/waits';
import { ShownWaits } from '../shown';

const KERNEL = 'kernel-1';

describe('ShownWaits', () => {
  let registry: WaitRegistry;
  let shown: ShownWaits;
  let changes: number[];

  const open = (id: string): void =>
    registry.receive(KERNEL, { type: 'wait_opened', wait: aWait({ id }) });
  const close = (id: string): void =>
    registry.receive(KERNEL, { type: 'wait_closed', id, outcome: 'submitted' });

  beforeEach(() => {
    jest.useFakeTimers();
    registry = new WaitRegistry(() => 0);
    shown = new ShownWaits(registry);
    changes = [];
    shown.changed.connect(({ open }) => changes.push(open.length));
  });

  afterEach(() => {
    shown.dispose();
    jest.useRealTimers();
  });

  it('shows a wait at once, and a moment longer than it lasts', async () => {
    open('w1');
    expect(changes).toEqual([1]);
    close('w1');
    expect(changes).toEqual([1]);
    await jest.advanceTimersByTimeAsync(100);
    expect(changes).toEqual([1, 0]);
  });

  it('shows questions that follow each other as one', async () => {
    for (const id of ['w1', 'w2', 'w3']) {
      open(id);
      close(id);
    }
    await jest.advanceTimersByTimeAsync(100);
    expect(changes).toEqual([1, 1, 1, 0]);
  });

  it('leads to a wait that is still open', () => {
    open('w1');
    open('w2');
    close('w2');
    expect(shown.open).toHaveLength(2);
    expect(shown.newest?.id).toBe('w1');
  });

  it('follows no more when it is disposed', async () => {
    open('w1');
    close('w1');
    shown.dispose();
    open('w2');
    await jest.advanceTimersByTimeAsync(100);
    expect(changes).toEqual([1]);
  });
});
