/**
 * What was typed, but is not in a widget's model yet.
 */

/**
 * The focused element inside a node, in open shadow roots too.
 */
export function focusedIn(root: HTMLElement): HTMLElement | null {
  let active = root.ownerDocument.activeElement;
  if (!active || !root.contains(active)) {
    return null;
  }
  while (active.shadowRoot?.activeElement) {
    active = active.shadowRoot.activeElement;
  }
  return active instanceof HTMLElement ? active : null;
}

/**
 * Make the focused element hand its value to its widget.
 *
 * Widgets take a value when its input changes or loses the focus, and neither
 * has happened when Enter is pressed. The focus comes back where it was.
 */
export function commitPending(root: HTMLElement): void {
  const focused = focusedIn(root);
  if (focused instanceof HTMLButtonElement || !focused) {
    return;
  }
  if ('value' in focused) {
    focused.dispatchEvent(
      new Event('change', { bubbles: true, composed: true })
    );
  } else if (focused.isContentEditable) {
    focused.blur();
    focused.focus({ preventScroll: true });
  }
}

/**
 * Find an input whose text the browser can't read, or an emptied number whose
 * widget still holds the old value: what is seen would not be what is sent.
 *
 * @param root - Where to look.
 * @param value - The value that the widget holds.
 *
 * @returns The input, or null where there is none.
 */
export function findUnreadable(
  root: HTMLElement,
  value: unknown
): HTMLInputElement | null {
  const inputs = [...root.querySelectorAll('input')];
  return (
    inputs.find(
      input =>
        !input.disabled &&
        (input.validity.badInput ||
          (input.type === 'number' &&
            input.value === '' &&
            typeof value === 'number'))
    ) ?? null
  );
}
