/**
 * What a key pressed inside a prompt means.
 */

/**
 * The kinds of input in which Enter does something of its own.
 */
const OWN_ENTER = ['button', 'submit', 'reset', 'file', 'image', 'color'];

/**
 * Widgets in which Enter takes over a suggestion or adds an entry.
 */
const TAKES_ENTER =
  '.jupyter-widget-tagsinput, .widget-tagsinput, [role="combobox"], ' +
  '[aria-autocomplete], [aria-haspopup="listbox"], [aria-expanded="true"]';

/**
 * Does this key press submit the prompt?
 *
 * Enter does in one-line inputs and closed drop-down lists, Ctrl or Cmd with
 * Enter everywhere. Enter on a button, a link or an open list is theirs, and an
 * Enter that ends the composition of a character is the input method's.
 */
export function isSubmitKey(event: KeyboardEvent): boolean {
  if (event.key !== 'Enter' || event.isComposing || event.repeat) {
    return false;
  }
  const target = event.composedPath()[0];
  if (!(target instanceof HTMLElement) || event.shiftKey || event.altKey) {
    return false;
  }
  if (event.ctrlKey || event.metaKey) {
    return true;
  }
  if (target instanceof HTMLSelectElement) {
    return isClosed(target);
  }
  return (
    target instanceof HTMLInputElement &&
    !OWN_ENTER.includes(target.type) &&
    !target.closest(TAKES_ENTER)
  );
}

/**
 * Is it a drop-down list that isn't open? Not known of browsers that don't have
 * `:open` (CSS Selectors 4): there Enter stays the list's.
 */
function isClosed(list: HTMLSelectElement): boolean {
  const isDropDown = !list.multiple && list.size <= 1;
  try {
    return isDropDown && !list.matches(':open');
  } catch {
    return false;
  }
}
