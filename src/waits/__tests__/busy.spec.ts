import type { ServiceManager } from '@jupyterlab/services';

import { mayWait } from '../busy';

const BUSY = { id: 'k-1', name: 'mine', execution_state: 'busy' };

function services(model: object, language: string | null) {
  const kernelspecs = language ? { mine: { language } } : {};
  return {
    kernels: { running: () => [{ ...BUSY, id: 'k-0' }, model].values() },
    kernelspecs: { specs: { default: 'other', kernelspecs } }
  } as unknown as ServiceManager.IManager;
}

describe('mayWait', () => {
  it.each<[string, object, string | null, boolean]>([
    ['is busy with Python', BUSY, 'python', true],
    ['is busy with Python, written large', BUSY, 'Python', true],
    ['is idle', { ...BUSY, execution_state: 'idle' }, 'python', false],
    ['is busy with R', BUSY, 'R', false],
    ['is of a kernelspec that is not listed', BUSY, null, false],
    ['is not running', { ...BUSY, id: 'k-2' }, 'python', false]
  ])('knows of a kernel that %s', (_, model, language, expected) => {
    expect(mayWait(services(model, language), 'k-1')).toBe(expected);
  });

  it('lets kernels be before the kernelspecs are known', () => {
    const known = services(BUSY, 'python');
    const unknown = { ...known, kernelspecs: { specs: null } };
    expect(mayWait(unknown as never, 'k-1')).toBe(false);
  });
});
