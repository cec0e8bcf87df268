/**
 * CPU time of 60 s of waiting, against 60 s in which nothing happens.
 *
 * Each case has a page and a kernel of its own. All are watched side by side,
 * first idle, then waiting, then waiting, then idle and so on, so that a drift
 * meets both alike; reported is the median of the differences within pairs. The
 * kernel's figure is the CPU time of its process, the page's that of the
 * renderer process that draws it, both with all their threads.
 *
 * Besides the prompts, for comparison: a cell that blocks without us, for which
 * JupyterLab itself counts the seconds, and `input()`, whose caret blinks as
 * that of a prompt with a text field does.
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
const enter = page => page.keyboard.press('Enter');
const interrupt = page =>
  page.evaluate(() => {
    /* global jupyterapp */
    void jupyterapp.commands.execute('notebook:interrupt-kernel');
  });

const cases = [
  {
    name: 'pause()',
    code: 'pause("Look.")',
    sign: PROMPT,
    end: accept,
    limited: true
  },
  {
    name: 'pause(), counting down',
    code: 'pause("Look.", timeout=3000)',
    sign: PROMPT,
    end: accept
  },
  {
    name: 'ask(), caret blinking',
    code: 'ask("Name", "Ada")',
    sign: `${PROMPT} input:focus`,
    end: accept
  },
  {
    name: 'input(), caret blinking',
    code: 'input("Name")',
    sign: '.jp-Stdin-input:focus',
    end: enter
  },
  {
    name: 'a cell that blocks without us',
    code: 'import queue; print("."); queue.SimpleQueue().get()',
    sign: '.jp-OutputArea-output',
    end: interrupt
  }
];

export async function measureIdle({ lab, quick }) {
  const seconds = quick ? 10 : 60;
  const pairs = quick ? 2 : 4;
  const clock = new CpuClock();
  const watched = await open(lab);
  try {
    // What happens only once is over after a round.
    await begin(watched);
    await end(watched);
    for (let pair = 0; pair < pairs; pair += 1) {
      const order = pair % 2 ? [waiting, idle] : [idle, waiting];
      for (const window of order) {
        await window(watched, () => watch(watched, clock, seconds));
      }
    }
  } finally {
    clock.close();
    for (const { notebook } of watched) {
      await notebook.close();
    }
  }
  return describe(watched, seconds, pairs);
}

/** The kernel's and the page's CPU time in a window, added to each case. */
async function watch(watched, clock, seconds) {
  const pids = watched.flatMap(one => [one.kernelPid, one.pagePid]);
  await comeToRest(watched, clock);
  const before = await clock.read(pids);
  await pass(seconds * 1000);
  const after = await clock.read(pids);
  const used = after.map((value, index) => value - before[index]);
  return watched.map((_, index) => ({
    kernel: used[2 * index],
    page: used[2 * index + 1]
  }));
}

/** After a change, pages tidy up for seconds: let that be over, if it ends. */
async function comeToRest(watched, clock) {
  const pids = watched.map(one => one.pagePid);
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

async function idle(watched, take) {
  const used = await take();
  watched.forEach((one, index) => one.idle.push(used[index]));
}

async function waiting(watched, take) {
  await begin(watched);
  const used = await take();
  watched.forEach((one, index) => one.waiting.push(used[index]));
  await end(watched);
}

async function begin(watched) {
  for (const { notebook, code, sign } of watched) {
    await notebook.run(code);
    await notebook.page.locator(sign).waitFor();
  }
  await settle(watched);
}

async function end(watched) {
  for (const { notebook, end: finish } of watched) {
    await finish(notebook.page);
    await notebook.idle();
  }
  await settle(watched);
}

async function settle(watched) {
  for (const { notebook } of watched) {
    await notebook.settle();
  }
}

async function open(lab) {
  const watched = [];
  for (const kernel of [currentKernel(), oldKernel]) {
    for (const one of cases) {
      if (!one.limited && kernel === oldKernel) {
        continue;
      }
      const { result: notebook, pid } = await lab.rendererOf(() =>
        lab.open(kernel)
      );
      await notebook.finish('from blocking_widgets import ask, pause');
      const kernelPid = await notebook.finish('import os; print(os.getpid())');
      watched.push({
        ...one,
        ...{ kernel, notebook, idle: [], waiting: [] },
        kernelPid: Number(kernelPid),
        pagePid: pid
      });
    }
  }
  return watched;
}

function describe(watched, seconds, pairs) {
  const parts = ['kernel', 'page'];
  const more = (one, part) =>
    median(one.waiting.map((used, at) => used[part] - one.idle[at][part]));
  return {
    title: `CPU time of ${seconds} s of waiting`,
    about: `Medians of ${count(pairs)} pairs of windows; “more” is the median of the differences within pairs.`,
    head: ['kernel', 'what', 'process', 'idle', 'waiting', 'more'],
    rows: watched.flatMap(one =>
      parts.map(part => [
        one.kernel,
        one.name,
        part,
        milliseconds(median(one.idle.map(used => used[part]))),
        milliseconds(median(one.waiting.map(used => used[part]))),
        milliseconds(more(one, part))
      ])
    ),
    limits: watched
      .filter(one => one.limited)
      .flatMap(one =>
        parts.map(part => ({
          what: `CPU time of ${seconds} s in \`${one.name}\` over idle, ${part}, ${one.kernel}`,
          value: milliseconds(more(one, part)),
          limit: milliseconds(LIMIT),
          met: more(one, part) <= LIMIT
        }))
      )
  };
}
