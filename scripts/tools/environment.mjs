import {
  existsSync,
  mkdirSync,
  rmSync,
  symlinkSync,
  writeFileSync
} from 'node:fs';
import path from 'node:path';

import {
  inRoot,
  labextension,
  uiTests,
  venv,
  venvBin,
  venvProgram
} from './paths.mjs';
import { findPython } from './python.mjs';
import { ask, runQuietly, SetupError } from './run.mjs';
import { step } from './step.mjs';

const jlpm = venvProgram('jlpm');
const python = venvProgram('python');
const share = path.join(venv, 'share', 'jupyter');
const installed = path.join(
  share,
  'labextensions',
  'jupyterlab-blocking-widgets'
);

function checkNode() {
  if (Number(process.versions.node.split('.')[0]) < 20) {
    throw new SetupError(
      `Node.js 20 or newer is needed; this is ${process.version}.`
    );
  }
}

async function createVenv() {
  // A Python that was upgraded or removed leaves a broken environment behind.
  if (ask(python, ['--version']) === undefined || process.env.PYTHON) {
    await runQuietly(findPython(), ['-m', 'venv', '--clear', venv]);
  }
  const pip = ['-m', 'pip', 'install', '--quiet', '--requirement'];
  await runQuietly(python, [...pip, inRoot('requirements', 'dev.txt')]);
}

/** The virtual environment with everything from the lock. */
export async function setUpPython() {
  checkNode();
  await step('python', {
    title: 'Python packages (a minute or two the first time)',
    inputs: ['requirements/dev.txt'],
    facts: [process.env.PYTHON ?? '', venv],
    outputs: [python, jlpm],
    run: createVenv
  });
}

/** The node modules of the extension. */
export async function setUpNode() {
  await step('node', {
    title: 'JavaScript packages (a minute or two the first time)',
    inputs: ['package.json', 'yarn.lock', '.yarnrc.yml'],
    outputs: [inRoot('node_modules', '.yarn-state.yml')],
    run: () => runQuietly(jlpm, ['install'])
  });
}

/** The node modules of the browser tests. */
export async function setUpUiTests() {
  await step('ui-tests', {
    title: 'JavaScript packages of the browser tests',
    inputs: ['ui-tests/package.json', 'ui-tests/yarn.lock'],
    outputs: [path.join(uiTests, 'node_modules', '.yarn-state.yml')],
    run: () => runQuietly(jlpm, ['install'], { cwd: uiTests })
  });
}

async function build() {
  if (!existsSync(inRoot('lib', 'index.js'))) {
    await runQuietly(jlpm, ['clean:lib']);
  }
  rmSync(labextension, { recursive: true, force: true });
  await runQuietly(jlpm, ['build:lib']);
  await runQuietly(jlpm, ['build:labextension']);
}

/** The extension, built from its sources. */
export async function setUpBuild() {
  await step('build', {
    title: 'The extension',
    inputs: [
      'src',
      'style',
      'schema',
      'package.json',
      'yarn.lock',
      'tsconfig.json',
      'tsconfig.build.json'
    ],
    outputs: [
      path.join(labextension, 'package.json'),
      path.join(labextension, 'static', 'style.js')
    ],
    run: build
  });
}

function linkLabextension() {
  rmSync(installed, { recursive: true, force: true });
  symlinkSync(labextension, installed, 'junction');
}

// JupyterLab asks on its first start, which would cover what a person came for.
function leaveOutNews() {
  const settings = path.join(share, 'lab', 'settings');
  const overrides = {
    '@jupyterlab/apputils-extension:notification': {
      checkForUpdates: false,
      fetchNews: 'false'
    }
  };
  mkdirSync(settings, { recursive: true });
  const file = path.join(settings, 'overrides.json');
  writeFileSync(file, `${JSON.stringify(overrides, null, 2)}\n`);
}

async function installInPlace() {
  // Through the link, pip would take the build's own files for the old ones.
  rmSync(installed, { recursive: true, force: true });
  const pip = ['-m', 'pip', 'install', '--quiet', '--no-deps'];
  await runQuietly(
    python,
    [...pip, '--no-build-isolation', '--editable', '.'],
    {
      env: { HATCH_JUPYTER_BUILDER_SKIP_NPM: 'true' }
    }
  );
  linkLabextension();
  leaveOutNews();
}

/** The Python package and the extension, installed so that edits count. */
export async function setUpPackage() {
  await step('package', {
    title: 'The Python package',
    inputs: [
      'pyproject.toml',
      'package.json',
      'install.json',
      'jupyter-config'
    ],
    facts: [venvBin],
    outputs: [installed],
    run: installInPlace
  });
}

/** All that JupyterLab needs to run with the extension. */
export async function setUpLab() {
  await setUpPython();
  await setUpNode();
  await setUpBuild();
  await setUpPackage();
}
