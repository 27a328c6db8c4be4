import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { NotificationDecision } from '../../../shared/model/notification-decision';
import { demoNotificationText, MAX_TITLE_CHARACTERS } from '../../../shared/strings/notifications';
import { account } from '../../testing/fixtures';
import { renewalNotification } from './renewal-notification';

const told = (accountID: string, notify = true): NotificationDecision => ({
  ...{ accountID, kind: 'renewal', notify },
  reason: notify ? 'runs-out-soon' : 'muted',
});
const renewal = (accountID: string, endsAt: number) => ({ accountID, endsAt, isDue: true });
const accounts = [
  account({ accountID: 'a', displayName: 'Alice' }),
  account({ accountID: 'b', network: 'X', displayName: 'Bob' }),
  account({ accountID: 'c', network: 'Signal', displayName: null }),
];
const renewals = [renewal('b', 20), renewal('c', 30), renewal('a', 40)];
const of = (...decisions: NotificationDecision[]) =>
  renewalNotification({ decisions, accounts, renewals, dayOf: (moment) => `day ${moment}` });

describe('renewalNotification', () => {
  it('says what to do, whose it is and until when about, and leads to the account', () => {
    expect(of(told('a'))).toEqual({
      category: 'renewal',
      accountIDs: ['a'],
      title: 'Renew WhatsApp soon',
      body: 'Account: Alice\nIts sign-in may run out around day 40. You can renew it before then.',
      route: { view: 'account', accountID: 'a' },
      actions: [{ key: 'renew', label: 'Renew now' }],
    });
    expect(of(told('c'))?.body).toBe(
      'Its sign-in may run out around day 30. You can renew it before then.',
    );
  });

  it('makes one of several, which leads to the first to end', () => {
    expect(of(told('a'), told('b'), told('c', false))).toEqual({
      category: 'renewal',
      accountIDs: ['b', 'a'],
      title: '2 sign-ins may run out soon',
      body: 'X (Bob) and WhatsApp (Alice). The first may run out around day 20. You can renew them before then.',
      route: { view: 'account', accountID: 'b' },
      actions: [{ key: 'open', label: 'Show' }],
    });
  });

  it('says nothing where nobody is told', () => {
    expect(of()).toBeNull();
    expect(of(told('a', false))).toBeNull();
    expect(of(told('gone'))).toBeNull();
  });

  it('has a title of 40 characters at most, whatever the network is called', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }), (network) => {
        const spec = renewalNotification({
          decisions: [told('a')],
          accounts: [{ ...account({ accountID: 'a' }), network }],
          renewals,
          dayOf: () => '29 November',
        });
        const title = demoNotificationText({ title: spec?.title ?? '', body: '' }).title;
        for (const shown of [spec?.title ?? '', title]) {
          const visible = shown.replaceAll(/[\u2068\u2069]/g, '');
          expect([...visible].length).toBeLessThanOrEqual(MAX_TITLE_CHARACTERS);
          expect(visible).toContain('Renew ');
        }
      }),
    );
  });
});
