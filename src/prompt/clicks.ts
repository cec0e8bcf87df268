/**
 * Tells a press of a prompt's button from the tail of an earlier double click.
 *
 * A fast double click on a button answers one question. The next prompt may
 * stand in the same place before the second click comes: the browser counts
 * clicks by place and time (`detail`), so a count above one whose beginning
 * this prompt has not seen belongs to another.
 */
export class ClickGuard {
  /**
   * Does this click count as a press?
   *
   * A click from the keyboard or from assistive technology has a count of 0.
   */
  counts(event: MouseEvent): boolean {
    this._began ||= event.detail === 1;
    return event.detail <= 1 || this._began;
  }

  private _began = false;
}
