import { isSubmitKey } from '../keys';

function press(html: string, init: KeyboardEventInit = {}): boolean {
  document.body.innerHTML = `<div id="root">${html}</div>`;
  const root = document.getElementById('root');
  const target =
    root?.querySelector('[data-target]') ?? root?.firstElementChild;
  const seen: boolean[] = [];
  root?.addEventListener('keydown', e => seen.push(isSubmitKey(e)), true);
  target?.dispatchEvent(
    new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, ...init })
  );
  expect(seen).toHaveLength(1);
  return seen[0] ?? false;
}

describe('isSubmitKey', () => {
  it.each([
    ['a text', '<input>'],
    ['a number', '<input type="number">'],
    ['a date', '<input type="date">'],
    ['a password', '<input type="password">'],
    ['a checkbox', '<input type="checkbox">']
  ])('takes Enter in %s for a submit', (_, html) => {
    expect(press(html)).toBe(true);
  });

  it.each([
    ['a text area', '<textarea></textarea>'],
    ['a button', '<button>b</button>'],
    ['a link', '<a href="#">a</a>'],
    ['a file chooser', '<input type="file">'],
    ['tags', '<div class="jupyter-widget-tagsinput"><input data-target></div>'],
    ['an open suggestion list', '<input role="combobox">']
  ])('leaves Enter to %s', (_, html) => {
    expect(press(html)).toBe(false);
  });

  it.each([
    ['a closed drop-down list', '<select></select>', false, true],
    ['an open one', '<select></select>', true, false],
    ['a list of several', '<select multiple></select>', false, false],
    ['a list of several rows', '<select size="3"></select>', false, false]
  ])('in %s', (_, html, isOpen, submits) => {
    const matches = jest
      .spyOn(HTMLSelectElement.prototype, 'matches')
      .mockImplementation(selector => selector === ':open' && isOpen);
    expect(press(html)).toBe(submits);
    matches.mockRestore();
  });

  it('leaves Enter to a list where the browser can’t tell if it is open', () => {
    const matches = jest
      .spyOn(HTMLSelectElement.prototype, 'matches')
      .mockImplementation(() => {
        throw new DOMException('unknown', 'SyntaxError');
      });
    expect(press('<select></select>')).toBe(false);
    matches.mockRestore();
  });

  it('takes Ctrl or Cmd with Enter for a submit everywhere', () => {
    expect(press('<textarea></textarea>', { ctrlKey: true })).toBe(true);
    expect(press('<select></select>', { metaKey: true })).toBe(true);
  });

  it.each([
    ['another key', { key: 'a' }],
    ['an input method', { isComposing: true }],
    ['a key held down', { repeat: true }],
    ['Shift', { shiftKey: true }]
  ])('is not fooled by %s', (_, init) => {
    expect(press('<input>', init)).toBe(false);
  });
});
