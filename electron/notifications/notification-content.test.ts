import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_TITLE_CHARACTERS } from '../../shared/strings/notifications';
import { account, goodSnapshot } from '../testing/fixtures';
import { connectionNotification, notificationsFor } from './notification-content';
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
        title: 'Sign in to WhatsApp again',
        body: 'Account: Alice\nKicked\nMessages do not arrive until you sign in again.',
        route: { view: 'account', accountID: 'a' },
        actions: [
          { key: 'open', label: 'Sign in again' },
          { key: 'not-now', label: 'Not now' },
        ],
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

  it('offers to connect again where Beeper refuses the token, and nothing to put off', () => {
    expect(connectionNotification('forbidden').actions).toEqual([
      { key: 'open', label: 'Connect again' },
    ]);
  });

  it('keeps problems and recoveries apart', () => {
    const kinds = specs(
      notified('a', 'action-required'),
      notified('c', 'recovered'),
      notified('d', 'recovered'),
    );
    expect(kinds.map(({ category, title }) => [category, title])).toEqual([
      ['account-problem', 'Sign in to WhatsApp again'],
      ['account-recovery', '2 accounts are connected again'],
    ]);
    expect(kinds.map(({ actions }) => actions.length)).toEqual([2, 0]);
  });

  it('says nothing where the decision is not to notify', () => {
    expect(specs({ ...notified('a', 'action-required'), notify: false })).toEqual([]);
  });

  it.each([
    'reconnect_required',
    'attention_required',
    'connection_required',
    'disconnected',
    'connecting',
    'a_status_of_tomorrow',
    'connected',
  ])('has a title of 40 characters at most, whatever the network is called: %s', (status) => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }), (network) => {
        const one = { ...account({ accountID: 'a', status }), network };
        const kind = status === 'connected' ? 'recovered' : 'disconnected';
        for (const reason of ['at-once', 'keeps-dropping', 'reminder'] as const) {
          const [spec] = notificationsFor(
            [{ ...notified('a', kind), reason }],
            goodSnapshot([one]),
            0,
          );
          const visible = (spec?.title ?? '').replaceAll(/[\u2068\u2069]/g, '');
          expect([...visible].length).toBeLessThanOrEqual(MAX_TITLE_CHARACTERS);
          expect(visible).not.toBe('');
        }
      }),
    );
  });

  it('names the account whole in the body', () => {
    const [spec] = notificationsFor([notified('c', 'recovered')], snapshot, 0);
    expect(spec).toMatchObject({
      title: 'Signal is connected again',
      body: 'Messages of Signal (Cleo) arrive again.',
    });
  });
});
