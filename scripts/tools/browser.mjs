import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

import { uiTests } from './paths.mjs';
import { ask, runQuietly, SetupError } from './run.mjs';

const names = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge'
];

const elsewhere = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe'
];

function ofPlaywright() {
  try {
    const require = createRequire(path.join(uiTests, 'package.json'));
    const executable = require('@playwright/test').chromium.executablePath();
    return existsSync(executable) ? executable : undefined;
  } catch {
    return undefined;
  }
}

function onPath(name) {
  return (process.env.PATH ?? '')
    .split(path.delimiter)
    .map(folder => path.join(folder, name))
    .find(existsSync);
}

/** A browser of the Chromium family on this machine, if there is one. */
export function findBrowser() {
  return (
    process.env.CHROMIUM ??
    ofPlaywright() ??
    names.map(onPath).find(Boolean) ??
    elsewhere.find(existsSync)
  );
}

/** Make sure of a browser; root on Debian gets one installed. */
export async function ensureBrowser() {
  const browser = findBrowser();
  if (browser !== undefined) {
    return browser;
  }
  if (process.getuid?.() !== 0 || ask('apt-get', ['--version']) === undefined) {
    throw new SetupError(
      'The browser tests need Chromium, Chrome or Edge. Install one, or set CHROMIUM to its program.'
    );
  }
  console.log('Chromium …');
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await runQuietly('apt-get', ['update'], { env });
  const install = ['install', '--yes', '--no-install-recommends', 'chromium'];
  await runQuietly('apt-get', install, { env });
  return findBrowser();
}
