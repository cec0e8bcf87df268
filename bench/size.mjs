/**
 * Size of the extension's JavaScript, minified and gzipped.
 *
 * The extension is built for production in a folder of its own, whatever build
 * the environment has. All of its JavaScript counts (the style is JavaScript,
 * too), since a page loads all of it; source maps don't, since none does.
 */

import {
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync
} from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

import { inRoot, venvProgram } from '../scripts/tools/paths.mjs';
import { runQuietly } from '../scripts/tools/run.mjs';
import { kilobytes } from './report.mjs';

const LIMIT = 60_000;

export async function measureSize() {
  const files = await build();
  const total = { plain: 0, gzipped: 0 };
  for (const file of files) {
    total.plain += file.plain;
    total.gzipped += file.gzipped;
  }
  return {
    title: 'Size of the extension’s JavaScript',
    about: 'A production build.',
    head: ['file', 'minified', 'and gzipped'],
    rows: [...files, { name: 'all', ...total }].map(one => [
      one.name,
      kilobytes(one.plain),
      kilobytes(one.gzipped)
    ]),
    limits: [
      {
        what: 'JavaScript, minified and gzipped',
        value: kilobytes(total.gzipped),
        limit: kilobytes(LIMIT),
        met: total.gzipped <= LIMIT
      }
    ]
  };
}

async function build() {
  const folder = mkdtempSync(inRoot('.setup', 'size-'));
  try {
    for (const name of ['lib', 'style', 'schema']) {
      cpSync(inRoot(name), path.join(folder, name), { recursive: true });
    }
    for (const name of ['node_modules', 'yarn.lock']) {
      symlinkSync(inRoot(name), path.join(folder, name));
    }
    const description = JSON.parse(readFileSync(inRoot('package.json')));
    description.jupyterlab.outputDir = 'built';
    const file = path.join(folder, 'package.json');
    writeFileSync(file, JSON.stringify(description));
    await runQuietly(venvProgram('jupyter-builder'), ['build', folder]);
    return sizes(path.join(folder, 'built', 'static'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function sizes(folder) {
  return readdirSync(folder)
    .filter(name => name.endsWith('.js'))
    .map(name => {
      const content = readFileSync(path.join(folder, name));
      return {
        name: name.replace(/\.[0-9a-f]{16,}\.js$/, '.js'),
        plain: content.length,
        gzipped: gzipSync(content).length
      };
    });
}
