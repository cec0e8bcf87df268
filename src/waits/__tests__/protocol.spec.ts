import * as fc from 'fast-check';

import messages from '../../../fixtures/messages.json';
import { parseFromKernel, parseFromPage } from '../protocol';

describe('parseFromKernel', () => {
  it.each(messages.fromKernel.valid)('reads %j', message => {
    expect(message).toMatchObject(parseFromKernel(message) ?? { no: 1 });
  });

  it.each(messages.fromKernel.invalid.map(message => [message]))(
    'refuses %j',
    message => {
      expect(parseFromKernel(message)).toBeNull();
    }
  );

  it('leaves out fields that it does not know', () => {
    const [, later] = messages.fromKernel.valid;
    expect(later).toHaveProperty('later');
    expect(parseFromKernel(later)).not.toHaveProperty('later');
  });

  it('never throws, whatever the kernel sends', () => {
    fc.assert(
      fc.property(fc.anything(), data => {
        parseFromKernel(data);
      })
    );
  });

  it('refuses a wait of which any one field is missing', () => {
    const opened = messages.fromKernel.valid.find(
      ({ type }) => type === 'wait_opened'
    );
    const wait = opened?.wait ?? {};
    const missing = Object.keys(wait).map(key => {
      const rest: Record<string, unknown> = { ...wait };
      delete rest[key];
      return parseFromKernel({ type: 'wait_opened', wait: rest });
    });
    expect(missing).toHaveLength(11);
    expect(missing.every(message => message === null)).toBe(true);
  });
});

describe('parseFromPage', () => {
  it.each(messages.fromPage.valid)('reads %j', message => {
    expect(message).toMatchObject(parseFromPage(message) ?? { no: 1 });
  });

  it.each(messages.fromPage.invalid.map(message => [message]))(
    'refuses %j',
    message => {
      expect(parseFromPage(message)).toBeNull();
    }
  );
});
