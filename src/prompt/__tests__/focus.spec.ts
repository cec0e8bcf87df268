import { FocusReturn, firstFocusable, isInUse } from '../focus';

function page(html: string): HTMLElement {
  document.body.innerHTML = html;
  return document.body;
}

function find(selector: string): HTMLElement {
  const element = document.querySelector<HTMLElement>(selector);
  if (!element) {
    throw new Error(selector);
  }
  return element;
}

describe('firstFocusable', () => {
  it('skips what is disabled, hidden or inert', () => {
    const root = page(
      '<input disabled><div inert><input></div><div hidden><input></div>' +
        '<input type="hidden"><button tabindex="-1"></button><select id="s"></select>'
    );
    expect(firstFocusable(root)?.id).toBe('s');
  });
});

describe('isInUse', () => {
  it.each([
    ['a text field', '<input data-x>', true],
    ['an editor with text', '<div class="cm-content" data-x>x</div>', true],
    ['an empty editor', '<div class="cm-content" data-x></div>', false],
    ['a cell', '<div tabindex="0" data-x></div>', false],
    [
      'another prompt',
      '<div class="jp-blocking-Prompt"><input data-x></div>',
      false
    ]
  ])('says of %s: %s %s', (_, html, inUse) => {
    page(html);
    expect(isInUse(document.querySelector('[data-x]'))).toBe(inUse);
  });

  it('says no where nothing has the focus', () => {
    expect(isInUse(null)).toBe(false);
    expect(isInUse(document.body)).toBe(false);
  });
});

describe('FocusReturn', () => {
  function prompt(): { root: HTMLElement; focus: FocusReturn } {
    page(
      '<div class="jp-Notebook" tabindex="-1">' +
        '<div class="jp-Cell" id="one" tabindex="-1">' +
        '<div class="jp-blocking-Prompt"><input></div></div>' +
        '<div class="jp-Cell" id="two" tabindex="-1"></div></div>'
    );
    return follow(find('.jp-blocking-Prompt'), new WeakMap());
  }

  function follow(
    root: HTMLElement,
    origins: WeakMap<Element, HTMLElement>
  ): { root: HTMLElement; focus: FocusReturn } {
    const focus = new FocusReturn(root, origins);
    root.addEventListener('focusin', e => focus.enter(e));
    return { root, focus };
  }

  function leave(root: HTMLElement, focus: FocusReturn): void {
    focus.leaving();
    root.remove();
    focus.left();
  }

  it('gives the focus back to where it came from', () => {
    const { root, focus } = prompt();
    find('#two').focus();
    find('input').focus();
    leave(root, focus);
    expect(document.activeElement).toBe(find('#two'));
  });

  it('gives it back to where a prompt had it from that handed it on', () => {
    page(
      '<div class="jp-Cell" tabindex="-1">' +
        '<div class="jp-blocking-Prompt" id="a"><input></div>' +
        '<div class="jp-blocking-Prompt" id="b"><input></div></div>' +
        '<div class="jp-Cell" id="two" tabindex="-1"></div>'
    );
    const origins = new WeakMap<Element, HTMLElement>();
    const first = follow(find('#a'), origins);
    const second = follow(find('#b'), origins);
    find('#two').focus();
    find('#a input').focus();
    find('#b input').focus();
    leave(first.root, first.focus);
    leave(second.root, second.focus);
    expect(document.activeElement).toBe(find('#two'));
  });

  it('gives it to the cell where that is gone', () => {
    const { root, focus } = prompt();
    find('#two').focus();
    find('input').focus();
    find('#two').remove();
    leave(root, focus);
    expect(document.activeElement).toBe(find('#one'));
  });

  it('leaves the focus alone where the prompt did not have it', () => {
    const { root, focus } = prompt();
    find('input').focus();
    find('#two').focus();
    leave(root, focus);
    expect(document.activeElement).toBe(find('#two'));
  });
});
