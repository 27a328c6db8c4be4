/**
 * @typedef {object} Tally how many of something passed, failed, or were skipped
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 */

/** @type {Readonly<Tally>} */
export const ONE_FAILED = { passed: 0, failed: 1, skipped: 0 };
/** @type {Readonly<Tally>} */
export const ONE_SKIPPED = { passed: 0, failed: 0, skipped: 1 };

/**
 * Each check counts as one.
 * @param {readonly { passed: boolean }[]} results
 * @returns {Tally}
 */
export function tallyChecks(results) {
  const passed = results.filter((result) => result.passed).length;
  return { passed, failed: results.length - passed, skipped: 0 };
}

/**
 * Counts a run of vitest.
 * @param {any} report what its JSON reporter wrote, undefined when it left none
 * @param {number} code its exit code
 * @returns {Tally}
 */
export function tallyVitest(report, code) {
  return honest(code, {
    passed: report?.numPassedTests,
    failed: report?.numFailedTests,
    skipped: report?.numPendingTests + (report?.numTodoTests ?? 0),
  });
}

/**
 * Counts a run of Playwright. A flaky test passed in the end.
 * @param {any} report what its JSON reporter wrote, undefined when it left none
 * @param {number} code its exit code
 * @returns {Tally}
 */
export function tallyPlaywright(report, code) {
  const stats = report?.stats;
  return honest(code, {
    passed: stats?.expected + (stats?.flaky ?? 0),
    failed: stats?.unexpected,
    skipped: stats?.skipped,
  });
}

/**
 * A runner that left no report, ran nothing, or failed without a failing test is a failure of its
 * own: a crash, a file that does not load, an error outside the tests.
 * @param {number} code
 * @param {Tally} counted
 * @returns {Tally}
 */
function honest(code, counted) {
  const { passed, failed, skipped } = counted;
  if (![passed, failed, skipped].every(Number.isSafeInteger)) return ONE_FAILED;
  const ranNothing = passed + failed + skipped === 0;
  const failedUnseen = code !== 0 && failed === 0;
  return ranNothing || failedUnseen ? { ...counted, failed: failed + 1 } : counted;
}

/**
 * @param {readonly Tally[]} tallies
 * @returns {Tally}
 */
export function addUp(tallies) {
  const sum = { passed: 0, failed: 0, skipped: 0 };
  for (const tally of tallies) {
    sum.passed += tally.passed;
    sum.failed += tally.failed;
    sum.skipped += tally.skipped;
  }
  return sum;
}

/**
 * The line that closes a test run.
 * @param {Tally} sum
 * @returns {string} `12 passed, 0 failed`, with `, 3 skipped` behind it when there are any
 */
export function closingLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

/**
 * @param {Tally} sum
 * @returns {boolean} whether something passed and nothing failed
 */
export function isGreen({ passed, failed }) {
  return passed > 0 && failed === 0;
}
