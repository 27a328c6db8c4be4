import { describe, expect, it } from 'vitest';
import { account, goodSnapshot } from '../testing/fixtures';
import { alertsFor } from './notification-content';
import type { Decision } from './notification-policy';

const told = (accountID: string, kind: Decision['kind']): Decision => ({
  accountID,
  kind,
  tell: true,
  reason: 'at-once',
});

const snapshot = goodSnapshot([
  account({ accountID: 'a', owner: 'Alice', status: 'reconnect_required', statusText: 'Kicked' }),
  account({ accountID: 'b', owner: 'Bob', status: 'attention_required' }),
  account({ accountID: 'c', network: 'Signal', owner: 'Cleo' }),
  account({ accountID: 'd', network: 'Signal', owner: 'Dan' }),
]);
const alerts = (...decisions: Decision[]) => alertsFor(decisions, snapshot, 0);

describe('alertsFor', () => {
  it('says who, what, why and what to do, and leads to the account', () => {
    expect(alerts(told('a', 'needs-you'))).toEqual([
      {
        kind: 'trouble',
        accountIDs: ['a'],
        title: 'WhatsApp (Alice) needs you to sign in again',
        body: 'Kicked\nMessages do not arrive until you sign in again.',
        place: { view: 'account', accountID: 'a' },
      },
    ]);
  });

  it('makes one of several, which leads to the overview', () => {
    expect(alerts(told('a', 'needs-you'), told('b', 'out-of-touch'))).toMatchObject([
      {
        title: '2 accounts need you',
        body: 'WhatsApp (Alice) and WhatsApp (Bob). Their messages may not arrive until you look.',
        place: { view: 'overview' },
      },
    ]);
  });

  it('keeps trouble and recovery apart', () => {
    const kinds = alerts(told('a', 'needs-you'), told('c', 'recovered'), told('d', 'recovered'));
    expect(kinds.map(({ kind, title }) => [kind, title])).toEqual([
      ['trouble', 'WhatsApp (Alice) needs you to sign in again'],
      ['recovery', '2 accounts are connected again'],
    ]);
  });

  it('says nothing of what is not to be told', () => {
    expect(alerts({ ...told('a', 'needs-you'), tell: false })).toEqual([]);
  });
});
