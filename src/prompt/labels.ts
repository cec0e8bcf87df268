import { UUID } from '@lumino/coreutils';

import type { IField } from './model';

/**
 * What assistive technology is told of a field's inputs.
 */
export interface ILabelling {
  /**
   * The id of the label.
   */
  readonly label: string;

  /**
   * The ids of the texts that describe the field: help and error.
   */
  readonly descriptions: readonly string[];

  /**
   * Whether the field has an error.
   */
  readonly invalid: boolean;
}

/**
 * The parts of a widget that take input.
 */
const CONTROLS =
  'input:not([type="hidden"]), select, textarea, [contenteditable="true"], ' +
  '[role="slider"]';

/**
 * Name and describe the inputs inside a field's widget.
 *
 * Its widgets are not ours, so their elements are found by what they are. An
 * input without a name of its own gets the label's; where several are named
 * already, as in an author's box, the label is that of the group.
 *
 * @returns The input that a click on the label goes to, if there is one.
 */
export function labelControls(
  root: HTMLElement,
  labelling: ILabelling
): HTMLElement | null {
  if (root instanceof HTMLButtonElement) {
    // It says what it does; the label says for what.
    const names = [labelling.label, idOf(root)].filter(id => id !== '');
    describe(root, { ...labelling, label: names.join(' ') });
    return root;
  }
  const controls = [...root.querySelectorAll<HTMLElement>(CONTROLS)];
  const radios = controls.some(
    control => control instanceof HTMLInputElement && control.type === 'radio'
  );
  controls.forEach(nameByDescription);
  const named = controls.filter(control => isNamed(control, labelling.label));
  if (radios || controls.length === 0 || named.length > 0) {
    root.setAttribute('role', radios ? 'radiogroup' : 'group');
    describe(root, labelling);
  }
  if (!radios) {
    controls
      .filter(control => !named.includes(control))
      .forEach(control => nameControl(control, labelling));
  }
  return controls[0] ?? null;
}

/**
 * Help the keyboard of a phone, and the browser's memory, to do the right
 * thing.
 */
export function hintInput(root: HTMLElement, { kind, required }: IField): void {
  const control = root.querySelector<HTMLElement>('input, textarea, select');
  if (!control) {
    return;
  }
  if (kind === 'int' || kind === 'float') {
    control.setAttribute('inputmode', kind === 'int' ? 'numeric' : 'decimal');
  }
  if (kind === 'password') {
    control.setAttribute('autocomplete', 'off');
  }
  if (required && control.matches('input:not([type="checkbox"]), textarea')) {
    control.setAttribute('aria-required', 'true');
  }
}

/**
 * The id of an element, made up where it has none.
 */
export function idOf(element: HTMLElement): string {
  element.id ||= `jp-blocking-${UUID.uuid4()}`;
  return element.id;
}

function nameControl(control: HTMLElement, labelling: ILabelling): void {
  if (control.isContentEditable && !control.hasAttribute('role')) {
    // A slider's number: a box to type into, to who can't see it.
    control.setAttribute('role', 'textbox');
  }
  describe(control, labelling);
}

/**
 * Name a control by the description that stands beside it in an author's box:
 * ipywidgets shows it, but says of no slider's handle that it is its label.
 */
function nameByDescription(control: HTMLElement): void {
  const label = control
    .closest('.jupyter-widgets')
    ?.querySelector<HTMLElement>(':scope > .widget-label');
  if (label?.textContent?.trim() && !isNamed(control, '')) {
    nameControl(control, {
      label: idOf(label),
      descriptions: [],
      invalid: false
    });
  }
}

/**
 * Does a control have a name that isn't ours?
 */
function isNamed(control: HTMLElement, label: string): boolean {
  const by = control.getAttribute('aria-labelledby');
  if (control.hasAttribute('aria-label') || (by && by !== label)) {
    return true;
  }
  const { labels } = control as Partial<HTMLInputElement>;
  return [...(labels ?? [])].some(
    element => element.id !== label && element.textContent?.trim()
  );
}

function describe(element: HTMLElement, labelling: ILabelling): void {
  const { label, descriptions, invalid } = labelling;
  if (label) {
    element.setAttribute('aria-labelledby', label);
  }
  if (descriptions.length > 0) {
    element.setAttribute('aria-describedby', descriptions.join(' '));
  } else {
    element.removeAttribute('aria-describedby');
  }
  const group = ['group', 'radiogroup'].includes(
    element.getAttribute('role') ?? ''
  );
  if (invalid && !group) {
    element.setAttribute('aria-invalid', 'true');
  } else {
    element.removeAttribute('aria-invalid');
  }
}
