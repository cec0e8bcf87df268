/**
 * Submit → the next cell's output is on the page.
 *
 * Two cells are run together: one that waits, in one of the ways that there
 * are, and one that prints. Measured in the page, from the `keydown` of Enter
 * or the `click` on the button until the output of the second cell is in the
 * document. The text is typed, and the kernel has heard of it, before the clock
 * starts.
 *
 * Each way takes turns with `input()` in the same page and kernel, and is
 * compared with that. Ways have a kernel each: they change the kernel for what
 * comes after them. A way that does not get an answer within the bound is
 * reported as such, with the error that its cell ended with, if any.
 */

import { currentKernel, oldKernel } from './kernels.mjs';
import { milliseconds, times } from './report.mjs';
import { interleave, median, percentile, ratio } from './stats.mjs';

const BOUND = 10_000;
const LIMIT = 1.1;
const PROMPT = '.jp-blocking-Prompt[data-phase="open"]';

const clickable = (setUp, wait) => ({
  setUp: `import time\nimport ipywidgets\n${setUp}`,
  code: [
    'clicks = []',
    'button = ipywidgets.Button(description="Go on")',
    'button.on_click(clicks.append)',
    'display(button)',
    ...wait
  ].join('\n'),
  control: 'button.widget-button',
  event: 'click'
});

const input = {
  name: 'input()',
  setUp: '',
  code: 'answer = input("Name")',
  control: '.jp-Stdin-input',
  event: 'keydown'
};

const ours = [
  {
    name: 'ask(), Enter',
    setUp: 'from blocking_widgets import ask, pause',
    code: 'answer = ask("Name", remember=False)',
    control: `${PROMPT} input`,
    event: 'keydown'
  },
  {
    name: 'pause(), click',
    setUp: '',
    code: 'pause("Look.")',
    control: `${PROMPT} button.jp-mod-accept`,
    event: 'click'
  }
];

const uiPoll = {
  name: 'jupyter_ui_poll, click',
  ...clickable('from jupyter_ui_poll import run_ui_poll_loop', [
    'run_ui_poll_loop(lambda: True if clicks else None)'
  ])
};

const ipythonBlocking = {
  name: 'ipython_blocking, click',
  ...clickable('from ipython_blocking import CaptureExecution', [
    'capture = CaptureExecution(replay=True)',
    'with capture:',
    '    while not clicks:',
    '        capture.step()'
  ])
};

export async function measureLatency({ lab, quick }) {
  const rounds = quick ? 5 : 40;
  const rows = [];
  const limits = [];
  for (const kernel of [currentKernel(), oldKernel]) {
    for (const ways of [ours, [uiPoll], [ipythonBlocking]]) {
      const results = await compare(lab, kernel, ways, rounds);
      const names = ways.map(way => way.name.split(',')[0]).join(' and ');
      rows.push(...results.map(one => describe(kernel, one, names)));
      if (ways === ours) {
        limits.push(...results.slice(0, -1).map(one => limit(kernel, one)));
      }
    }
  }
  return {
    title: 'Submit → the next cell’s output is on the page',
    about:
      'The ratio is that of the medians of a way and of `input()`, which took turns with it in the same page and kernel.',
    head: ['kernel', 'way', 'n', 'median', '95 %', 'ratio to input()'],
    rows,
    limits
  };
}

/** The times of each way, and of `input()` as the last. */
async function compare(lab, kernel, ways, rounds) {
  const notebook = await lab.open(kernel);
  try {
    for (const { setUp } of ways.filter(way => way.setUp)) {
      await notebook.finish(setUp);
    }
    const all = [...ways, input];
    for (const way of all) {
      const failure = await findFailure(notebook, way);
      if (failure !== null) {
        return [{ way, failure }];
      }
    }
    const series = await interleave(
      all.map(way => () => once(notebook, way)),
      { rounds, warmUp: 2 }
    );
    return all.map((way, index) => ({
      way,
      times: series[index],
      against: series.at(-1)
    }));
  } finally {
    await notebook.close();
  }
}

async function findFailure(notebook, way) {
  if ((await once(notebook, way)) !== null) {
    return null;
  }
  const error = (await notebook.outputs())
    .flatMap(output => output.split('\n'))
    .findLast(line => /^\w+(Error|Exception)\b/.test(line));
  return error ?? `no output within ${BOUND / 1000} s`;
}

let count = 0;

async function once(notebook, { code, control, event }) {
  const { page } = notebook;
  count += 1;
  const text = `next cell, ${count}.`;
  await notebook.run(code, `print(${JSON.stringify(text)})`);
  const target = page.locator(control);
  await target.waitFor();
  if (event === 'click') {
    await target.hover();
    return notebook.time({ event, text, bound: BOUND }, () => target.click());
  }
  await target.focus();
  await page.keyboard.type('Ada');
  await notebook.heard();
  return notebook.time({ event, text, bound: BOUND }, () =>
    page.keyboard.press('Enter')
  );
}

function describe(kernel, { way, failure, times: series, against }, names) {
  if (failure !== undefined) {
    return [kernel, way.name, '', `does not work: ${failure}`, '', ''];
  }
  return [
    kernel,
    way === input ? `input(), beside ${names}` : way.name,
    series.length,
    milliseconds(median(series)),
    milliseconds(percentile(series, 0.95)),
    way === input ? '' : times(ratio(series, against))
  ];
}

function limit(kernel, { way, failure, times: series, against }) {
  const value = failure === undefined ? ratio(series, against) : Infinity;
  return {
    what: `Submit → next output, ${way.name}, over \`input()\`, ${kernel}`,
    value: times(value),
    limit: times(LIMIT),
    met: value <= LIMIT
  };
}
