import { describe, expect, it } from 'vitest';
import type {
  DecisionReason,
  NotificationDecision,
} from '../../shared/model/notification-decision';
import { account, goodSnapshot } from '../testing/fixtures';
import { accountsToPutOff, commandOf, problemActions, renewalActions } from './notification-action';

const decided = (accountID: string, reason: DecisionReason = 'at-once'): NotificationDecision => ({
  accountID,
  kind: 'action-required',
  notify: true,
  reason,
});
const labels = (...args: Parameters<typeof problemActions>) =>
  problemActions(...args).map(({ key, label }) => `${key}: ${label}`);

describe('problemActions', () => {
  it.each([
    ['reconnect_required', 'Sign in again'],
    ['connection_required', 'Sign in'],
    ['attention_required', 'Show'],
    ['disconnected', 'Show'],
    ['connecting', 'Show'],
    ['a_status_of_tomorrow', 'Show'],
  ])('offers what mends %s, or to see it, and to put it off', (status, label) => {
    const one = account({ accountID: 'a', status });
    expect(labels([one], [decided('a')])).toEqual([`open: ${label}`, 'not-now: Not now']);
  });

  it('shows several, and puts all of them off', () => {
    const both = ['a', 'b'].map((accountID) =>
      account({ accountID, status: 'reconnect_required' }),
    );
    expect(
      labels(
        both,
        both.map(({ accountID }) => decided(accountID)),
      ),
    ).toEqual(['open: Show', 'not-now: Not now']);
  });

  it('does not put off what keeps dropping, unless there is something else to put off', () => {
    const falling = account({ accountID: 'a', status: 'disconnected' });
    const other = account({ accountID: 'b', status: 'reconnect_required' });
    const keepsDropping = decided('a', 'keeps-dropping');
    expect(labels([falling], [keepsDropping])).toEqual(['open: Show']);
    expect(labels([falling, other], [keepsDropping, decided('b')])).toEqual([
      'open: Show',
      'not-now: Not now',
    ]);
  });
});

describe('renewalActions', () => {
  it('offers to renew one, and to see several', () => {
    const [one, other] = ['a', 'b'].map((accountID) => account({ accountID }));
    if (one === undefined || other === undefined) throw new Error('there are two');
    expect(renewalActions([one])).toEqual([{ key: 'renew', label: 'Renew now' }]);
    expect(renewalActions([one, other])).toEqual([{ key: 'open', label: 'Show' }]);
  });
});

describe('commandOf', () => {
  it('opens where the notification leads, signs in, or puts its accounts off', () => {
    const about = { route: { view: 'overview' }, accountIDs: ['a', 'b'] } as const;
    expect(commandOf('open', about)).toEqual({ do: 'open', route: { view: 'overview' } });
    expect(commandOf('not-now', about)).toEqual({ do: 'put-off', accountIDs: ['a', 'b'] });
    expect(commandOf('renew', about)).toEqual({ do: 'sign-in', accountID: 'a' });
    expect(commandOf('renew', { ...about, accountIDs: [] })).toMatchObject({ do: 'open' });
  });
});

describe('accountsToPutOff', () => {
  it('leaves out what is well again, turned off or gone, so that its next problem is told', () => {
    const snapshot = goodSnapshot([
      account({ accountID: 'needy', status: 'reconnect_required' }),
      account({ accountID: 'well', status: 'connected' }),
      account({ accountID: 'off', status: 'disabled' }),
      account({ accountID: 'falling', status: 'disconnected' }),
    ]);
    const told = ['needy', 'well', 'off', 'gone', 'falling'];
    expect(accountsToPutOff(told, snapshot)).toEqual(['needy', 'falling']);
  });
});
