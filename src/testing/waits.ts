import type { IWaitData } from '../waits/protocol';

/**
 * A wait as the kernel describes it.
 */
export function aWait(values: Partial<IWaitData> = {}): IWaitData {
  return {
    id: 'w1',
    kind: 'ask',
    name: 'region',
    title: 'Region',
    cell: 'c-1',
    request: 'r-1',
    session: 'page-1',
    prompt: 'm-1',
    left: null,
    schema: {},
    errors: {},
    ...values
  };
}

/**
 * Let all promises that can go on do so.
 */
export function turn(): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, 0));
}
