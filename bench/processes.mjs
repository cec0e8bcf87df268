/** CPU time of other processes: `cpu_time.py` kept running, asked by pid. */

import { spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';

import { venvProgram } from '../scripts/tools/paths.mjs';

export class CpuClock {
  constructor() {
    const script = path.join(import.meta.dirname, 'cpu_time.py');
    this._child = spawn(venvProgram('python'), [script], {
      stdio: ['pipe', 'pipe', 'inherit']
    });
    this._lines = createInterface({ input: this._child.stdout })[
      Symbol.asyncIterator
    ]();
  }

  /** The CPU times of processes so far, in milliseconds. */
  async read(pids) {
    this._child.stdin.write(`${pids.join(' ')}\n`);
    const { value, done } = await this._lines.next();
    if (done) {
      throw new Error(`No CPU time of ${pids.join(', ')}.`);
    }
    return value.split(' ').map(time => Number(time) / 1e6);
  }

  close() {
    this._child.stdin.end();
  }
}
