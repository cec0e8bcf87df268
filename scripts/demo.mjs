import { setUpLab } from './tools/environment.mjs';
import { inRoot, venvProgram } from './tools/paths.mjs';
import { main, runAttached } from './tools/run.mjs';

/** Options that npm kept for itself, as in `npm run demo --no-browser`. */
function swallowedOptions({ npm_config_browser, npm_config_port }) {
  const port = Number(npm_config_port) ? [`--port=${npm_config_port}`] : [];
  return npm_config_browser === '' ? [...port, '--no-browser'] : port;
}

await main(async () => {
  await setUpLab();
  const asRoot = process.getuid?.() === 0 ? ['--allow-root'] : [];
  console.log('JupyterLab starts; its address follows. Ctrl+C stops it.');
  return runAttached(venvProgram('jupyter'), [
    'lab',
    inRoot('examples', 'penguins.ipynb'),
    ...asRoot,
    ...swallowedOptions(process.env),
    ...process.argv.slice(2)
  ]);
});
