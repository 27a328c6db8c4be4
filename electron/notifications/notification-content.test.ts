import { describe, expect, it } from 'vitest';
import { account, goodSnapshot } from '../testing/fixtures';
import { notificationsFor } from './notification-content';
import type { NotificationDecision } from '../../shared/model/notification-decision';

const notified = (accountID: string, kind: NotificationDecision['kind']): NotificationDecision => ({
  accountID,
  kind,
  notify: true,
  reason: 'at-once',
});

const snapshot = goodSnapshot([
  account({
    accountID: 'a',
    displayName: 'Alice',
    status: 'reconnect_required',
    statusText: 'Kicked',
  }),
  account({ accountID: 'b', displayName: 'Bob', status: 'attention_required' }),
  account({ accountID: 'c', network: 'Signal', displayName: 'Cleo' }),
  account({ accountID: 'd', network: 'Signal', displayName: 'Dan' }),
]);
const specs = (...decisions: NotificationDecision[]) => notificationsFor(decisions, snapshot, 0);

describe('notificationsFor', () => {
  it('says who, what, why and what to do, and leads to the account', () => {
    expect(specs(notified('a', 'action-required'))).toEqual([
      {
        category: 'account-problem',
        accountIDs: ['a'],
        title: 'WhatsApp (Alice) needs you to sign in again',
        body: 'Kicked\nMessages do not arrive until you sign in again.',
        route: { view: 'account', accountID: 'a' },
      },
    ]);
  });

  it('makes one of several, which leads to the overview', () => {
    expect(specs(notified('a', 'action-required'), notified('b', 'disconnected'))).toMatchObject([
      {
        title: '2 accounts need you',
        body: 'WhatsApp (Alice) and WhatsApp (Bob). Their messages may not arrive until you look.',
        route: { view: 'overview' },
      },
    ]);
  });

  it('keeps problems and recoveries apart', () => {
    const kinds = specs(
      notified('a', 'action-required'),
      notified('c', 'recovered'),
      notified('d', 'recovered'),
    );
    expect(kinds.map(({ category, title }) => [category, title])).toEqual([
      ['account-problem', 'WhatsApp (Alice) needs you to sign in again'],
      ['account-recovery', '2 accounts are connected again'],
    ]);
  });

  it('says nothing where the decision is not to notify', () => {
    expect(specs({ ...notified('a', 'action-required'), notify: false })).toEqual([]);
  });
});
