import { expect, test as base } from '@jupyterlab/galata';

/** What a Playwright project sets. */
export interface IOptions {
  /** The kernelspec that notebooks of the test run on. */
  kernelName: string;
}

interface IFixtures {
  /** Ends the kernels of the test, which Galata's mocks would do otherwise. */
  endedSessions: void;
}

interface ISession {
  id: string;
  path: string;
}

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

  // Notebook 7 has no launcher to wait for.
  waitForApplication: async ({ appPath, waitForApplication }, use) => {
    await use(
      appPath === ''
        ? page => page.locator('#main-panel').waitFor()
        : waitForApplication
    );
  }
});

export { expect };
