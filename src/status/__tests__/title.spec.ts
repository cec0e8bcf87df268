import { turn, aWait } from '../../testing/waits';
import { WaitRegistry } from '../../waits/registry';
import { MARK, TitleMark } from '../title';

describe('TitleMark', () => {
  let registry: WaitRegistry;
  let mark: TitleMark;
  let hidden = true;

  beforeEach(() => {
    hidden = true;
    Object.defineProperty(document, 'hidden', {
      configurable: true,
      get: () => hidden
    });
    document.title = 'report.ipynb';
    registry = new WaitRegistry(() => 0);
    mark = new TitleMark(registry, document);
  });

  afterEach(() => mark.dispose());

  const open = () =>
    registry.receive('k', { type: 'wait_opened', wait: aWait() });

  it('marks the title of a hidden tab while a cell waits', () => {
    open();
    expect(document.title).toBe(`${MARK}report.ipynb`);
    registry.lose('k');
    expect(document.title).toBe('report.ipynb');
  });

  it('does not mark a tab that is looked at', () => {
    hidden = false;
    open();
    expect(document.title).toBe('report.ipynb');
    hidden = true;
    document.dispatchEvent(new Event('visibilitychange'));
    expect(document.title).toBe(`${MARK}report.ipynb`);
  });

  it('stays through the changes that JupyterLab makes, once', async () => {
    open();
    document.title = 'other.ipynb';
    await turn();
    await turn();
    expect(document.title).toBe(`${MARK}other.ipynb`);
    mark.dispose();
    expect(document.title).toBe('other.ipynb');
  });
});
