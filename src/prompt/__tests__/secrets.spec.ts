import type { WidgetModel } from '@jupyter-widgets/base';

import { keepOutOfFiles } from '../secrets';

function model(state: Record<string, unknown>): WidgetModel {
  const fake = {
    get: (key: string) => state[key],
    get_state: () => ({ ...state })
  };
  return fake as unknown as WidgetModel;
}

describe('keepOutOfFiles', () => {
  const secret = { _model_name: 'PasswordModel', value: 'hunter2' };

  it('saves a password without its value', () => {
    const password = model(secret);
    keepOutOfFiles(password);
    expect(password.get_state()).toEqual({ ...secret, value: '' });
    expect(password.get('value')).toBe('hunter2');
  });

  it('finds a password in a box, and leaves the rest as it is', () => {
    const password = model(secret);
    const text = model({ _model_name: 'TextModel', value: 'Ulm' });
    const inner = model({ children: [password] });
    keepOutOfFiles(model({ children: [text, inner] }));
    expect(password.get_state().value).toBe('');
    expect(text.get_state().value).toBe('Ulm');
  });
});
