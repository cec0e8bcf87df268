/**
 * `npm run bench -- [--quick] [--only NAME]`: runs the benchmarks one after the
 * other, prints what they found, and writes `bench/results.md`.
 *
 * --quick   few rounds and short windows, to see that all runs; its figures say
 *           little
 * --only    one benchmark, by its name below; may be given again
 *
 * Either only prints: `results.md` holds whole runs.
 */

import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';

import { format, resolveConfig } from 'prettier';

import { main, SetupError } from '../scripts/tools/run.mjs';
import { gatherFacts } from './facts.mjs';
import { measureImport } from './import.mjs';
import { measureForm } from './form.mjs';
import { measureIdle } from './idle.mjs';
import { Lab } from './lab.mjs';
import { measureLatency } from './latency.mjs';
import { measureLoop } from './loop.mjs';
import { markdown } from './report.mjs';
import { measureSize } from './size.mjs';

const benchmarks = {
  size: measureSize,
  import: measureImport,
  latency: measureLatency,
  form: measureForm,
  loop: measureLoop,
  idle: measureIdle
};

const file = path.join(import.meta.dirname, 'results.md');

function readOptions() {
  const { values } = parseArgs({
    options: {
      quick: { type: 'boolean', default: false },
      only: { type: 'string', multiple: true, default: [] }
    }
  });
  const unknown = values.only.find(name => !Object.hasOwn(benchmarks, name));
  if (unknown !== undefined) {
    const known = Object.keys(benchmarks).join(', ');
    throw new SetupError(`No such benchmark: ${unknown}. There are: ${known}.`);
  }
  return values;
}

await main(async () => {
  const { quick, only } = readOptions();
  const names = only.length > 0 ? only : Object.keys(benchmarks);
  const lab = await Lab.start();
  try {
    const facts = await gatherFacts(lab);
    const results = [];
    for (const name of names) {
      console.log(`${name} …`);
      results.push(await benchmarks[name]({ lab, quick }));
    }
    const text = await format(markdown({ results, facts: facts.finish() }), {
      ...(await resolveConfig(file)),
      parser: 'markdown'
    });
    console.log(`\n${text}`);
    if (!quick && only.length === 0) {
      writeFileSync(file, text);
    }
  } finally {
    await lab.stop();
  }
});
