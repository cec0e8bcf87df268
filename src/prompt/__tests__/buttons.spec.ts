import { nullTranslator } from '@jupyterlab/translation';

import { ButtonRow } from '../buttons';

class Fixture {
  constructor(choose = false) {
    this.row = new ButtonRow({
      buttons: [
        { label: 'Yes', primary: false },
        { label: '<b>No</b>', primary: true }
      ],
      stop: 'Stop',
      labelledBy: choose ? 'title' : null,
      press: index => this.pressed.push(index),
      reset: () => this.pressed.push('reset'),
      cancel: () => this.pressed.push('cancel'),
      trans: nullTranslator.load('')
    });
    this.row.isEnabled = true;
    this.row.canStop = true;
    document.body.replaceChildren(this.row.node);
  }

  click(label: string, detail = 1): void {
    this.button(label)?.dispatchEvent(new MouseEvent('click', { detail }));
  }

  button(label: string): HTMLElement | undefined {
    const buttons = [...this.row.node.querySelectorAll('button')];
    return buttons.find(({ textContent }) => textContent === label);
  }

  readonly row: ButtonRow;
  readonly pressed: (number | string)[] = [];
}

describe('ButtonRow', () => {
  it('presses the button that is clicked', () => {
    const f = new Fixture();
    ['<b>No</b>', 'Reset', 'Stop', 'Yes'].forEach(label => f.click(label));
    expect(f.pressed).toEqual([1, 'reset', 'cancel', 0]);
  });

  it('presses nothing while an answer is judged, and keeps the focus', () => {
    const f = new Fixture();
    f.button('Yes')?.focus();
    f.row.isEnabled = false;
    f.click('Yes');
    expect(f.pressed).toEqual([]);
    expect(document.activeElement).toBe(f.button('Yes'));
    expect(f.button('Yes')?.getAttribute('aria-disabled')).toBe('true');
  });

  it('can stop the cell while an answer is judged', () => {
    const f = new Fixture();
    f.row.isEnabled = false;
    f.click('Stop');
    expect(f.pressed).toEqual(['cancel']);
  });

  it('drops the second click of a double click on the prompt before', () => {
    const f = new Fixture();
    f.click('Yes', 2);
    expect(f.pressed).toEqual([]);
  });

  it('takes the focus to the primary button', () => {
    expect(new Fixture().row.target?.textContent).toBe('<b>No</b>');
  });

  it('offers Reset only where there is something to reset', () => {
    const f = new Fixture();
    f.row.offersReset = false;
    expect(f.button('Reset')?.hidden).toBe(true);
  });

  it('is a named group where the buttons are the choices', () => {
    const group = new Fixture(true).row.node.querySelector('[role="group"]');
    expect(group?.getAttribute('aria-labelledby')).toBe('title');
    expect(new Fixture().row.node.querySelector('[role="group"]')).toBeNull();
  });
});
