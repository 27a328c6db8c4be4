import { describe, expect, it } from 'vitest';
import { anAccount } from '../../../shared/testing/fixtures';
import { renewalOf } from './renewal';

const RENEWALS = [
  { accountID: 'another', endsAt: 50, dueAt: 0 },
  { accountID: 'a', endsAt: 100, dueAt: 90 },
];
const of = (now: number, status = 'connected') =>
  renewalOf(anAccount({ accountID: 'a', status }), RENEWALS, now);

describe('renewalOf', () => {
  it('is due from its time on, until its end', () => {
    expect([of(89), of(90), of(99)].map((shown) => shown?.isDue)).toEqual([false, true, true]);
    expect(of(100)).toBeNull();
  });

  it.each([
    ['backfilling', 100],
    ['disconnected', undefined],
    ['reconnect_required', undefined],
    ['disabled', undefined],
  ])('of an account that is %s ends at %s', (status, endsAt) => {
    expect(of(10, status)?.endsAt).toBe(endsAt);
  });

  it('is nothing for an account of which nothing is known', () => {
    expect(renewalOf(anAccount({ accountID: 'b' }), RENEWALS, 10)).toBeNull();
  });
});
