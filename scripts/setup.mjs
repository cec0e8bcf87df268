import { ensureBrowser } from './tools/browser.mjs';
import { setUpLab, setUpUiTests } from './tools/environment.mjs';
import { setUpKernels } from './tools/kernels.mjs';
import { main } from './tools/run.mjs';

await main(async () => {
  await setUpLab();
  await setUpKernels();
  await setUpUiTests();
  await ensureBrowser();
  console.log('Set up: `npm run demo` or `npm test` come next.');
});
