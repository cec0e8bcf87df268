/** Where and when the benchmarks ran: versions, machine, load. */

import os from 'node:os';

import { ask } from '../scripts/tools/run.mjs';
import { venvProgram } from '../scripts/tools/paths.mjs';
import { currentKernel, oldKernel } from './kernels.mjs';

const versions = `
import platform
from importlib.metadata import version
print(platform.python_version(), *map(version, [
    "jupyterlab-blocking-widgets", "jupyterlab", "ipywidgets",
    "jupyter_ui_poll", "ipython_blocking",
]), sep="\\n")
`;

export function gatherFacts(lab) {
  const [python, ours, jupyterlab, ipywidgets, uiPoll, blocking] = ask(
    venvProgram('python'),
    ['-c', versions]
  ).split('\n');
  const cpus = os.cpus();
  const load = [loadNow()];
  return {
    finish: () => [
      ['Date', new Date().toISOString().slice(0, 10)],
      ['blocking_widgets', ours],
      ['Python', python],
      ['JupyterLab', jupyterlab],
      ['Kernels', [currentKernel(), oldKernel].join(', ')],
      ['ipywidgets', ipywidgets],
      ['jupyter_ui_poll', uiPoll],
      ['ipython_blocking', blocking],
      ['Chromium', lab.browser.version()],
      ['Node.js', process.version],
      ['System', `${os.type()} ${os.release()}, ${os.arch()}`],
      ['CPU', `${cpus.length} × ${cpus[0].model}`],
      [
        'Load average at the start and at the end',
        [...load, loadNow()].join(', ')
      ]
    ]
  };
}

const loadNow = () => os.loadavg()[0].toFixed(1);
