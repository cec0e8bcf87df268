/**
 * Import time of `blocking_widgets` over that of `ipywidgets`: see
 * `import_time.py`, which takes the times.
 */

import { currentKernel, oldKernel } from './kernels.mjs';
import { runPython } from './python.mjs';
import { milliseconds } from './report.mjs';
import { median, percentile } from './stats.mjs';

const LIMIT = 50;

export async function measureImport({ quick }) {
  const kernels = [currentKernel(), oldKernel];
  const series = await runPython('import_time.py', [
    ...['--rounds', quick ? 3 : 15],
    ...['--kernels', ...kernels]
  ]);
  const all = Object.entries(series).map(([place, seconds]) => ({
    place: place === 'interpreter' ? 'a plain interpreter' : place,
    times: seconds.map(one => one * 1000)
  }));
  return {
    title: 'Import time over that of ipywidgets',
    about:
      'Each time in a fresh process that has imported ipywidgets. In a kernel, importing also connects to it.',
    head: ['where', 'n', 'median', '95 %'],
    rows: all.map(one => [
      one.place,
      one.times.length,
      milliseconds(median(one.times)),
      milliseconds(percentile(one.times, 0.95))
    ]),
    limits: all.map(one => ({
      what: `Import over ipywidgets’ own, ${one.place}`,
      value: milliseconds(median(one.times)),
      limit: milliseconds(LIMIT),
      met: median(one.times) <= LIMIT
    }))
  };
}
