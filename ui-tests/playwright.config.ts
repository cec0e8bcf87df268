import { existsSync, mkdirSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import type { GalataOptions } from '@jupyterlab/galata';
import { defineConfig, type PlaywrightTestConfig } from '@playwright/test';

import type { IOptions } from './tests/helpers/fixtures';

type WebServer = Exclude<PlaywrightTestConfig['webServer'], undefined>;

const CI = Boolean(process.env.CI);
const kernels = path.resolve(__dirname, '../.kernels/share/jupyter');
const firstPort = Number(process.env.UI_PORT ?? 18888);
const scratch =
  process.env.UI_SCRATCH ?? path.join(os.tmpdir(), 'blocking-widgets-ui');

const ports = {
  lab: firstPort,
  notebook: firstPort + 1,
  stock: firstPort + 2
};

const baseURL = (server: keyof typeof ports): string =>
  `http://localhost:${ports[server]}`;

// ipykernel 7.4 needs Python 3.11; before that, 7.3 is the current one.
const current = ['ipykernel-7.4.0', 'ipykernel-7.3.0'].find(name =>
  existsSync(path.join(kernels, 'kernels', name))
);

/** A server that shares nothing with the user's own Jupyter. */
function webServer(
  server: keyof typeof ports,
  application: 'lab' | 'notebook',
  env: Record<string, string> = {}
): WebServer {
  const home = path.join(scratch, server);
  mkdirSync(home, { recursive: true });
  return {
    command:
      `jupyter ${application} --config jupyter_server_test_config.py ` +
      `--port=${ports[server]} --allow-root`,
    url: `${baseURL(server)}/api`,
    env: {
      IPYTHONDIR: path.join(home, 'ipython'),
      JUPYTER_CONFIG_DIR: path.join(home, 'config'),
      JUPYTER_DATA_DIR: path.join(home, 'data'),
      JUPYTER_PATH: kernels,
      JUPYTERLAB_GALATA_ROOT_DIR: path.join(home, 'root'),
      TMPDIR: home,
      ...env
    },
    gracefulShutdown: { signal: 'SIGTERM', timeout: 10_000 },
    reuseExistingServer: !CI && process.env.UI_PORT === undefined,
    timeout: 120_000
  };
}

export default defineConfig<GalataOptions & IOptions>({
  testDir: 'tests',
  outputDir: `test-results/${firstPort}`,
  forbidOnly: CI,
  // A busy machine may lose a second here or there; the report names such tests.
  retries: CI ? 2 : 0,
  timeout: 120_000,
  expect: { timeout: 25_000 },
  workers: 2,
  reporter: [['list'], ['json', { outputFile: '../reports/playwright.json' }]],
  use: {
    viewport: { width: 1280, height: 900 },
    screenshot: 'only-on-failure',
    // A trace of JupyterLab costs more than the test itself.
    trace: 'on-first-retry',
    video: 'off',
    launchOptions: {
      executablePath: process.env.CHROMIUM,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync'
      ]
    }
  },
  projects: [
    {
      name: 'lab-ipykernel-7',
      testDir: 'tests/lab',
      use: { baseURL: baseURL('lab'), kernelName: current }
    },
    {
      name: 'lab-ipykernel-6',
      testDir: 'tests/lab',
      use: { baseURL: baseURL('lab'), kernelName: 'ipykernel-6.31.0' }
    },
    {
      name: 'notebook',
      testDir: 'tests/notebook',
      use: { baseURL: baseURL('notebook'), kernelName: current, appPath: '' }
    },
    {
      name: 'stock',
      testDir: 'tests/stock',
      use: { baseURL: baseURL('stock'), kernelName: current }
    }
  ],
  webServer: [
    webServer('lab', 'lab'),
    webServer('notebook', 'notebook'),
    webServer('stock', 'lab', {
      JUPYTER_CONFIG_PATH: path.join(__dirname, 'stock-config')
    })
  ].flat()
});
