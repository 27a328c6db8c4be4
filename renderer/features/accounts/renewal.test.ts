import { expect, it } from 'vitest';
import { anAccount } from '../../../shared/testing/fixtures';
import { renewalOf } from './renewal';

const OWN = { accountID: 'a', endsAt: 100, isDue: true };
const RENEWALS = [{ accountID: 'another', endsAt: 50, isDue: false }, OWN];

it.each([
  ['a', 'connected', OWN],
  ['a', 'backfilling', OWN],
  ['a', 'disconnected', null],
  ['a', 'reconnect_required', null],
  ['a', 'disabled', null],
  ['unknown', 'connected', null],
])('of the account %s, which is %s, the renewal shown is %o', (accountID, status, shown) => {
  expect(renewalOf(anAccount({ accountID, status }), RENEWALS)).toBe(shown);
});
