/**
 * `npm run screenshots`: takes the pictures in docs/images, in a real browser
 * from real kernels. Look at each of them before you commit it.
 *
 * `npm run screenshots -- form refused` takes only those.
 */
/* global document, window -- in what the browser evaluates */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  writeFileSync
} from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';

import { ensureBrowser } from './tools/browser.mjs';
import { setUpLab, setUpUiTests } from './tools/environment.mjs';
import { inRoot, uiTests, venvBin, venvProgram } from './tools/paths.mjs';
import { freePorts } from './tools/ports.mjs';
import { main, SetupError } from './tools/run.mjs';

const images = inRoot('docs', 'images');
const wide = { width: 1240, height: 860 };
const narrow = { width: 860, height: 760 };
// Twice the pixels, so that text is sharp on today's screens.
const scale = 2;

// Those of ui-tests/playwright.config.ts: no sandbox for root, and no calls home.
const browserArgs = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync'
];

const prompts = '.jp-blocking-Prompt[data-phase="open"]';
const plainPrompt = '.jp-OutputArea-output:has(button:text-is("Stop"))';

const setUp = `from dataclasses import dataclass, field
from datetime import date
from typing import Literal
import ipywidgets as widgets
from blocking_widgets import ask, choose, form, pause, wait_for`;

/**
 * The pictures of single cells: what the cell runs, what a person does then
 * (`act`, with the prompt), and whether the page is without our extension.
 */
const cells = {
  'ask-text': {
    source: 'name = ask("Your name", help="As it shall stand in the *report*.")'
  },
  'ask-number': { source: 'rows = ask("Rows", 1000)' },
  'ask-slider': { source: 'percent = ask("Percent", (0, 100))' },
  'ask-choice': { source: 'region = ask("Region", ["EU", "US", "APAC"])' },
  'ask-several': {
    source:
      'islands = ask("Islands", list[Literal["Biscoe", "Dream", "Torgersen"]])',
    act: prompt => prompt.locator('select').selectOption(['Biscoe', 'Dream'])
  },
  'ask-date': { source: 'day = ask("Day", date(2026, 1, 31))' },
  'ask-check': { source: 'all_rows = ask("With outliers", True)' },
  'ask-widget': {
    source: 'colour = ask("Colour", widgets.ColorPicker(value="#1976d2"))'
  },
  choose: {
    source:
      'publish = choose("Publish the report?", ["Yes", "No", "Later"], default="Yes")'
  },
  form: {
    source: `p = form(
    title="Sample",
    rows=1000,
    ratio=(0.0, 1.0),
    region=["EU", "US", "APAC"],
    debug=False,
)`
  },
  'form-dataclass': {
    source: `@dataclass
class Axis:
    label: str = "Bill length"
    logarithmic: bool = False

@dataclass
class Plot:
    axis: Axis = field(default_factory=Axis)
    points: int = field(default=200, metadata={"min": 10, "help": "At least *10*."})
    kind: Literal["dots", "lines"] = "dots"

plot = form(Plot, title="Plot")`
  },
  refused: {
    source: `@dataclass
class Sample:
    rows: int = field(default=1000, metadata={"min": 1, "max": 5000})
    author: str = ""

sample = form(Sample, title="Sample")`,
    act: async prompt => {
      await prompt.locator('input').first().fill('12 000');
      await prompt.locator('button:text-is("Continue")').click();
      await prompt.getByText(/At most/).waitFor();
    }
  },
  pause: {
    source: 'pause("Compare the **two tables above** before you go on.")'
  },
  'wait-for': {
    source:
      'wait_for(widgets.IntSlider(value=3, max=10), until="value", title="Move the slider")'
  },
  countdown: {
    source:
      'go_on = choose("Delete 12 files?", ["Yes", "No"], default="No", timeout=60)'
  },
  record: {
    source: `region = ask("Region", ["EU", "US", "APAC"])
sample = form(title="Sample", rows=1000, ratio=(0.0, 1.0), debug=False)
print(region, sample.rows)`,
    act: async (prompt, page) => {
      await prompt.locator('button:text-is("Continue")').click();
      await page.getByText('Sample', { exact: true }).first().waitFor();
      await prompt.locator('button:text-is("Continue")').click();
      await page.getByText('EU 1000').waitFor();
    }
  },
  plain: {
    source: `p = form(
    title="Sample",
    rows=1000,
    ratio=(0.0, 1.0),
    region=["EU", "US", "APAC"],
    debug=False,
)`,
    stock: true
  }
};

