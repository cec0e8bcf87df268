/** Running the benchmarks that are written in Python: they print JSON. */

import path from 'node:path';

import { venvProgram } from '../scripts/tools/paths.mjs';
import { runQuietly } from '../scripts/tools/run.mjs';

export async function runPython(script, args) {
  const file = path.join(import.meta.dirname, script);
  const output = await runQuietly(venvProgram('python'), [
    file,
    ...args.map(String)
  ]);
  return JSON.parse(output.trim().split('\n').at(-1));
}
