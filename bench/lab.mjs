/**
 * JupyterLab for the benchmarks: one server, one browser, notebooks in them.
 *
 * The server shares nothing with the user's own Jupyter. JupyterLab is as
 * people have it, but for two things: it doesn't save by itself, and the page
 * has its application object, `jupyterapp`, through which cells are written
 * and run.
 */

import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';

import { ensureBrowser } from '../scripts/tools/browser.mjs';
import {
  kernelsJupyterPath,
  uiTests,
  venvProgram
} from '../scripts/tools/paths.mjs';
import { freePorts } from '../scripts/tools/ports.mjs';
import { Notebook } from './notebook.mjs';

const FIRST_PORT = 19100;
const STARTUP_BOUND = 120_000;
const BROWSER_OPTIONS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync'
];

export class Lab {
  /** Start a server and a browser. */
  static async start() {
    const lab = new Lab();
    try {
      await lab._startServer();
      await lab._startBrowser();
      return lab;
    } catch (error) {
      await lab.stop();
      throw error;
    }
  }

  /** A notebook with nothing in it, in a page and on a kernel of its own. */
  async open(kernel) {
    const workspace = randomUUID();
    const name = `${workspace}.ipynb`;
    await this._request(`contents/${name}`, {
      method: 'PUT',
      body: JSON.stringify({
        type: 'notebook',
        content: {
          cells: [],
          metadata: { kernelspec: { name: kernel, display_name: kernel } },
          nbformat: 4,
          nbformat_minor: 5
        }
      })
    });
    const context = await this.browser.newContext({
      viewport: { width: 1280, height: 900 }
    });
    const page = await context.newPage();
    await page.goto(
      `${this._url}/lab/workspaces/${workspace}/tree/${name}?token=${this._token}`
    );
    const notebook = new Notebook(page, () => this._close(context, name));
    await notebook.start();
    return notebook;
  }

  /**
   * The process that draws what `open` opens: the renderer that it made busy.
   */
  async rendererOf(open) {
    const cdp = await this.browser.newBrowserCDPSession();
    const renderers = async () => {
      const { processInfo } = await cdp.send('SystemInfo.getProcessInfo');
      return processInfo.filter(({ type }) => type === 'renderer');
    };
    const before = new Map(
      (await renderers()).map(one => [one.id, one.cpuTime])
    );
    const result = await open();
    const [busiest] = (await renderers())
      .map(({ id, cpuTime }) => ({ id, used: cpuTime - (before.get(id) ?? 0) }))
      .sort((a, b) => b.used - a.used);
    await cdp.detach();
    return { result, pid: busiest.id };
  }

  async stop() {
    await this.browser?.close();
    if (this._isServing) {
      const ended = new Promise(resolve => this._server.once('exit', resolve));
      this._server.kill('SIGTERM');
      await ended;
    }
    rmSync(this._home, { recursive: true, force: true });
  }

  _home = mkdtempSync(path.join(os.tmpdir(), 'blocking-widgets-bench-'));
  _token = randomUUID();
  _said = '';

  async _startServer() {
    const port = await freePorts(FIRST_PORT, 1);
    const inHome = name => path.join(this._home, name);
    mkdirSync(inHome('root'));
    this._leaveOutAutosave();
    this._url = `http://localhost:${port}`;
    const asRoot = process.getuid?.() === 0 ? ['--allow-root'] : [];
    this._server = spawn(
      venvProgram('jupyter'),
      [
        ...['lab', '--no-browser', '--Application.log_level=INFO', ...asRoot],
        ...[`--port=${port}`, '--ServerApp.port_retries=0'],
        `--ServerApp.root_dir=${inHome('root')}`,
        `--IdentityProvider.token=${this._token}`,
        '--LabApp.expose_app_in_browser=True'
      ],
      {
        env: {
          ...process.env,
          PYTHONHOME: undefined,
          PYTHONPATH: undefined,
          IPYTHONDIR: inHome('ipython'),
          JUPYTER_CONFIG_DIR: inHome('config'),
          JUPYTER_DATA_DIR: inHome('data'),
          JUPYTER_PATH: kernelsJupyterPath
        },
        stdio: ['ignore', 'ignore', 'pipe']
      }
    );
    await this._serves();
  }

  /** Saving comes every two minutes, and would meet some windows only. */
  _leaveOutAutosave() {
    const folder = path.join(
      this._home,
      'config/lab/user-settings/@jupyterlab/docmanager-extension'
    );
    mkdirSync(folder, { recursive: true });
    const file = path.join(folder, 'plugin.jupyterlab-settings');
    writeFileSync(file, JSON.stringify({ autosave: false }));
  }

  /** Resolves once the server says that it runs. */
  _serves() {
    return new Promise((resolve, reject) => {
      const fail = () =>
        reject(new Error(`JupyterLab did not start.\n${this._said}`));
      const bound = setTimeout(fail, STARTUP_BOUND);
      this._server.once('exit', fail);
      this._server.stderr.on('data', chunk => {
        this._said = `${this._said}${chunk}`.slice(-10_000);
        if (this._said.includes(' is running at')) {
          clearTimeout(bound);
          this._server.off('exit', fail);
          resolve();
        }
      });
    });
  }

  async _startBrowser() {
    const require = createRequire(path.join(uiTests, 'package.json'));
    const { chromium } = require('@playwright/test');
    this.browser = await chromium.launch({
      executablePath: await ensureBrowser(),
      args: BROWSER_OPTIONS
    });
  }

  get _isServing() {
    const { exitCode, signalCode } = this._server ?? {};
    return exitCode === null && signalCode === null;
  }

  async _request(resource, options) {
    const response = await fetch(`${this._url}/api/${resource}`, {
      headers: { Authorization: `token ${this._token}` },
      ...options
    }).catch(error => {
      const ended = this._server.signalCode ?? this._server.exitCode;
      throw ended === null
        ? error
        : new Error(`JupyterLab ended (${ended}).\n${this._said}`);
    });
    if (!response.ok) {
      throw new Error(`${resource}: ${response.status}`);
    }
    return response.status === 204 ? null : response.json();
  }

  async _close(context, name) {
    try {
      await context.close();
      const sessions = await this._request('sessions');
      for (const { id, path: file } of sessions) {
        if (file === name) {
          await this._request(`sessions/${id}`, { method: 'DELETE' });
        }
      }
    } catch (error) {
      // Not thrown: it would hide what else went wrong.
      console.error(`${name} was not closed: ${error.message.split('\n')[0]}`);
    }
  }
}
