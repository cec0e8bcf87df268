/** 10,000 asks in a loop: see `loop.py`, which asks and answers them. */

import { currentKernel, oldKernel } from './kernels.mjs';
import { runPython } from './python.mjs';
import { count, megabytes, milliseconds } from './report.mjs';

// What the allocator and a few caches may add, whatever the number of asks.
const MEMORY_LIMIT = 5e6;

export async function measureLoop({ quick }) {
  const asks = quick ? 500 : 10_000;
  const results = [];
  for (const kernel of [currentKernel(), oldKernel]) {
    const result = await runPython('loop.py', [kernel, '--asks', asks]);
    results.push({ kernel, ...result });
  }
  return {
    title: `${count(asks)} asks in a loop`,
    about:
      'In the kernel, before and after; the difference for what should stay as it is. Python’s own memory is counted by tracemalloc, in a run of its own with a tenth of the asks.',
    head: ['kernel', 'what', 'before', 'after', 'more'],
    rows: results.flatMap(rows),
    limits: results.flatMap(limits)
  };
}

function rows({ kernel, before, after, traced, first, last }) {
  const row = (what, key, format) => [
    kernel,
    what,
    format(before[key]),
    format(after[key]),
    format(after[key] - before[key])
  ];
  return [
    row('resident memory', 'rss', megabytes),
    row('objects', 'objects', count),
    row('widgets', 'widgets', count),
    row('comms', 'comms', count),
    [
      kernel,
      `traced, ${count(traced.asks)} asks`,
      '',
      '',
      megabytes(traced.bytes)
    ],
    [
      kernel,
      'time per ask, answer included (first, last tenth)',
      milliseconds(first * 1000),
      milliseconds(last * 1000),
      milliseconds((last - first) * 1000)
    ]
  ];
}

function limits({ kernel, asks, before, after }) {
  const left = after.widgets + after.comms - before.widgets - before.comms;
  const grown = after.rss - before.rss;
  return [
    {
      what: `Widgets and comms left by ${count(asks)} asks, ${kernel}`,
      value: count(left),
      limit: count(0),
      met: left === 0
    },
    {
      what: `Memory grown by ${count(asks)} asks, ${kernel}`,
      value: megabytes(grown),
      limit: megabytes(MEMORY_LIMIT),
      met: grown <= MEMORY_LIMIT
    }
  ];
}
