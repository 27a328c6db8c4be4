import { describe, expect, it } from 'vitest';
import type { ApiError } from './errors';
import { type FailedAttempt, retryAfterMs, retryDelayMs } from './retry';

const UNAVAILABLE: ApiError = { kind: 'server', status: 503, message: '', path: '/v1/bridges' };

function delay(failed: Partial<FailedAttempt>, error: Partial<ApiError> = {}) {
  return retryDelayMs({
    method: 'GET',
    retriesDone: 0,
    retries: 2,
    random: 0,
    ...failed,
    error: { ...UNAVAILABLE, ...error },
  });
}

describe('retryDelayMs', () => {
  it('doubles from one retry to the next and stops after two', () => {
    expect([0, 1, 2].map((retriesDone) => delay({ retriesDone }))).toEqual([250, 500, undefined]);
    expect(delay({ retriesDone: 2, retries: 9 })).toBeUndefined();
  });

  it('spreads each wait over its upper half', () => {
    expect([0, 0.5, 1].map((random) => delay({ random }))).toEqual([250, 375, 500]);
  });

  it('retries as often as the caller allows', () => {
    expect(delay({ retries: 0 })).toBeUndefined();
    expect(delay({ retries: 1 })).toBe(250);
    expect(delay({ retries: 1, retriesDone: 1 })).toBeUndefined();
  });

  it('retries GET and DELETE, never POST', () => {
    expect(delay({ method: 'DELETE' })).toBe(250);
    expect(delay({ method: 'POST' })).toBeUndefined();
    expect(delay({ method: 'POST' }, { retryAfterMs: 1 })).toBeUndefined();
  });

  it.each([429, 500, 502, 503, 504])('retries after %i', (status) => {
    expect(delay({}, { status })).toBe(250);
  });

  it.each([302, 400, 401, 403, 404, 409, 410, 422, 501])('does not retry after %i', (status) => {
    expect(delay({}, { status })).toBeUndefined();
  });

  it('retries when nothing answers, but not what was malformed or too late', () => {
    const { status: _, ...unanswered } = UNAVAILABLE;
    const after = (kind: ApiError['kind']) =>
      retryDelayMs({
        method: 'GET',
        retriesDone: 0,
        retries: 2,
        random: 0,
        error: { ...unanswered, kind },
      });
    expect(after('unreachable')).toBe(250);
    expect(after('timeout')).toBeUndefined();
    expect(delay({}, { kind: 'malformed', status: 200 })).toBeUndefined();
  });

  it('waits exactly as long as asked, unless that is longer than five seconds', () => {
    expect(delay({ random: 0.9 }, { retryAfterMs: 0 })).toBe(0);
    expect(delay({ random: 0.9 }, { retryAfterMs: 5_000 })).toBe(5_000);
    expect(delay({}, { retryAfterMs: 5_001 })).toBeUndefined();
  });
});

describe('retryAfterMs', () => {
  const NOW_MS = Date.UTC(2025, 0, 1, 12, 0, 0);
  const read = (headers: Record<string, string>) => retryAfterMs(new Headers(headers), NOW_MS);

  it.each([
    [{ 'retry-after': '2' }, 2_000],
    [{ 'retry-after': '0.25' }, 250],
    [{ 'retry-after': ' 3 ' }, 3_000],
    [{ 'retry-after': 'Wed, 01 Jan 2025 12:00:07 GMT' }, 7_000],
    [{ 'retry-after': 'Wed, 01 Jan 2025 11:59:00 GMT' }, 0],
    [{ 'retry-after-ms': '1500' }, 1_500],
    [{ 'retry-after-ms': '1500.2', 'retry-after': '9' }, 1_501],
    [{ 'retry-after-ms': 'soon', 'retry-after': '9' }, 9_000],
    [{ 'retry-after': '9'.repeat(400) }, 3_600_000],
  ])('reads %j as %i ms', (headers, ms) => {
    expect(read(headers)).toBe(ms);
  });

  it.each(['', '-5', 'soon', 'NaN', 'Infinity', '0x10'])('makes nothing of %j', (value) => {
    expect(read({ 'retry-after': value })).toBeUndefined();
    expect(read({ 'retry-after-ms': value })).toBeUndefined();
  });

  it('is undefined when the server does not say', () => {
    expect(read({})).toBeUndefined();
  });
});
