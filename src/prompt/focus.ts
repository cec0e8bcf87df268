/**
 * Where the focus goes when a prompt comes, and when it goes.
 */

/**
 * The class of a prompt's element.
 */
export const PROMPT_CLASS = 'jp-blocking-Prompt';

const FOCUSABLE =
  'input:not([type="hidden"]), select, textarea, button, a[href], ' +
  '[contenteditable="true"], [tabindex]:not([tabindex="-1"])';

/**
 * The first element inside a node that can take the focus.
 */
export function firstFocusable(root: HTMLElement): HTMLElement | null {
  const candidates = [...root.querySelectorAll<HTMLElement>(FOCUSABLE)];
  return (
    candidates.find(
      element =>
        !element.matches(':disabled') &&
        !element.closest(
          '[inert], [hidden], .lm-mod-hidden, .jp-blocking-Link'
        ) &&
        element.tabIndex >= 0
    ) ?? null
  );
}

/**
 * Focus an element without a jump, and bring it into view.
 */
export function focusGently(element: HTMLElement): void {
  element.focus({ preventScroll: true });
  if (element instanceof HTMLInputElement && isText(element)) {
    element.select();
  }
  scrollGently(element.closest<HTMLElement>(`.${PROMPT_CLASS}`) ?? element);
}

/**
 * Bring an element into view.
 */
export function scrollGently(element: HTMLElement): void {
  const still = window.matchMedia?.('(prefers-reduced-motion: reduce)').matches;
  element.scrollIntoView?.({
    block: 'nearest',
    behavior: still ? 'auto' : 'smooth'
  });
}

/**
 * Is the person busy typing elsewhere?
 *
 * An empty code editor is not in use: a run of the last cell adds one and
 * focuses it.
 */
export function isInUse(active: Element | null): boolean {
  if (!active || active.closest(`.${PROMPT_CLASS}`)) {
    return false;
  }
  if (active.classList.contains('cm-content')) {
    return active.textContent !== '';
  }
  return !!active.closest(
    'input, textarea, select, [contenteditable]:not([contenteditable="false"])'
  );
}

/**
 * Keeps what happens inside a prompt from changing which cell is active.
 *
 * JupyterLab makes a cell active when the focus, or a press of the mouse, goes
 * into it, and takes the focus back to the active cell when a key is pressed
 * elsewhere in the notebook. Who answers wants to go on where he was: after
 * Shift+Enter that is the cell below, and the next Shift+Enter runs it. It also
 * saves the page from drawing two cells anew, for the answer and back.
 */
export function keepActiveCell(root: HTMLElement, signal: AbortSignal): void {
  for (const type of ['focusin', 'keydown']) {
    root.addEventListener(type, event => event.stopPropagation(), { signal });
  }
  root.addEventListener(
    'mousedown',
    event => {
      const { button, shiftKey, target } = event;
      if (button === 0 && !shiftKey && isControl(target, root)) {
        event.stopPropagation();
      }
    },
    { signal }
  );
}

/**
 * Keeps the focus in a prompt that took it, until the person does something.
 *
 * JupyterLab activates a notebook again some time after it was opened, and then
 * takes the focus to the active cell: the next key would go there.
 *
 * @param root - The prompt's element.
 * @param signal - Ends it.
 */
export function keepFocus(root: HTMLElement, signal: AbortSignal): void {
  const until = new AbortController();
  const end = () => until.abort();
  const options = { capture: true, signal: until.signal };
  signal.addEventListener('abort', end, { signal: until.signal });
  for (const type of ['keydown', 'pointerdown', 'mousedown']) {
    root.ownerDocument.addEventListener(type, end, options);
  }
  root.addEventListener(
    'focusout',
    ({ target, relatedTarget }) => {
      const isTaken =
        relatedTarget instanceof Element && relatedTarget.matches('.jp-Cell');
      if (isTaken && target instanceof HTMLElement) {
        // Once, and when whoever takes it has done so.
        end();
        queueMicrotask(() => target.focus({ preventScroll: true }));
      }
    },
    options
  );
}

/**
 * Gives the focus back to where it was before a prompt had it, so that the
 * keyboard goes on in the notebook.
 */
export class FocusReturn {
  /**
   * Construct it for a prompt's element.
   */
  constructor(private _root: HTMLElement) {}

  /**
   * The focus comes in: remember where from.
   */
  enter(event: FocusEvent): void {
    const from = event.relatedTarget;
    if (
      from instanceof HTMLElement &&
      !this._root.contains(from) &&
      !from.closest(`.${PROMPT_CLASS}`)
    ) {
      this._origin = from;
    }
  }

  /**
   * The prompt is about to leave the page: let nobody type into nowhere.
   *
   * Before it leaves, since a browser that has to find out that the focused
   * element is gone takes longer.
   */
  leaving(): void {
    if (!this._root.contains(this._root.ownerDocument.activeElement)) {
      return;
    }
    const notebook = this._root.closest<HTMLElement>('.jp-Notebook');
    const target = [
      this._origin,
      notebook?.querySelector<HTMLElement>('.jp-Cell.jp-mod-active'),
      this._root.closest<HTMLElement>('.jp-Cell')
    ].find(element => element?.isConnected);
    target?.focus({ preventScroll: true });
  }

  private _origin: HTMLElement | null = null;
}

function isControl(target: EventTarget | null, root: HTMLElement): boolean {
  const control = target instanceof Element && target.closest(FOCUSABLE);
  return !!control && root.contains(control);
}

function isText(element: HTMLInputElement): boolean {
  return ['text', 'password', 'search', 'url', 'email', 'number'].includes(
    element.type
  );
}
