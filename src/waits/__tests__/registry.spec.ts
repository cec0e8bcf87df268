import * as fc from 'fast-check';

import { aWait, turn } from '../../testing/waits';
import type { IWaits } from '../../tokens';
import type { FromPage, IWaitData } from '../protocol';
import { WaitRegistry, innermost } from '../registry';

const KERNEL = 'kernel-1';
const W1 = { id: 'w1', kernelId: KERNEL };
const NO = { a: 'No.' };
const W2 = { id: 'w2', kernelId: KERNEL };

class Fixture {
  constructor() {
    this.registry.changed.connect((_, change) => {
      this.changes.push(change);
    });
    this.link = this.registry.connect(KERNEL, {
      settled: () => this.settled,
      send: message => this.sent.push(message)
    });
  }

  opened(...ids: string[]): void {
    ids.forEach(id =>
      this.registry.receive(KERNEL, {
        type: 'wait_opened',
        wait: aWait({ id })
      })
    );
  }

  listed(values: Partial<IWaitData>): void {
    this.registry.receive(KERNEL, { type: 'waits', open: [aWait(values)] });
  }

  get story(): string[] {
    return this.changes.map(({ type, wait, outcome }) =>
      [type, wait.id, outcome].filter(Boolean).join(' ')
    );
  }

  readonly registry = new WaitRegistry(() => 1000);
  readonly changes: IWaits.IChange[] = [];
  readonly sent: FromPage[] = [];
  readonly link: { dispose(): void };
  settled: Promise<void> = Promise.resolve();
}

