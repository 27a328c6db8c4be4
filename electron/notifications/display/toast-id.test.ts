import { describe, expect, it } from 'vitest';
import type { Route } from '../../../shared/model/route';
import { account } from '../../testing/fixtures';
import type { NotificationSpec } from '../notification-content';
import { commandOfToast, isOfRun, toastID } from './toast-id';

const RUN = '0123456789abcdef';
const ANOTHER_RUN = 'fedcba9876543210';
const ACCOUNTS = [
  account({ accountID: 'sh-telegram:алиса/+12025550123', status: 'reconnect_required' }),
  account({ accountID: 'b', status: 'connected' }),
];
const [TELEGRAM] = ACCOUNTS.map(({ accountID }) => accountID);

const about = (route: Route): NotificationSpec => ({
  category: 'account-problem',
  accountIDs: [],
  title: '',
  body: '',
  route,
  actions: [],
});
const argumentsOf = (route: Route, index?: number) =>
  `type=${index === undefined ? 'click' : `action&action=${index}`}&tag=${toastID(about(route), RUN, 7)}`;
const click = (route: Route) => ({ type: 'click', arguments: argumentsOf(route) });
const press = (route: Route, actionIndex: number) => ({
  type: 'action',
  arguments: argumentsOf(route, actionIndex),
  actionIndex,
});

describe('toastID', () => {
  it('has letters and digits alone, as many as Windows takes, and is another each time', () => {
    const route: Route = { view: 'account', accountID: 'ä'.repeat(1_024) };
    const ids = [1, 2].map((count) => toastID(about(route), RUN, count));
    expect(new Set(ids).size).toBe(2);
    for (const id of ids) expect(id).toMatch(/^[a-z0-9]{1,64}$/);
  });

  it('tells which run showed it', () => {
    const shown = click({ view: 'overview' });
    expect([isOfRun(shown, RUN), isOfRun(shown, ANOTHER_RUN)]).toEqual([true, false]);
    expect(isOfRun({ type: 'click', arguments: '' }, RUN)).toBeNull();
  });
});

describe('commandOfToast', () => {
  const route: Route = { view: 'account', accountID: TELEGRAM ?? '' };

  it('leads to the account, or puts it off', () => {
    expect(commandOfToast(click(route), ACCOUNTS)).toEqual({ do: 'open', route });
    expect(commandOfToast(press(route, 0), ACCOUNTS)).toEqual({ do: 'open', route });
    expect(commandOfToast(press(route, 1), ACCOUNTS)).toEqual({
      do: 'put-off',
      accountIDs: [TELEGRAM],
    });
  });

  it.each([
    [{ view: 'connect' }, 'connect'],
    [{ view: 'settings' }, 'settings'],
    [{ view: 'overview' }, 'overview'],
    [{ view: 'account', accountID: 'gone' }, 'overview'],
  ] as const)('leads from %j to %s', (from, view) => {
    expect(commandOfToast(press(from, 0), ACCOUNTS)).toEqual({ do: 'open', route: { view } });
  });

  it('puts nothing off when it does not know what', () => {
    expect(commandOfToast(press({ view: 'overview' }, 1), ACCOUNTS)).toBeNull();
    expect(commandOfToast(press({ view: 'account', accountID: 'gone' }, 1), ACCOUNTS)).toBeNull();
  });

  it('leads from a toast that Windows does not name to the only account in need', () => {
    const unnamed = { type: 'click', arguments: '' };
    expect(commandOfToast(unnamed, ACCOUNTS)).toEqual({ do: 'open', route });
    const overview = { do: 'open', route: { view: 'overview' } };
    expect(commandOfToast(unnamed, [])).toEqual(overview);
    const both = [...ACCOUNTS, account({ accountID: 'c', status: 'attention_required' })];
    expect(commandOfToast(unnamed, both)).toEqual(overview);
  });
});
