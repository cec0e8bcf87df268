import { setUpUiTests } from './environment.mjs';
import { uiTests, venvProgram } from './paths.mjs';
import { runAttached } from './run.mjs';

const jlpm = venvProgram('jlpm');
const ruff = venvProgram('ruff');

const checks = [
  ['stylelint', jlpm, ['stylelint:check']],
  ['prettier', jlpm, ['prettier:check']],
  ['eslint', jlpm, ['eslint:check']],
  ['types', jlpm, ['types:check']],
  ['types of the browser tests', jlpm, ['types:check'], { cwd: uiTests }],
  ['ruff check', ruff, ['check', '.']],
  ['ruff format', ruff, ['format', '--check', '.']],
  ['mypy', venvProgram('mypy'), []]
];

/** Linters and type checkers; each counts as one test. */
export async function lint() {
  await setUpUiTests();
  const counts = { passed: 0, failed: 0 };
  for (const [title, command, args, options] of checks) {
    console.log(`- ${title}`);
    const code = await runAttached(command, args, options);
    counts[code === 0 ? 'passed' : 'failed'] += 1;
  }
  return counts;
}
