import { aWait } from '../../testing/waits';
import { WaitRegistry } from '../../waits/registry';
import { stopClock, type IRunClock } from '../clocks';
import { ShownWaits } from '../shown';
import { WhileWaiting } from '../whilewaiting';

const KERNEL = 'kernel-1';
const OTHER = 'kernel-2';

function aClock(): IRunClock {
  const state = { executionStatus: 'busy', totalTime: 0, interval: 0 };
  const draw = jest.fn();
  state.interval = window.setInterval(() => {
    state.totalTime += 1;
    draw();
  }, 1000);
  return { state, draw };
}

describe('stopClock, while a notebook waits', () => {
  let registry: WaitRegistry;
  let shown: ShownWaits;
  let clocks: Record<string, IRunClock>;
  let stopped: WhileWaiting<IRunClock>;

  const open = (id: string, kernelId = KERNEL): void =>
    registry.receive(kernelId, { type: 'wait_opened', wait: aWait({ id }) });
  const close = (id: string, kernelId = KERNEL): void =>
    registry.receive(kernelId, {
      type: 'wait_closed',
      id,
      outcome: 'submitted'
    });
  const pass = (seconds: number): Promise<void> =>
    jest.advanceTimersByTimeAsync(seconds * 1000);

  beforeEach(() => {
    jest.useFakeTimers();
    registry = new WaitRegistry(() => 0);
    shown = new ShownWaits(registry);
    clocks = { [KERNEL]: aClock(), [OTHER]: aClock() };
    stopped = new WhileWaiting(
      shown,
      wait => clocks[wait.kernelId] ?? null,
      stopClock
    );
  });

  afterEach(() => {
    stopped.dispose();
    shown.dispose();
    jest.clearAllTimers();
    jest.useRealTimers();
  });

  it('stops the clock of the notebook that waits, and no other', async () => {
    await pass(2);
    open('w1');
    await pass(5);
    expect(clocks[KERNEL]?.state.totalTime).toBe(2);
    expect(clocks[KERNEL]?.draw).toHaveBeenCalledTimes(2);
    expect(clocks[OTHER]?.state.totalTime).toBe(7);
  });

  it('lets it go on when the last wait has ended', async () => {
    open('w1');
    open('w2');
    close('w2');
    await pass(3);
    expect(clocks[KERNEL]?.state.totalTime).toBe(0);
    close('w1');
    await pass(3.2);
    expect(clocks[KERNEL]?.state.totalTime).toBe(3);
    expect(clocks[KERNEL]?.draw).toHaveBeenCalledTimes(3);
  });

  it('leaves it as it is where the run has ended', async () => {
    open('w1');
    Object.assign(clocks[KERNEL]?.state ?? {}, { executionStatus: 'idle' });
    close('w1');
    await pass(3);
    expect(clocks[KERNEL]?.state.totalTime).toBe(0);
  });

  it('does without one', async () => {
    clocks = {};
    open('w1');
    close('w1');
    await pass(1);
    expect(shown.open).toEqual([]);
  });

  it('lets all go on when it is disposed', async () => {
    open('w1');
    stopped.dispose();
    await pass(2);
    expect(clocks[KERNEL]?.state.totalTime).toBe(2);
  });
});
