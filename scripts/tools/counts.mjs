import { readFileSync } from 'node:fs';

/** Counts of several suites as one. */
export function sum(counts) {
  return counts.reduce(
    (total, one) => ({
      passed: total.passed + one.passed,
      failed: total.failed + one.failed
    }),
    { passed: 0, failed: 0 }
  );
}

const readJson = file => JSON.parse(readFileSync(file, 'utf8'));

/** A spec file that does not even load counts as a failure. */
export function readJest(file) {
  const report = readJson(file);
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + report.numRuntimeErrorTestSuites
  };
}

/** From the JUnit report that pytest writes. */
export function readPytest(file) {
  const [suite] = readFileSync(file, 'utf8').match(/<testsuite\s[^>]*>/);
  const count = name =>
    Number(suite.match(new RegExp(`\\s${name}="(\\d+)"`))[1]);
  const failed = count('failures') + count('errors');
  return { passed: count('tests') - failed - count('skipped'), failed };
}

/** A test that passed on its later try has passed, but is named as flaky. */
export function readPlaywright(file) {
  const { stats } = readJson(file);
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected };
}
