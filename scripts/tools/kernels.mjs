import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { kernels, kernelsJupyterPath, venvProgram } from './paths.mjs';
import { ask, runQuietly } from './run.mjs';
import { step } from './step.mjs';

// Those whose handling of comm messages differs; 7.4 asks for Python 3.11.
const versions = [
  { version: '6.31.0' },
  { version: '7.0.1' },
  { version: '7.3.0' },
  { version: '7.4.0', minor: 11 }
];

const specs = path.join(kernelsJupyterPath, 'kernels');
const folder = version => path.join(kernels, version);

const spec = version => path.join(specs, `ipykernel-${version}`);

function writeSpec(version) {
  const content = {
    argv: [
      venvProgram('python'),
      '-m',
      'ipykernel_launcher',
      '-f',
      '{connection_file}'
    ],
    // Comes before the environment's own ipykernel on the import path.
    env: { PYTHONPATH: folder(version) },
    display_name: `Python (ipykernel ${version})`,
    language: 'python',
    interrupt_mode: 'signal',
    metadata: { debugger: true }
  };
  mkdirSync(spec(version), { recursive: true });
  const file = path.join(spec(version), 'kernel.json');
  writeFileSync(file, `${JSON.stringify(content, null, 2)}\n`);
}

async function install(version) {
  const target = folder(version);
  if (!existsSync(path.join(target, 'ipykernel'))) {
    rmSync(target, { recursive: true, force: true });
    await runQuietly(venvProgram('python'), [
      ...['-m', 'pip', 'install', '--quiet', '--no-deps'],
      ...['--target', target, `ipykernel==${version}`]
    ]);
  }
  writeSpec(version);
}

/** Install every ipykernel under test beside the environment's own. */
export async function setUpKernels() {
  const minor = Number(
    ask(venvProgram('python'), ['-c', 'import sys; print(sys.version_info[1])'])
  );
  const wanted = versions
    .filter(kernel => minor >= (kernel.minor ?? 0))
    .map(kernel => kernel.version);
  await step('kernels', {
    title: `Kernels under test: ipykernel ${wanted.join(', ')}`,
    facts: [wanted, venvProgram('python')],
    outputs: wanted.flatMap(version => [folder(version), spec(version)]),
    run: async () => {
      // Tests run on every kernel that they find, so none may be left over.
      rmSync(specs, { recursive: true, force: true });
      for (const version of wanted) {
        await install(version);
      }
    }
  });
}
