import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { ensureBrowser } from './browser.mjs';
import { lint } from './checks.mjs';
import { readJest, readPlaywright, readPytest, sum } from './counts.mjs';
import { setUpUiTests } from './environment.mjs';
import { setUpKernels } from './kernels.mjs';
import { kernelsJupyterPath, reports, uiTests, venvProgram } from './paths.mjs';
import { freePorts } from './ports.mjs';
import { runAttached } from './run.mjs';

const jlpm = venvProgram('jlpm');

/** Run a test tool and count from its report; a crash counts as a failure. */
async function counted(file, read, command, args, options) {
  mkdirSync(reports, { recursive: true });
  rmSync(file, { force: true });
  const code = await runAttached(command, args, options);
  const counts = existsSync(file) ? read(file) : sum([]);
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

function jest(extra) {
  const file = path.join(reports, 'jest.json');
  const args = ['jest', '--json', `--outputFile=${file}`, ...extra];
  return counted(file, readJest, jlpm, args);
}

function pytest(name, paths, extra, env) {
  const file = path.join(reports, `${name}.xml`);
  const args = ['-m', 'pytest', ...paths, `--junitxml=${file}`, ...extra];
  return counted(file, readPytest, venvProgram('python'), args, { env });
}

/** What runs without a kernel and without a browser. */
async function unit(extra) {
  const elsewhere = ['tests/kernel', 'tests/test_packaging.py'];
  const pure = ['tests', ...elsewhere.map(one => `--ignore=${one}`)];
  return sum([await jest(extra), await pytest('unit', pure, extra)]);
}

/** What needs kernels: every ipykernel under test. */
async function kernel(extra) {
  await setUpKernels();
  const env = { JUPYTER_PATH: kernelsJupyterPath };
  return pytest('kernel', ['tests/kernel'], extra, env);
}

/** What a user installs: the wheel, where there is no Node. */
function packaging(extra) {
  return pytest('package', ['tests/test_packaging.py'], extra);
}

/** What needs a browser. */
async function ui(extra) {
  await setUpKernels();
  await setUpUiTests();
  const browser = await ensureBrowser();
  const scratch = mkdtempSync(path.join(os.tmpdir(), 'blocking-widgets-'));
  const env = {
    CHROMIUM: browser,
    UI_PORT: String(await freePorts(18888, 3)),
    UI_SCRATCH: scratch
  };
  const file = path.join(reports, 'playwright.json');
  const args = ['playwright', 'test', ...extra];
  try {
    return await counted(file, readPlaywright, jlpm, args, {
      cwd: uiTests,
      env
    });
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

export const suites = { lint, unit, kernel, package: packaging, ui };
