import { describe, expect, it } from 'vitest';
import { anAccount, aSnapshot } from '../../../shared/testing/fixtures';
import { aLogin } from '../../testing/fixtures';
import { accountAfter } from './account-after';

const ENDED_AT = 1_000;

const after = (
  status: string,
  { accountID = 'bob' as string | null, lastCheckedAt = ENDED_AT } = {},
) =>
  accountAfter(
    aLogin({
      endedAt: ENDED_AT,
      stage: {
        kind: 'complete',
        signedIn: { accountID, network: 'WhatsApp', displayName: 'Bob' },
        replaced: null,
        instructions: null,
      },
    }),
    aSnapshot({ accounts: [anAccount({ accountID: 'bob', status })], lastCheckedAt }),
  ).is;

describe('accountAfter', () => {
  it.each([
    ['connected', 'well'],
    ['backfilling', 'settling'],
    ['connecting', 'settling'],
    ['disconnected', 'settling'],
    ['odd', 'settling'],
    ['attention_required', 'needs-you'],
    ['reconnect_required', 'needs-you'],
  ])('of %s is %s', (status, is) => {
    expect(after(status)).toBe(is);
  });

  it('believes nothing that Beeper said before the end', () => {
    expect(after('reconnect_required', { lastCheckedAt: ENDED_AT - 1 })).toBe('settling');
    expect(after('connected', { lastCheckedAt: ENDED_AT - 1 })).toBe('settling');
  });

  it('has to know the account', () => {
    expect(after('connected', { accountID: null })).toBe('unknown');
    expect(after('connected', { accountID: 'carol' })).toBe('settling');
  });
});
