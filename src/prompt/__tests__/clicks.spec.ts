import { ClickGuard } from '../clicks';

function counts(...details: number[]): boolean[] {
  const guard = new ClickGuard();
  return details.map(detail =>
    guard.counts(new MouseEvent('click', { detail }))
  );
}

describe('ClickGuard', () => {
  it('counts single clicks, and presses of the keyboard', () => {
    expect(counts(1, 1, 0)).toEqual([true, true, true]);
  });

  it('drops the tail of a double click that began before the prompt was there', () => {
    expect(counts(2, 3)).toEqual([false, false]);
  });

  it('counts the second click of a double click that began on it', () => {
    expect(counts(1, 2)).toEqual([true, true]);
  });
});
