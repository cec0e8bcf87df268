import { commitPending, findUnreadable, focusedIn } from '../pending';

function page(html: string): HTMLElement {
  document.body.innerHTML = `<div id="root">${html}</div><input id="other">`;
  const root = document.getElementById('root');
  if (!root) {
    throw new Error('No root');
  }
  return root;
}

describe('commitPending', () => {
  it('makes the focused input tell its value, and keeps the focus', () => {
    const root = page('<input value="typed">');
    const changes: string[] = [];
    root.addEventListener('change', e =>
      changes.push((e.target as HTMLInputElement).value)
    );
    root.querySelector('input')?.focus();
    commitPending(root);
    expect(changes).toEqual(['typed']);
    expect(focusedIn(root)).toBe(root.querySelector('input'));
  });

  it('reaches into an open shadow root', () => {
    const root = page('<div id="host"></div>');
    const shadow = root.querySelector('#host')?.attachShadow({ mode: 'open' });
    const input = document.createElement('input');
    shadow?.append(input);
    let changed = 0;
    shadow?.addEventListener('change', () => changed++);
    input.focus();
    commitPending(root);
    expect(changed).toBe(1);
  });

  it('leaves an input elsewhere and a button alone', () => {
    const root = page('<button>b</button>');
    let changed = 0;
    document.body.addEventListener('change', () => changed++);
    document.getElementById('other')?.focus();
    commitPending(root);
    root.querySelector('button')?.focus();
    commitPending(root);
    expect(changed).toBe(0);
  });
});

describe('findUnreadable', () => {
  it('finds a number that was emptied while its widget holds one', () => {
    const root = page('<input type="number">');
    expect(findUnreadable(root, 7)).toBe(root.querySelector('input'));
    expect(findUnreadable(root, null)).toBeNull();
  });

  it('finds an input whose text the browser cannot read', () => {
    const root = page('<input type="date">');
    const input = root.querySelector('input');
    Object.defineProperty(input, 'validity', { value: { badInput: true } });
    expect(findUnreadable(root, null)).toBe(input);
  });

  it('finds nothing amiss in texts, and in what is disabled', () => {
    expect(findUnreadable(page('<input>'), 7)).toBeNull();
    expect(
      findUnreadable(page('<input type="number" disabled>'), 7)
    ).toBeNull();
  });
});
