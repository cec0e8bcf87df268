import { ask, SetupError } from './run.mjs';

const names = [
  ...[14, 13, 12, 11, 10].map(minor => `python3.${minor}`),
  'python3',
  'python'
];

// ensurepip is missing where a distribution splits venv off from Python.
const probe =
  'import ensurepip, sys, venv; print(*sys.version_info[:2], sys.executable)';

function inspect(command) {
  const answer = ask(command, ['-c', probe]);
  if (answer === undefined) {
    return undefined;
  }
  const [major, minor, ...executable] = answer.split(' ');
  return {
    rank: major * 100 + Number(minor),
    executable: executable.join(' ')
  };
}

/** The newest Python on the PATH that can make the project's environment. */
export function findPython() {
  const wanted = process.env.PYTHON ? [process.env.PYTHON] : names;
  const found = wanted
    .map(inspect)
    .filter(python => python !== undefined && python.rank >= 310)
    .sort((a, b) => b.rank - a.rank);
  if (found.length === 0) {
    throw new SetupError(
      `No Python 3.10 or newer with venv and pip (looked for ${wanted.join(', ')}).\n` +
        'Install one (on Debian: apt-get install python3-venv), or set PYTHON to it.'
    );
  }
  return found[0].executable;
}