describe('WaitRegistry', () => {
  it('tells of a wait that opens and of how it ends', () => {
    const f = new Fixture();
    f.opened('w1');
    expect(f.registry.get(W1)?.title).toBe('Region');
    f.registry.receive(KERNEL, {
      type: 'wait_closed',
      id: 'w1',
      outcome: 'timeout'
    });
    expect(f.story).toEqual(['opened w1', 'closed w1 timeout']);
    expect(f.registry.open).toEqual([]);
  });

  it('turns the seconds that are left into a time on its own clock', () => {
    const f = new Fixture();
    f.registry.receive(KERNEL, {
      type: 'wait_opened',
      wait: aWait({ left: 2.5 })
    });
    expect(f.registry.get(W1)?.deadline).toBe(3500);
  });

  it('takes a wait for its own only if this page asked for the run', () => {
    const f = new Fixture();
    f.opened('w1');
    const session = f.registry.addSession('page-1');
    f.opened('w2');
    session.dispose();
    f.opened('w3');
    expect(f.registry.open.map(({ own }) => own)).toEqual([false, true, false]);
  });

  it('keeps waits of the same id in two kernels apart', () => {
    const f = new Fixture();
    f.opened('w1');
    f.registry.receive('kernel-2', {
      type: 'wait_opened',
      wait: aWait({ title: 'Other' })
    });
    f.registry.lose('kernel-2');
    expect(f.registry.open.map(({ title }) => title)).toEqual(['Region']);
  });

  it('sends a submit only when the kernel has taken in what came before', async () => {
    const f = new Fixture();
    f.opened('w1');
    let settle = () => {};
    f.settled = new Promise(resolve => (settle = resolve));
    const submit = f.registry.submit(W1, { button: 0 });
    expect(f.registry.get(W1)?.status).toBe('submitting');
    await turn();
    expect(f.sent).toEqual([]);
    settle();
    await submit;
    expect(f.sent).toEqual([{ type: 'submit', id: 'w1', button: 0 }]);
  });

  it('submits once, however often the button is pressed', async () => {
    const f = new Fixture();
    f.opened('w1');
    await Promise.all(
      [0, 0, 1].map(button => f.registry.submit(W1, { button }))
    );
    expect(f.sent).toHaveLength(1);
  });

  it('sends no submit for a wait that ended while values were on their way', async () => {
    const f = new Fixture();
    f.opened('w1');
    let settle = () => {};
    f.settled = new Promise(resolve => (settle = resolve));
    const submit = f.registry.submit(W1, { button: 0 });
    f.registry.lose(KERNEL);
    settle();
    await submit;
    expect(f.sent).toEqual([]);
  });

  it('opens a refused wait again, with the reasons, and clears them on the next submit', async () => {
    const f = new Fixture();
    f.opened('w1');
    await f.registry.submit(W1, { button: 0 });
    const errors = { region: 'Choose one.' };
    f.registry.receive(KERNEL, { type: 'wait_refused', id: 'w1', errors });
    expect(f.registry.get(W1)).toMatchObject({ status: 'open', errors });
    await f.registry.submit(W1, { button: 0 });
    expect(f.registry.get(W1)).toMatchObject({
      status: 'submitting',
      errors: {}
    });
    expect(f.sent).toHaveLength(2);
  });

  it('gives a submit back when a question inside it has ended', async () => {
    const f = new Fixture();
    f.opened('w1');
    await f.registry.submit(W1, { button: 0 });
    f.opened('w2');
    f.registry.receive(KERNEL, {
      type: 'wait_closed',
      id: 'w2',
      outcome: 'submitted'
    });
    expect(f.registry.get(W1)?.status).toBe('open');
    expect(f.story).toContain('reopened w1');
  });

  it('cancels at once, also while a submit is on its way', () => {
    const f = new Fixture();
    f.opened('w1');
    f.settled = new Promise(() => {});
    void f.registry.submit(W1, { button: 0 });
    f.registry.cancel(W1);
    f.registry.cancel(W2);
    expect(f.sent).toEqual([{ type: 'cancel', id: 'w1' }]);
  });

  it('forgets why it was refused when it is reset', () => {
    const f = new Fixture();
    f.opened('w1');
    f.registry.receive(KERNEL, {
      type: 'wait_refused',
      id: 'w1',
      errors: { a: 'No.' }
    });
    f.registry.reset(W1);
    expect(f.registry.get(W1)?.errors).toEqual({});
  });

  it('resets an open wait only', async () => {
    const f = new Fixture();
    f.opened('w1');
    f.registry.reset(W1);
    await f.registry.submit(W1, { button: 0 });
    f.registry.reset(W1);
    expect(f.sent.map(({ type }) => type)).toEqual(['reset', 'submit']);
  });

  it('takes over the list of a kernel: new ones open, missing ones are lost', () => {
    const f = new Fixture();
    f.opened('w1', 'w2');
    f.registry.receive(KERNEL, {
      type: 'waits',
      open: [aWait({ id: 'w2' }), aWait({ id: 'w3' })]
    });
    expect(f.story).toEqual([
      'opened w1',
      'opened w2',
      'closed w1 lost',
      'opened w3'
    ]);
  });

  it('opens a wait again whose submit was lost on its way', async () => {
    const f = new Fixture();
    f.opened('w1');
    await f.registry.submit(W1, { button: 0 });
    f.listed({});
    expect(f.registry.get(W1)?.status).toBe('open');
    await f.registry.submit(W1, { button: 0 });
    expect(f.story.slice(1)).toEqual([
      'submitting w1',
      'reopened w1',
      'submitting w1'
    ]);
    expect(f.sent).toHaveLength(2);
  });

  it('tells of a refusal that was lost on its way', async () => {
    const f = new Fixture();
    f.opened('w1');
    await f.registry.submit(W1, { button: 0 });
    const errors = { region: 'Choose one.' };
    f.listed({ errors });
    expect(f.registry.get(W1)).toMatchObject({ status: 'open', errors });
    expect(f.story.slice(2)).toEqual(['refused w1']);
  });

  it('still sends a submit that waits for its values, whatever the list says', async () => {
    const f = new Fixture();
    f.opened('w1');
    let settle = () => {};
    f.settled = new Promise(resolve => (settle = resolve));
    const submit = f.registry.submit(W1, { button: 0 });
    f.listed({ left: 5, errors: { region: 'An older reason.' } });
    expect(f.registry.get(W1)).toMatchObject({
      status: 'submitting',
      errors: {},
      deadline: 6000
    });
    settle();
    await submit;
    expect(f.sent).toEqual([{ type: 'submit', id: 'w1', button: 0 }]);
    f.listed({});
    expect(f.registry.get(W1)?.status).toBe('open');
  });

  it('sends the second submit only, where the first was given back unsent', async () => {
    const f = new Fixture();
    f.opened('w1', 'w2');
    let settle = () => {};
    f.settled = new Promise(resolve => (settle = resolve));
    const first = f.registry.submit(W1, { button: 0 });
    f.registry.receive(KERNEL, {
      type: 'wait_closed',
      id: 'w2',
      outcome: 'submitted'
    });
    const second = f.registry.submit(W1, { button: 1 });
    settle();
    await Promise.all([first, second]);
    expect(f.sent).toEqual([{ type: 'submit', id: 'w1', button: 1 }]);
  });

  it.each<[string, Partial<IWaitData>, string[]]>([
    ['its deadline differs', { left: 9, errors: NO }, ['updated w1']],
    ['its errors are gone', { left: 2 }, ['reopened w1']],
    ['nothing differs', { left: 2, errors: NO }, []]
  ])('tells of a wait that is listed again where %s', (_, values, story) => {
    const f = new Fixture();
    const wait = aWait({ left: 2, errors: NO });
    f.registry.receive(KERNEL, { type: 'wait_opened', wait });
    f.listed(values);
    expect(f.story.slice(1)).toEqual(story);
  });

  it('loses the waits of a kernel innermost first, when its link goes', () => {
    const f = new Fixture();
    f.opened('w1', 'w2');
    f.link.dispose();
    expect(f.story.slice(2)).toEqual(['closed w2 lost', 'closed w1 lost']);
  });

  it('tells all waits lost when it is disposed, and is safe to dispose twice', () => {
    const f = new Fixture();
    f.opened('w1');
    f.registry.dispose();
    f.registry.dispose();
    expect(f.story).toEqual(['opened w1', 'closed w1 lost']);
  });

  it('closes each wait that it opened once, whatever the kernel says', () => {
    const id = fc.constantFrom('w1', 'w2', 'w3');
    const message = fc.oneof(
      id.map(id => ({ type: 'wait_opened' as const, wait: aWait({ id }) })),
      id.map(id => ({
        type: 'wait_closed' as const,
        id,
        outcome: 'failed' as const
      })),
      fc.uniqueArray(id).map(ids => ({
        type: 'waits' as const,
        open: ids.map(id => aWait({ id }))
      })),
      id.map(id => ({
        type: 'wait_refused' as const,
        id,
        errors: { '': 'No.' }
      }))
    );
    fc.assert(
      fc.property(fc.array(message), list => {
        const f = new Fixture();
        list.forEach(one => f.registry.receive(KERNEL, one));
        f.registry.lose(KERNEL);
        const open = new Set<string>();
        f.changes.forEach(({ type, wait }) => {
          expect(open.has(wait.id)).toBe(type !== 'opened');
          if (type === 'opened') {
            open.add(wait.id);
          } else if (type === 'closed') {
            open.delete(wait.id);
          }
        });
        expect(open.size).toBe(0);
      })
    );
  });
});

describe('innermost', () => {
  it('is the last wait of that kernel', () => {
    const f = new Fixture();
    f.opened('w1', 'w2');
    f.registry.receive('kernel-2', { type: 'wait_opened', wait: aWait() });
    expect(innermost(f.registry.open, KERNEL)?.id).toBe('w2');
    expect(innermost(f.registry.open, 'kernel-3')).toBeUndefined();
  });
});
