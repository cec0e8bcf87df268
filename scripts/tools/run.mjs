import { spawn, spawnSync } from 'node:child_process';
import path from 'node:path';

import { root, venv, venvBin } from './paths.mjs';

/** A failure that a person can act on: printed as it is, without a stack. */
export class SetupError extends Error {}

/** The environment of this process with the project's programs found first. */
function projectEnvironment(extra = {}) {
  return {
    ...process.env,
    // An active Python of the user's would shadow what was installed here.
    PYTHONHOME: undefined,
    PYTHONPATH: undefined,
    PATH: `${venvBin}${path.delimiter}${process.env.PATH ?? ''}`,
    VIRTUAL_ENV: venv,
    ...extra
  };
}

/** Run a program in the foreground; resolves to its exit code. */
export function runAttached(command, args, { cwd = root, env } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env: projectEnvironment(env),
      stdio: 'inherit'
    });
    const forward = signal => child.kill(signal);
    // A terminal sends its interrupt to the child as well, which may ask back.
    const stay = () => undefined;
    process.on('SIGINT', stay).on('SIGTERM', forward);
    child.on('error', reject);
    child.on('close', code => {
      process.off('SIGINT', stay).off('SIGTERM', forward);
      resolve(code ?? 1);
    });
  });
}

/** Run a program whose output matters only if it fails. */
export function runQuietly(command, args, { cwd = root, env } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env: projectEnvironment(env),
      stdio: ['ignore', 'pipe', 'pipe']
    });
    const chunks = [];
    child.stdout.on('data', chunk => chunks.push(chunk));
    child.stderr.on('data', chunk => chunks.push(chunk));
    child.on('error', reject);
    child.on('close', code => {
      const output = Buffer.concat(chunks).toString();
      if (code === 0) {
        resolve(output);
        return;
      }
      const shown = `${path.basename(command)} ${args.join(' ')}`;
      reject(new SetupError(`${output}\n\`${shown}\` failed (${code}).`));
    });
  });
}

/** What a program prints, or undefined where it is missing or fails. */
export function ask(command, args) {
  const { status, stdout } = spawnSync(command, args, { encoding: 'utf8' });
  return status === 0 ? stdout.trim() : undefined;
}

/** Run the main function of a script; a SetupError is shown without a stack. */
export async function main(body) {
  try {
    process.exitCode = (await body()) ?? 0;
  } catch (error) {
    console.error(error instanceof SetupError ? error.message : error);
    process.exitCode = 1;
  }
}
