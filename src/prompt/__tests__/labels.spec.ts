import { hintInput, labelControls } from '../labels';

function widget(html: string): HTMLElement {
  const root = document.createElement('div');
  root.innerHTML = html;
  return root;
}

const NAMED = { label: 'l', descriptions: ['h', 'e'], invalid: true };

describe('labelControls', () => {
  it('names, describes and marks a widget’s input', () => {
    const root = widget('<input id="i">');
    const input = root.querySelector('input');
    expect(labelControls(root, NAMED)).toBe(input);
    expect(input?.getAttribute('aria-labelledby')).toBe('l');
    expect(input?.getAttribute('aria-describedby')).toBe('h e');
    expect(input?.getAttribute('aria-invalid')).toBe('true');
  });

  it('takes the mark away when the error has gone', () => {
    const root = widget('<input>');
    labelControls(root, NAMED);
    labelControls(root, { label: 'l', descriptions: [], invalid: false });
    const input = root.querySelector('input');
    expect(input?.hasAttribute('aria-invalid')).toBe(false);
    expect(input?.hasAttribute('aria-describedby')).toBe(false);
  });

  it('names radio buttons as a group, and leaves each its own name', () => {
    const root = widget('<input type="radio"><input type="radio">');
    labelControls(root, NAMED);
    expect(root.getAttribute('role')).toBe('radiogroup');
    expect(root.getAttribute('aria-labelledby')).toBe('l');
    expect(root.querySelector('[aria-labelledby]')).toBeNull();
  });

  it('lets a widget that is a button say what it does', () => {
    const root = document.createElement('button');
    root.id = 'b';
    expect(labelControls(root, NAMED)).toBe(root);
    expect(root.hasAttribute('role')).toBe(false);
    expect(root.getAttribute('aria-labelledby')).toBe('l b');
  });

  it('leaves the inputs of an author’s box their own names', () => {
    const root = widget(
      '<label for="x">X</label><input id="x"><input aria-label="Y"><input>'
    );
    document.body.append(root);
    labelControls(root, NAMED);
    const names = [...root.querySelectorAll('input')].map(input =>
      input.getAttribute('aria-labelledby')
    );
    root.remove();
    expect(names).toEqual([null, null, 'l']);
    expect(root.getAttribute('role')).toBe('group');
    expect(root.getAttribute('aria-labelledby')).toBe('l');
  });

  it('names a slider by the description beside it', () => {
    const root = widget(
      '<div class="jupyter-widgets"><label class="widget-label" id="d">Size' +
        '</label><div role="slider"></div></div>'
    );
    labelControls(root, { label: '', descriptions: [], invalid: false });
    labelControls(root, NAMED);
    const slider = root.querySelector('[role="slider"]');
    expect(slider?.getAttribute('aria-labelledby')).toBe('d');
    expect(root.getAttribute('aria-labelledby')).toBe('l');
  });

  it('writes no empty name', () => {
    const root = widget('<input>');
    labelControls(root, { label: '', descriptions: [], invalid: false });
    expect(root.querySelector('[aria-labelledby]')).toBeNull();
  });

  it('names what has no input as a group', () => {
    const root = widget('<canvas></canvas>');
    expect(labelControls(root, NAMED)).toBeNull();
    expect(root.getAttribute('role')).toBe('group');
    expect(root.hasAttribute('aria-invalid')).toBe(false);
  });
});

describe('hintInput', () => {
  it.each([
    ['int', 'numeric'],
    ['float', 'decimal']
  ])('brings up the right keyboard for an %s', (kind, mode) => {
    const root = widget('<input>');
    hintInput(root, { key: 'k', label: 'L', kind });
    expect(root.querySelector('input')?.getAttribute('inputmode')).toBe(mode);
  });

  it('keeps the browser from remembering a password', () => {
    const root = widget('<input type="password">');
    hintInput(root, { key: 'k', label: 'L', kind: 'password' });
    expect(root.querySelector('input')?.autocomplete).toBe('off');
  });
});
