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
 * Gives the focus back to where it was before a prompt had it, so that the
 * keyboard goes on in the notebook: Shift+Enter runs the next cell.
 */
export class FocusReturn {
  /**
   * Construct it for a prompt's element.
   *
   * @param _root - The prompt.
   * @param _origins - Where the focus was before each prompt had it, shared by
   * all prompts: one may take it straight from another.
   */
  constructor(
    private _root: HTMLElement,
    private _origins: WeakMap<Element, HTMLElement>
  ) {}

  /**
   * The focus comes in: remember where from.
   */
  enter(event: FocusEvent): void {
    const from = event.relatedTarget;
    if (!(from instanceof HTMLElement) || this._root.contains(from)) {
      return;
    }
    const other = from.closest(`.${PROMPT_CLASS}`);
    const origin = other ? this._origins.get(other) : from;
    if (origin) {
      this._origins.set(this._root, origin);
    }
  }

  /**
   * The prompt is about to leave the page.
   */
  leaving(): void {
    this._cell = this._root.closest<HTMLElement>('.jp-Cell');
    this._notebook = this._root.closest<HTMLElement>('.jp-Notebook');
    this._had = this._root.contains(this._root.ownerDocument.activeElement);
  }

  /**
   * The prompt has left the page: let nobody type into nowhere.
   */
  left(): void {
    const { activeElement, body } = this._root.ownerDocument;
    if (this._had && (!activeElement || activeElement === body)) {
      const origin = this._origins.get(this._root);
      const target = [origin, this._cell, this._notebook].find(
        element => element?.isConnected
      );
      target?.focus({ preventScroll: true });
    }
    this._had = false;
  }

  private _cell: HTMLElement | null = null;
  private _notebook: HTMLElement | null = null;
  private _had = false;
}

function isText(element: HTMLInputElement): boolean {
  return ['text', 'password', 'search', 'url', 'email', 'number'].includes(
    element.type
  );
}
