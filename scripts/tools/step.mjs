import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync
} from 'node:fs';
import path from 'node:path';

import { inRoot } from './paths.mjs';

const stamps = inRoot('.setup');

function* filesBelow(target) {
  if (!existsSync(target)) {
    return;
  }
  if (!statSync(target).isDirectory()) {
    yield target;
    return;
  }
  for (const name of readdirSync(target).sort()) {
    yield* filesBelow(path.join(target, name));
  }
}

function fingerprint(inputs, facts) {
  const hash = createHash('sha256').update(JSON.stringify(facts));
  for (const input of inputs) {
    for (const file of filesBelow(inRoot(input))) {
      hash.update(`\0${file}\0`).update(readFileSync(file));
    }
  }
  return hash.digest('hex');
}

/**
 * Do a part of the set-up, unless nothing that it depends on has changed since.
 *
 * `inputs` are files and folders of the project, `facts` anything else that
 * counts, `outputs` what has to be there for the step to be skipped.
 */
export async function step(
  name,
  { title, inputs = [], facts = [], outputs, run }
) {
  const stamp = path.join(stamps, name);
  const wanted = fingerprint(inputs, facts);
  const done = existsSync(stamp) ? readFileSync(stamp, 'utf8') : undefined;
  if (done === wanted && outputs.every(existsSync)) {
    return;
  }
  console.log(`${title} …`);
  rmSync(stamp, { force: true });
  await run();
  mkdirSync(stamps, { recursive: true });
  writeFileSync(stamp, wanted);
}
