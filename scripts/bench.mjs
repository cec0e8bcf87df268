import { ensureBrowser } from './tools/browser.mjs';
import { setUpLab, setUpUiTests } from './tools/environment.mjs';
import { setUpKernels } from './tools/kernels.mjs';
import { inRoot, kernelsJupyterPath } from './tools/paths.mjs';
import { main, runAttached } from './tools/run.mjs';

await main(async () => {
  await setUpLab();
  await setUpKernels();
  await setUpUiTests();
  const env = {
    CHROMIUM: await ensureBrowser(),
    JUPYTER_PATH: kernelsJupyterPath
  };
  const bench = inRoot('bench', 'run.mjs');
  return runAttached(process.execPath, [bench, ...process.argv.slice(2)], {
    env
  });
});
