/**
 * CPU time of 60 s of waiting, against 60 s in which nothing happens.
 *
 * Each page has a kernel of its own and goes through three states, in turns:
 * idle, a cell that blocks without us, a prompt. All pages are watched side by
 * side. The kernel's figure is the CPU time of its process, the page's that of
 * the renderer process that draws it, both with all their threads. Reported is
 * the median of the differences within a round.
 *
 * The cell that blocks without us tells what any running cell costs: JupyterLab
 * counts its seconds, and draws its indicator anew with each. Where the prompt
 * has a text field, whose caret blinks, that cell is `input()`.
 */

import { currentKernel, oldKernel } from './kernels.mjs';
import { CpuClock } from './processes.mjs';
import { count, milliseconds } from './report.mjs';
import { median } from './stats.mjs';

const LIMIT = 10;
// A page is at rest when it used less than so much in a slice of time.
const REST = { milliseconds: 40, slice: 2000, bound: 20 };
const PROMPT = '.jp-blocking-Prompt[data-phase="open"]';

const accept = page => page.locator(`${PROMPT} button.jp-mod-accept`).click();

const blocked = {
  name: 'a cell that blocks without us',
  code: 'import queue; print("."); queue.SimpleQueue().get()',
  sign: '.jp-OutputArea-output',
  end: page =>
    page.locator('[data-command="notebook:interrupt-kernel"]').click()
};
const input = {
  name: 'input()',
  code: 'input("Name")',
  sign: '.jp-Stdin-input:focus',
  end: page => page.keyboard.press('Enter')
};
const pause = {
  name: 'pause()',
  code: 'pause("Look.")',
  sign: PROMPT,
  end: accept
};
const countdown = {
  name: 'pause(), counting down',
  code: 'pause("Look.", timeout=3000)',
  sign: PROMPT,
  end: accept
};
const ask = {
  name: 'ask()',
  code: 'ask("Name", "Ada")',
  sign: `${PROMPT} input:focus`,
  end: accept
};

const pages = () => [
  { kernel: currentKernel(), reference: blocked, ours: pause, limited: true },
  { kernel: oldKernel, reference: blocked, ours: pause, limited: true },
  { kernel: currentKernel(), reference: blocked, ours: countdown },
  { kernel: currentKernel(), reference: input, ours: ask }
];

export async function measureIdle({ lab, quick }) {
  const seconds = quick ? 10 : 60;
  const rounds = quick ? 1 : 3;
  const clock = new CpuClock();
  const watched = [];
  try {
    for (const page of pages()) {
      watched.push(await open(lab, page));
    }
    const states = ['idle', 'reference', 'ours'];
    // A first round leaves behind what happens only once.
    for (let round = -1; round < rounds; round += 1) {
      for (const state of round % 2 ? [...states].reverse() : states) {
        await begin(watched, state);
        if (round >= 0) {
          await watch(watched, { clock, seconds, state });
        }
        await end(watched, state);
      }
    }
  } finally {
    clock.close();
    for (const { notebook } of watched) {
      await notebook.close();
    }
  }
  return describe(watched, seconds, rounds);
}

async function open(lab, page) {
  const { result: notebook, pid } = await lab.rendererOf(() =>
    lab.open(page.kernel)
  );
  await notebook.finish('from blocking_widgets import ask, pause');
  const kernelPid = await notebook.finish('import os; print(os.getpid())');
  return {
    ...page,
    notebook,
    pids: { kernel: Number(kernelPid), page: pid },
    used: { idle: [], reference: [], ours: [] }
  };
}

async function begin(watched, state) {
  for (const { notebook, [state]: cell } of watched) {
    if (cell !== undefined) {
      await notebook.run(cell.code);
      await notebook.page.locator(cell.sign).waitFor();
    }
  }
}

async function end(watched, state) {
  for (const { notebook, [state]: cell } of watched) {
    if (cell !== undefined) {
      await cell.end(notebook.page);
      await notebook.idle();
    }
  }
}

/** Add each page's CPU times in a window. */
async function watch(watched, { clock, seconds, state }) {
  const pids = watched.flatMap(one => [one.pids.kernel, one.pids.page]);
  await comeToRest(watched, clock);
  const before = await clock.read(pids);
  await pass(seconds * 1000);
  const after = await clock.read(pids);
  watched.forEach(({ used }, index) => {
    const [kernel, page] = [2 * index, 2 * index + 1].map(
      at => after[at] - before[at]
    );
    used[state].push({ kernel, page });
  });
}

/** After a change, pages tidy up for seconds: let that be over, if it ends. */
async function comeToRest(watched, clock) {
  for (const { notebook } of watched) {
    await notebook.collectGarbage();
  }
  const pids = watched.map(one => one.pids.page);
  let before = await clock.read(pids);
  for (let slice = 0; slice < REST.bound; slice += 1) {
    await pass(REST.slice);
    const after = await clock.read(pids);
    if (after.every((time, at) => time - before[at] < REST.milliseconds)) {
      return;
    }
    before = after;
  }
}

const pass = time => new Promise(resolve => setTimeout(resolve, time));

const PARTS = ['kernel', 'page'];

function more({ used }, part, over) {
  return median(
    used.ours.map((one, round) => one[part] - used[over][round][part])
  );
}

function describe(watched, seconds, rounds) {
  return {
    title: `CPU time of ${seconds} s of waiting`,
    about: `Medians of ${count(rounds)} rounds. “Over” are the medians of the differences within rounds.`,
    head: [
      ...['kernel', 'prompt', 'process', 'idle', 'blocked without us'],
      ...['prompt', 'over idle', 'over blocked']
    ],
    rows: watched.flatMap(one => PARTS.map(part => row(one, part))),
    limits: watched
      .filter(one => one.limited)
      .flatMap(one => limits(one, seconds))
  };
}

function row(one, part) {
  const { idle, reference, ours } = one.used;
  const times = [idle, reference, ours].map(series =>
    median(series.map(used => used[part]))
  );
  return [
    one.kernel,
    `${one.ours.name}, beside ${one.reference.name}`,
    part,
    ...times.map(milliseconds),
    milliseconds(more(one, part, 'idle')),
    milliseconds(more(one, part, 'reference'))
  ];
}

function limits(one, seconds) {
  const what = `CPU time of ${seconds} s in \`${one.ours.name}\``;
  return [
    ['kernel', 'idle', 'idle'],
    ['page', 'idle', 'idle'],
    ['page', 'reference', one.reference.name]
  ].map(([part, over, name]) => {
    const value = more(one, part, over);
    return {
      what: `${what} over ${name}, ${part}, ${one.kernel}`,
      value: milliseconds(value),
      limit: milliseconds(LIMIT),
      met: value <= LIMIT
    };
  });
}
