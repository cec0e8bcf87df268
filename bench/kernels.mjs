/** The kernels that the benchmarks run on, by the names of their kernelspecs. */

import { existsSync } from 'node:fs';
import path from 'node:path';

import { kernelsJupyterPath } from '../scripts/tools/paths.mjs';

/** The last ipykernel before it had a shell thread. */
export const oldKernel = 'ipykernel-6.31.0';

/** The newest; 7.4 needs Python 3.11, and before that 7.3 is the newest. */
export function currentKernel() {
  return ['ipykernel-7.4.0', 'ipykernel-7.3.0'].find(name =>
    existsSync(path.join(kernelsJupyterPath, 'kernels', name))
  );
}