function notebook(sources) {
  const cell = (source, index) => ({
    cell_type: 'code',
    id: `cell-${index}`,
    metadata: {},
    execution_count: null,
    outputs: [],
    source
  });
  return JSON.stringify({
    cells: sources.map(cell),
    metadata: { kernelspec: { name: 'python3', display_name: 'Python 3' } },
    nbformat: 4,
    nbformat_minor: 5
  });
}

/** Start JupyterLab on a folder; returns its address and how to stop it. */
async function startLab(folder, { stock = false } = {}) {
  const port = await freePorts(19888, 1);
  const home = path.join(folder, stock ? '.stock' : '.ours');
  const root = path.join(folder, 'root');
  const child = spawn(
    venvProgram('jupyter'),
    [
      'lab',
      '--no-browser',
      '--allow-root',
      `--port=${port}`,
      '--ServerApp.port_retries=0',
      `--ServerApp.root_dir=${root}`,
      '--IdentityProvider.token=',
      '--ServerApp.disable_check_xsrf=True',
      '--ServerApp.log_level=ERROR',
      '--LabApp.expose_app_in_browser=True'
    ],
    {
      stdio: 'ignore',
      env: {
        ...process.env,
        PATH: `${venvBin}${path.delimiter}${process.env.PATH}`,
        JUPYTER_CONFIG_DIR: path.join(home, 'config'),
        JUPYTER_DATA_DIR: path.join(home, 'data'),
        JUPYTERLAB_WORKSPACES_DIR: path.join(home, 'workspaces'),
        IPYTHONDIR: path.join(home, 'ipython'),
        ...(stock
          ? { JUPYTER_CONFIG_PATH: path.join(uiTests, 'stock-config') }
          : {})
      }
    }
  );
  const address = `http://localhost:${port}`;
  const deadline = Date.now() + 60_000;
  while (!(await answers(`${address}/api`))) {
    if (Date.now() > deadline || child.exitCode !== null) {
      throw new SetupError('JupyterLab did not start.');
    }
    await new Promise(resolve => setTimeout(resolve, 200));
  }
  const stop = async () => {
    const gone = once(child, 'exit');
    child.kill('SIGTERM');
    await gone;
  };
  return { address, stop };
}

async function answers(url) {
  try {
    return (await fetch(url)).ok;
  } catch {
    return false;
  }
}

/** Open a notebook of the server, without the panels at the sides. */
async function open(page, address, name) {
  await page.goto(`${address}/lab/tree/${name}?reset`);
  await page.locator('.jp-NotebookPanel .jp-CodeCell').first().waitFor();
  await page.waitForFunction(() => {
    const { context } = window.jupyterapp.shell.currentWidget;
    const kernel = context.sessionContext.session?.kernel;
    return kernel?.status === 'idle' && kernel.connectionStatus === 'connected';
  });
  await page.evaluate(() => window.jupyterapp.shell.collapseLeft());
}

const cellAt = (page, index) =>
  page.locator('.jp-Notebook .jp-Cell').nth(index);

async function run(page, index) {
  await cellAt(page, index).locator('.jp-InputPrompt').click();
  await page.keyboard.press('Control+Enter');
}

