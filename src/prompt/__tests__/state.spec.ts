import type { IWait } from '../../tokens';
import { phaseOf, waitOf, type ICircumstances, type Phase } from '../state';

function wait(values: Partial<IWait> = {}): IWait {
  return {
    id: 'w1',
    kernelId: 'k',
    kind: 'ask',
    name: 'region',
    title: 'Region',
    cell: null,
    request: 'r',
    session: 's',
    prompt: 'm-1',
    deadline: null,
    status: 'open',
    errors: {},
    own: true,
    ...values
  };
}

const outer = wait();
const inner = wait({ id: 'w2', prompt: 'm-2' });
const busy = wait({ status: 'submitting' });
const none = { open: [], wait: undefined, outcome: null, live: true };

describe('phaseOf', () => {
  it.each<[Phase, string, ICircumstances]>([
    ['coming', 'the kernel has not told of it', none],
    ['open', 'it is the innermost', { ...none, open: [outer], wait: outer }],
    ['submitting', 'it is judged', { ...none, open: [busy], wait: busy }],
    ['outer', 'another waits', { ...none, open: [outer, inner], wait: outer }],
    ['closed', 'it ended', { ...none, outcome: 'timeout' }],
    ['lost', 'the kernel restarted', { ...none, outcome: 'lost', live: false }],
    ['unknown', 'it is an old page’s', { ...none, live: false }]
  ])('is %s when %s', (phase, _, circumstances) => {
    expect(phaseOf(circumstances)).toBe(phase);
  });

  it('is open while another kernel waits', () => {
    const other = wait({ kernelId: 'k2' });
    expect(phaseOf({ ...none, open: [outer, other], wait: outer })).toBe(
      'open'
    );
  });
});

describe('waitOf', () => {
  const prompt = { model: 'm-2', id: 'w2', kernelId: 'k' };

  it('finds the wait by its prompt', () => {
    expect(waitOf([outer, inner], prompt)).toBe(inner);
  });

  it('finds a wait that names no prompt by its id, in its kernel only', () => {
    const nameless = { ...inner, prompt: null };
    expect(waitOf([nameless], prompt)).toBe(nameless);
    expect(waitOf([nameless], { ...prompt, kernelId: 'k2' })).toBeUndefined();
  });
});
