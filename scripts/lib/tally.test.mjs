import { describe, expect, it } from 'vitest';

import {
  addUp,
  closingLine,
  isGreen,
  tallyChecks,
  tallyPlaywright,
  tallyVitest,
} from './tally.mjs';

const VITEST = { numPassedTests: 7, numFailedTests: 0, numPendingTests: 1, numTodoTests: 1 };
const PLAYWRIGHT = { stats: { expected: 4, flaky: 1, unexpected: 2, skipped: 3 } };

describe('tallies', () => {
  it('counts each check as one', () => {
    const results = [{ passed: true }, { passed: false }, { passed: true }];
    expect(tallyChecks(results)).toEqual({ passed: 2, failed: 1, skipped: 0 });
  });

  it('counts what vitest reports', () => {
    expect(tallyVitest(VITEST, 0)).toEqual({ passed: 7, failed: 0, skipped: 2 });
  });

  it('counts what Playwright reports, a flaky test as passed in the end', () => {
    expect(tallyPlaywright(PLAYWRIGHT, 1)).toEqual({ passed: 5, failed: 2, skipped: 3 });
  });

  it.each([
    ['left no report', undefined],
    ['left a report of another shape', { stats: { expected: 'many' } }],
  ])('counts a runner that %s as failed, whatever its exit code', (_, report) => {
    expect(tallyVitest(report, 0)).toEqual({ passed: 0, failed: 1, skipped: 0 });
    expect(tallyPlaywright(report, 0)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });

  it('counts a runner that ran nothing as failed', () => {
    const nothing = { stats: { expected: 0, flaky: 0, unexpected: 0, skipped: 0 } };
    expect(tallyPlaywright(nothing, 0).failed).toBe(1);
  });

  it('counts a runner that failed without a failing test as failed', () => {
    expect(tallyVitest(VITEST, 1)).toEqual({ passed: 7, failed: 1, skipped: 2 });
  });

  it('adds up', () => {
    const parts = [tallyVitest(VITEST, 0), tallyPlaywright(PLAYWRIGHT, 1)];
    expect(addUp(parts)).toEqual({ passed: 12, failed: 2, skipped: 5 });
  });
});

describe('the closing line', () => {
  it('names what was skipped only when there is any', () => {
    expect(closingLine({ passed: 12, failed: 0, skipped: 0 })).toBe('12 passed, 0 failed');
    expect(closingLine({ passed: 12, failed: 2, skipped: 5 })).toBe(
      '12 passed, 2 failed, 5 skipped',
    );
  });

  it('is green only when something passed and nothing failed', () => {
    expect(isGreen({ passed: 1, failed: 0, skipped: 9 })).toBe(true);
    expect(isGreen({ passed: 9, failed: 1, skipped: 0 })).toBe(false);
    expect(isGreen({ passed: 0, failed: 0, skipped: 9 })).toBe(false);
  });
});