/** Pictures of single cells, each with what it asks. */
async function shootCells(browser, address, wanted, folder) {
  const page = await browser.newPage({
    viewport: narrow,
    deviceScaleFactor: scale
  });
  const names = wanted.map(([name]) => name);
  const stock = wanted[0][1].stock ?? false;
  const file = stock ? 'stock.ipynb' : 'cells.ipynb';
  const sources = [setUp, ...wanted.map(([, { source }]) => source)];
  writeFileSync(path.join(folder, 'root', file), notebook(sources));
  await open(page, address, file);
  // What belongs to editing is left out of the pictures.
  await page.addStyleTag({
    content: `.jp-cell-toolbar, .jp-Collapser { visibility: hidden !important }`
  });
  await run(page, 0);
  await cellAt(page, 0).getByText('[1]:').waitFor();
  for (const [position, [name, { act }]] of wanted.entries()) {
    await run(page, position + 1);
    const prompt = page.locator(stock ? plainPrompt : prompts);
    await prompt.waitFor();
    await act?.(prompt, page);
    await settle(page);
    await cellAt(page, position + 1).screenshot({
      path: path.join(images, `${name}.png`)
    });
    if (await prompt.count()) {
      await prompt.locator('button:text-is("Stop")').click();
      await prompt.waitFor({ state: 'detached' });
      // What is sent while the kernel still ends a failed cell isn't run.
      await page
        .locator('.jp-Notebook-ExecutionIndicator[data-status="idle"]')
        .waitFor();
      await page.waitForTimeout(300);
    }
  }
  console.log(names.join(', '));
  await page.close();
}

/** The main example, where it asks about its plot. */
async function shootPenguins(browser, address, folder) {
  const page = await browser.newPage({
    viewport: wide,
    deviceScaleFactor: scale
  });
  copyFileSync(
    inRoot('examples', 'penguins.ipynb'),
    path.join(folder, 'root', 'penguins.ipynb')
  );
  await open(page, address, 'penguins.ipynb');
  // The command ends when all cells have: it isn't waited for.
  await page.evaluate(() => {
    void window.jupyterapp.commands.execute('notebook:run-all-cells');
  });
  const answer = async (press, act) => {
    const prompt = page.locator(prompts);
    await prompt.waitFor();
    await act?.(prompt);
    const wait = await prompt.getAttribute('data-wait');
    await prompt.locator(`button:text-is("${press}")`).click();
    await page
      .locator(`.jp-blocking-Prompt[data-wait="${wait}"]`)
      .waitFor({ state: 'detached' });
  };
  await answer('Continue');
  await answer('Continue');
  await answer('Continue');
  await answer('Continue', prompt =>
    prompt.locator('select').selectOption('body_mass_g')
  );
  await answer('Continue');
  await answer('Draw');
  await page.locator(prompts).waitFor();
  await page.evaluate(() => {
    const cell = document.querySelector(
      '.jp-blocking-Prompt[data-phase="open"]'
    );
    cell.scrollIntoView({ block: 'end' });
  });
  await settle(page);
  await page.screenshot({ path: path.join(images, 'penguins.png') });
  console.log('penguins');
  await page.close();
}

/** Wait until nothing moves any more: fonts, transitions, a blinking caret. */
async function settle(page) {
  await page.mouse.move(0, 0);
  await page.evaluate(() => document.fonts.ready);
  await page.waitForTimeout(400);
}

/** Of a kind of picture those that are asked for. */
function pick(only, { stock }) {
  return Object.entries(cells).filter(
    ([name, cell]) =>
      Boolean(cell.stock) === stock && (!only.length || only.includes(name))
  );
}

await main(async () => {
  const only = process.argv.slice(2);
  await setUpLab();
  await setUpUiTests();
  const require = createRequire(path.join(uiTests, 'package.json'));
  const { chromium } = require('@playwright/test');
  const folder = mkdtempSync(path.join(os.tmpdir(), 'blocking-widgets-'));
  mkdirSync(path.join(folder, 'root'));
  mkdirSync(images, { recursive: true });
  const browser = await chromium.launch({
    executablePath: await ensureBrowser(),
    args: browserArgs
  });
  try {
    for (const stock of [false, true]) {
      const wanted = pick(only, { stock });
      const penguins = !stock && (!only.length || only.includes('penguins'));
      if (!wanted.length && !penguins) {
        continue;
      }
      const lab = await startLab(folder, { stock });
      try {
        if (penguins) {
          await shootPenguins(browser, lab.address, folder);
        }
        if (wanted.length) {
          await shootCells(browser, lab.address, wanted, folder);
        }
      } finally {
        await lab.stop();
      }
    }
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
