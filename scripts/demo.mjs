import { setUpLab } from './tools/environment.mjs';
import { inRoot, venvProgram } from './tools/paths.mjs';
import { main, runAttached } from './tools/run.mjs';

/**
 * The options of `npm run demo --no-browser --port 9999`, which npm takes for
 * its own: it hands over `9999` alone, and of the rest a trace as variables.
 */
function readOptions(args, { npm_config_browser, npm_config_port }) {
  const options = [...args];
  if (/^\d+$/.test(options[0])) {
    options.unshift('--port');
  } else if (Number(npm_config_port)) {
    options.unshift(`--port=${npm_config_port}`);
  }
  // Depending on what follows it, npm turns the option into '' or into 'true'.
  return ['', 'true'].includes(npm_config_browser)
    ? ['--no-browser', ...options]
    : options;
}

await main(async () => {
  await setUpLab();
  const asRoot = process.getuid?.() === 0 ? ['--allow-root'] : [];
  console.log('JupyterLab starts; its address follows. Ctrl+C stops it.');
  return runAttached(venvProgram('jupyter'), [
    'lab',
    `--ServerApp.root_dir=${inRoot('examples')}`,
    '--LabApp.default_url=/lab/tree/penguins.ipynb',
    ...asRoot,
    ...readOptions(process.argv.slice(2), process.env)
  ]);
});
