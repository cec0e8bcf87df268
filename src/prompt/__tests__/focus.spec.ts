import {
  FocusReturn,
  firstFocusable,
  isInUse,
  keepActiveCell,
  keepFocus
} from '../focus';

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

const NOTEBOOK =
  '<div class="jp-Notebook" tabindex="-1">' +
  '<div class="jp-Cell" id="one" tabindex="-1">' +
  '<div class="jp-blocking-Prompt"><p>Text</p><input></div>' +
  '<div class="jp-blocking-Prompt" id="other"><button></button></div></div>' +
  '<div class="jp-Cell jp-mod-active" id="two" tabindex="-1"></div>' +
  '<div class="jp-Cell" id="three" tabindex="-1"></div></div>';

describe('keepActiveCell', () => {
  function heard(): string[] {
    page(NOTEBOOK);
    const abort = new AbortController();
    keepActiveCell(find('.jp-blocking-Prompt'), abort.signal);
    const seen: string[] = [];
    for (const type of ['focusin', 'keydown', 'mousedown']) {
      find('.jp-Notebook').addEventListener(type, e => seen.push(e.type));
    }
    return seen;
  }

  const press = (selector: string, options: MouseEventInit = {}): void => {
    const event = new MouseEvent('mousedown', { bubbles: true, ...options });
    find(selector).dispatchEvent(event);
  };

  it('lets the notebook not hear of focus, keys and clicks on controls', () => {
    const seen = heard();
    find('input').focus();
    find('input').dispatchEvent(
      new KeyboardEvent('keydown', { key: 'a', bubbles: true })
    );
    press('input');
    expect(seen).toEqual([]);
  });

  it('lets it hear of what selects cells or opens a menu', () => {
    const seen = heard();
    press('p');
    press('input', { button: 2 });
    press('input', { shiftKey: true });
    expect(seen).toEqual(['mousedown', 'mousedown', 'mousedown']);
  });
});

describe('keepFocus', () => {
  const settled = () => Promise.resolve();
  let ended: AbortController;

  beforeEach(() => {
    page(
      '<div class="jp-Cell" id="cell" tabindex="0"></div>' +
        '<div id="prompt"><input id="field"></div><input id="other">'
    );
    ended = new AbortController();
    find('#field').focus();
    keepFocus(find('#prompt'), ended.signal);
  });

  it('takes it back when JupyterLab takes it to a cell, once', async () => {
    find('#cell').focus();
    await settled();
    expect(document.activeElement?.id).toBe('field');
    find('#cell').focus();
    await settled();
    expect(document.activeElement?.id).toBe('cell');
  });

  it.each(['keydown', 'pointerdown', 'mousedown'])(
    'lets it go after a %s of the person',
    async type => {
      document.body.dispatchEvent(new Event(type, { bubbles: true }));
      find('#cell').focus();
      await settled();
      expect(document.activeElement?.id).toBe('cell');
    }
  );

  it('lets it go anywhere else', async () => {
    find('#other').focus();
    await settled();
    expect(document.activeElement?.id).toBe('other');
  });

  it('ends with the prompt', async () => {
    ended.abort();
    find('#cell').focus();
    await settled();
    expect(document.activeElement?.id).toBe('cell');
  });
});

describe('FocusReturn', () => {
  function prompt(): { root: HTMLElement; focus: FocusReturn } {
    page(NOTEBOOK);
    const root = find('.jp-blocking-Prompt');
    const focus = new FocusReturn(root);
    root.addEventListener('focusin', e => focus.enter(e));
    return { root, focus };
  }

  function leave(root: HTMLElement, focus: FocusReturn): void {
    focus.leaving();
    root.remove();
  }

  it('gives the focus back to where it came from', () => {
    const { root, focus } = prompt();
    find('#three').focus();
    find('input').focus();
    leave(root, focus);
    expect(document.activeElement).toBe(find('#three'));
  });

  it('gives it to the active cell where it came from another prompt', () => {
    const { root, focus } = prompt();
    find('#other button').focus();
    find('input').focus();
    leave(root, focus);
    expect(document.activeElement).toBe(find('#two'));
  });

  it('gives it to its own cell where there is no other place', () => {
    const { root, focus } = prompt();
    find('#three').focus();
    find('input').focus();
    find('#two').remove();
    find('#three').remove();
    leave(root, focus);
    expect(document.activeElement).toBe(find('#one'));
  });

  it('leaves the focus alone where the prompt did not have it', () => {
    const { root, focus } = prompt();
    find('input').focus();
    find('#three').focus();
    leave(root, focus);
    expect(document.activeElement).toBe(find('#three'));
  });
});
