import { nullTranslator } from '@jupyterlab/translation';
import { Widget } from '@lumino/widgets';

import { Countdown, formatLeft } from '../countdown';

describe('formatLeft', () => {
  it.each([
    [0, '0:00'],
    [9, '0:09'],
    [75, '1:15'],
    [3723, '1:02:03']
  ])('writes %d seconds as %s', (seconds, text) => {
    expect(formatLeft(seconds)).toBe(text);
  });
});

describe('Countdown', () => {
  let now = 0;
  let said: string[] = [];
  let countdown: Countdown;

  beforeEach(() => {
    jest.useFakeTimers();
    now = 0;
    said = [];
    countdown = new Countdown({
      trans: nullTranslator.load(''),
      now: () => now,
      say: text => said.push(text)
    });
    Widget.attach(countdown, document.body);
  });

  afterEach(() => {
    countdown.dispose();
    expect(jest.getTimerCount()).toBe(0);
    jest.useRealTimers();
  });

  function pass(seconds: number): void {
    for (let i = 0; i < seconds; i++) {
      now += 1000;
      jest.advanceTimersByTime(1000);
    }
  }

  it('is not seen where there is no timeout', () => {
    expect(countdown.isVisible).toBe(false);
    expect(jest.getTimerCount()).toBe(0);
  });

  it('shows what is left, and stops at zero', () => {
    countdown.deadline = 3000;
    expect(countdown.node.textContent).toBe('0:03 left');
    pass(2);
    expect(countdown.node.textContent).toBe('0:01 left');
    pass(5);
    expect(countdown.node.textContent).toBe('0:00 left');
    expect(jest.getTimerCount()).toBe(0);
  });

  it('is said aloud at a minute and at ten seconds, and not otherwise', () => {
    countdown.deadline = 90_000;
    pass(95);
    expect(said).toEqual(['60 seconds left', '10 seconds left']);
  });

  it('does not tick while it is hidden or off the page', () => {
    countdown.deadline = 60_000;
    countdown.hide();
    expect(jest.getTimerCount()).toBe(0);
    countdown.show();
    expect(jest.getTimerCount()).toBe(1);
    Widget.detach(countdown);
    expect(jest.getTimerCount()).toBe(0);
  });
});
