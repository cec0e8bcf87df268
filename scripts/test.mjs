import { sum } from './tools/counts.mjs';
import { setUpLab } from './tools/environment.mjs';
import { main, SetupError } from './tools/run.mjs';
import { suites } from './tools/suites.mjs';

/** `test.mjs [part …] [-- options for the part's own tool]` */
function readArguments(args) {
  const end = args.includes('--') ? args.indexOf('--') : args.length;
  const parts = end === 0 ? Object.keys(suites) : args.slice(0, end);
  const unknown = parts.find(part => !Object.hasOwn(suites, part));
  if (unknown !== undefined) {
    const known = Object.keys(suites).join(', ');
    throw new SetupError(`No such part: ${unknown}. There are: ${known}.`);
  }
  return { parts, extra: args.slice(end + 1) };
}

/** A suite that cannot start must not keep the others from running. */
async function runSuite(part, extra) {
  console.log(`\n== ${part}`);
  try {
    return await suites[part](extra);
  } catch (error) {
    console.error(error instanceof SetupError ? error.message : error);
    return { passed: 0, failed: 1 };
  }
}

function report(results) {
  console.log();
  for (const [part, { passed, failed }] of results) {
    console.log(`${part}: ${passed} passed, ${failed} failed`);
  }
  const total = sum(results.map(([, counts]) => counts));
  console.log(`\n${total.passed} passed, ${total.failed} failed`);
  return total.failed === 0 && total.passed > 0 ? 0 : 1;
}

await main(async () => {
  const { parts, extra } = readArguments(process.argv.slice(2));
  await setUpLab();
  const results = [];
  for (const part of parts) {
    results.push([part, await runSuite(part, extra)]);
  }
  return report(results);
});
