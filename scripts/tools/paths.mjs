import path from 'node:path';
import { fileURLToPath } from 'node:url';

const windows = process.platform === 'win32';

export const root = path.resolve(
  path.dirname(fileURLToPath(import.meta.url)),
  '../..'
);

/** An absolute path in the project. */
export const inRoot = (...parts) => path.join(root, ...parts);

export const venv = inRoot('.venv');
export const venvBin = path.join(venv, windows ? 'Scripts' : 'bin');

/** A program of the virtual environment. */
export const venvProgram = name =>
  path.join(venvBin, windows ? `${name}.exe` : name);

export const labextension = inRoot('blocking_widgets', 'labextension');
export const kernels = inRoot('.kernels');
export const kernelsJupyterPath = path.join(kernels, 'share', 'jupyter');
export const uiTests = inRoot('ui-tests');
export const reports = inRoot('reports');
