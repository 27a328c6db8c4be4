import { describe, expect, it } from 'vitest';

import { isReasonNotToRetry } from './runtime-official.mjs';

const AT = '2026-03-01T12:00:00.000Z';
const HOUR_MS = 60 * 60_000;
const FAILED_DOWNLOAD = { version: '45.4.1', why: 'fetch failed', at: AT, settings: 'mirror-a' };

/** @param {number} ms after the failed download */
function later(ms) {
  return { version: '45.4.1', settings: 'mirror-a', ms: Date.parse(AT) + ms };
}

describe('a failed download', () => {
  it('holds for a day', () => {
    expect(isReasonNotToRetry(FAILED_DOWNLOAD, later(23 * HOUR_MS))).toBe(true);
    expect(isReasonNotToRetry(FAILED_DOWNLOAD, later(24 * HOUR_MS))).toBe(false);
  });

  it('is forgotten when another version or another mirror is wanted', () => {
    expect(isReasonNotToRetry(FAILED_DOWNLOAD, { ...later(0), version: '46.0.0' })).toBe(false);
    expect(isReasonNotToRetry(FAILED_DOWNLOAD, { ...later(0), settings: 'mirror-b' })).toBe(false);
  });

  it('is forgotten when its date makes no sense', () => {
    expect(isReasonNotToRetry(FAILED_DOWNLOAD, later(-HOUR_MS))).toBe(false);
    expect(isReasonNotToRetry({ ...FAILED_DOWNLOAD, at: 'yesterday' }, later(0))).toBe(false);
  });
});
