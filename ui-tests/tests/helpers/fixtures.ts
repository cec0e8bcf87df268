import path from 'node:path';

import { expect, test as base } from '@jupyterlab/galata';

import { Notebook } from './notebook';

/** What a Playwright project sets. */
export interface IOptions {
  /** The kernelspec that notebooks of the test run on. */
  kernelName: string;
}

interface IFixtures {
  /** Makes and opens a notebook of these cells. */
  openNotebook: (
    sources: readonly string[],
    name?: string
  ) => Promise<Notebook>;

  /** Saves a picture of the page, or of a part, for a person to look at. */
  picture: (name: string, part?: IPictured) => Promise<void>;

  /** What the browser's console and its errors say of us; fails the test. */
  complaints: string[];

  /** Ends the kernels of the test, which Galata's mocks would do otherwise. */
  endedSessions: void;
}

interface IPictured {
  screenshot: (options: { path: string }) => Promise<unknown>;
}

interface ISession {
  id: string;
  path: string;
}

const OURS = /blocking[-_ ]?widgets|jp-blocking/i;

// JupyterLab warns of every plugin when the machine is busy.
const SLOW_START = /^Plugin .* took .* to activate/;

/**
 * Galata's test, on real kernels.
 *
 * Its mocks of kernels and sessions answer an interrupt with nothing and a
 * restart with a status that JupyterLab refuses.
 */
export const test = base.extend<IOptions & IFixtures>({
  kernelName: ['python3', { option: true }],
  kernels: null,
  sessions: null,

  openNotebook: async ({ appPath, kernelName, page, tmpPath }, use) => {
    await use((sources, name = 'test.ipynb') => {
      const options = { page, kernelName, sources, path: `${tmpPath}/${name}` };
      return appPath === ''
        ? Notebook.openAlone(options)
        : Notebook.open(options);
    });
  },

  picture: async ({ page }, use, info) => {
    await use(async (name, part = page) => {
      const file = path.join(
        info.config.rootDir,
        '../test-results/pictures',
        info.project.name,
        `${name}.png`
      );
      await part.screenshot({ path: file });
      await info.attach(name, { path: file, contentType: 'image/png' });
    });
  },

  complaints: [
    async ({ context }, use) => {
      const complaints: string[] = [];
      context.on('console', message => {
        const text = message.text();
        const isOurs = OURS.test(`${text} ${message.location().url}`);
        const isBad = ['error', 'warning'].includes(message.type());
        if (isBad && isOurs && !SLOW_START.test(text)) {
          complaints.push(text);
        }
      });
      context.on('weberror', error => {
        const text = error.error().stack ?? error.error().message;
        if (OURS.test(text)) {
          complaints.push(text);
        }
      });
      await use(complaints);
      expect(complaints).toEqual([]);
    },
    { auto: true }
  ],

  endedSessions: [
    async ({ baseURL, request, tmpPath }, use) => {
      await use();
      const sessions = `${baseURL}/api/sessions`;
      const all = (await (await request.get(sessions)).json()) as ISession[];
      const own = all.filter(session => session.path.startsWith(tmpPath));
      await Promise.all(
        own.map(session => request.delete(`${sessions}/${session.id}`))
      );
    },
    { auto: true }
  ],

  // Galata gives a page 15 s to start, which a busy machine may exceed; and
  // Notebook 7 has no launcher to wait for.
  waitForApplication: async ({ appPath }, use) => {
    const sign = appPath === '' ? '#main-panel' : '.jp-Launcher';
    await use(async page => {
      await page.locator('#jupyterlab-splash').waitFor({ state: 'detached' });
      await page.locator(sign).waitFor();
    });
  }
});

export { expect };
