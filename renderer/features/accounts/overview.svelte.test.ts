import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { tick } from 'svelte';
import { describe, expect, it, vi } from 'vitest';
import type { HistoryRow } from '../../../shared/model/history';
import { NO_SILENCES, type AccountSilence } from '../../../shared/model/silences';
import type { UpdatesState } from '../../../shared/model/updates';
import { createTestApp, NOW_MS } from '../../testing/app';
import { pastsOf } from '../../testing/pasts';
import { accountsIn, anAccount, aSnapshot } from '../../../shared/testing/fixtures';
import Overview from './overview.svelte';

async function renderOverview(
  snapshot = aSnapshot(),
  accounts: readonly AccountSilence[] = [],
  pastCount = 0,
  rows: HistoryRow[] = [],
) {
  const silences = { ...NO_SILENCES, accounts };
  const { api, store, wrapper } = await createTestApp({ snapshot, silences });
  api.answer('history.report', pastsOf(pastCount));
  api.answer('history.rows', { rows, count: rows.length });
  const onopen = vi.fn<(accountID: string) => void>();
  render(Overview, { snapshot, onopen }, wrapper);
  return { api, store, user: userEvent.setup(), onopen };
}

it('has a card for each account that needs the user, with its deed and the way to it', async () => {
  const needy = anAccount({ accountID: 'bob', displayName: 'Bob', status: 'reconnect_required' });
  const { api, user, onopen } = await renderOverview(aSnapshot({ accounts: [anAccount(), needy] }));
  expect(screen.getByRole('heading', { level: 3 }).textContent).toBe('Sign in to WhatsApp again');
  await user.click(screen.getByRole('button', { name: 'Sign in again: WhatsApp (Bob)' }));
  expect(api.inputsOf('login.start')).toEqual([{ accountID: 'bob' }]);
  const choose = async (item: string) => {
    await user.click(screen.getByRole('button', { name: 'More for WhatsApp (Bob)' }));
    await user.click(screen.getByRole('menuitem', { name: item }));
  };
  await choose('Open the account');
  expect(onopen).toHaveBeenCalledExactlyOnceWith('bob');
  await choose('Mute for 1 day');
  expect(api.inputsOf('notifications.mute')).toEqual([{ accountID: 'bob', length: '1-day' }]);
});

it('leads to what to do where signing in again would not help', async () => {
  const phone = anAccount({ accountID: 'bob', status: 'attention_required' });
  const { user, onopen } = await renderOverview(aSnapshot({ accounts: [phone] }));
  expect(screen.queryByRole('button', { name: /^Sign in again/ })).toBeNull();
  await user.click(screen.getByRole('button', { name: /^What to do/ }));
  expect(onopen).toHaveBeenCalledExactlyOnceWith('bob');
});

it('draws the last day of the worst six, and leads to the history', async () => {
  const { api, store } = await renderOverview(
    aSnapshot({ accounts: accountsIn('connected') }),
    [],
    8,
  );
  const section = await screen.findByRole('region', { name: 'Last 24 hours' });
  expect(section.querySelectorAll('li')).toHaveLength(6);
  expect(section.textContent).toContain('Messages arrived 50.0 % of the time');
  expect(api.inputsOf('history.report')).toEqual([{ accountID: null, period: 'day' }]);
  screen.getByRole('button', { name: 'All accounts' }).click();
  expect(store.route).toEqual({ view: 'history', accountID: null });
});

it('shows five cards at most and says how many more there are', async () => {
  const statuses = Array.from({ length: 7 }, () => 'reconnect_required');
  await renderOverview(aSnapshot({ accounts: accountsIn(...statuses) }));
  expect(screen.getAllByRole('button', { name: /^Sign in again: / })).toHaveLength(5);
  expect(screen.getByText('and 2 more in the list')).toBeDefined();
});

it.each([
  [['connected', 'connected'], 'Nothing needs you'],
  [['connected', 'connecting'], 'Nothing for you to do yet'],
  [['connected', 'odd'], 'It is not certain that all is well'],
])('of %j says: %s', async (statuses, heading) => {
  await renderOverview(aSnapshot({ accounts: accountsIn(...statuses) }));
  expect(screen.getByRole('heading', { name: heading })).toBeDefined();
});

describe('while all is well', () => {
  const well = aSnapshot({ accounts: accountsIn('connected') });

  it('says what there is to know until the last day can be drawn, and leads to the quiet hours', async () => {
    const { store, user } = await renderOverview(well);
    const section = await screen.findByRole('region', { name: 'Good to know' });
    expect(section.textContent).toContain(
      'looks every 5 seconds (on battery every 15), and goes on in the tray',
    );
    expect(section.textContent).toContain('at once when an account needs you');
    expect(section.textContent).toContain('No quiet hours are set.');
    await user.click(screen.getByRole('button', { name: 'Set some' }));
    expect(store.route).toEqual({ view: 'settings' });
  });

  it('says who needed the user last', async () => {
    const change = {
      at: NOW_MS - 3 * 86_400_000,
      accountID: 'slack',
      network: 'Slack',
      displayName: 'Bob',
      kind: 'status',
      from: 'connected',
      to: 'reconnect_required',
      statusText: null,
    } as const;
    const refusal = { kind: 'refusal', refusal: 'unauthorized', accountID: null } as const;
    const rows = [
      { change: { ...refusal, at: NOW_MS, told: true, reason: 'at-once' }, decisions: [] },
      { change, decisions: [] },
    ];
    await renderOverview(well, [], 0, rows);
    expect(
      await screen.findByText('The last to need you was Slack (Bob), 3 days ago.'),
    ).toBeDefined();
  });

  it('says it when none ever did', async () => {
    await renderOverview(well);
    expect(await screen.findByText(/none of them has needed you/)).toBeDefined();
  });
});

it('says that what it shows is old while Beeper does not answer', async () => {
  const connectivity = { state: 'unreachable', problem: null, since: 0 } as const;
  await renderOverview(aSnapshot({ connectivity, accounts: accountsIn('connected') }));
  expect(screen.getByText('Nothing needed you when Beeper last answered')).toBeDefined();
});

const silence = (accountID: string, kind: AccountSilence['kind'], until: number | null = null) => ({
  accountID,
  kind,
  since: NOW_MS,
  until,
});

it('puts an account off from its card, and takes it back there', async () => {
  const needy = anAccount({ accountID: 'bob', displayName: 'Bob', status: 'reconnect_required' });
  const { api, user } = await renderOverview(aSnapshot({ accounts: [needy] }));
  await user.click(
    screen.getByRole('button', { name: 'Not now, until it is back: WhatsApp (Bob)' }),
  );
  expect(api.inputsOf('notifications.acknowledge')).toEqual([{ accountID: 'bob', isOn: true }]);
  api.push('silences', { ...NO_SILENCES, accounts: [silence('bob', 'acknowledged')] });
  await user.click(
    await screen.findByRole('button', { name: 'Tell me again about WhatsApp (Bob)' }),
  );
  expect(api.inputsOf('notifications.acknowledge').at(-1)).toEqual({
    accountID: 'bob',
    isOn: false,
  });
});

it('lists every silenced account without a card, also one that Beeper does not list', async () => {
  const well = anAccount({ accountID: 'well', displayName: 'Well' });
  const needy = anAccount({ accountID: 'bob', displayName: 'Bob', status: 'reconnect_required' });
  const { api, user } = await renderOverview(aSnapshot({ accounts: [well, needy] }), [
    silence('well', 'muted', NOW_MS + 3_600_000),
    silence('bob', 'muted'),
    silence('gone-1', 'muted'),
  ]);
  const region = screen.getByRole('heading', { name: 'Muted or put off' }).parentElement;
  expect(region?.querySelectorAll('li')).toHaveLength(2);
  expect(region?.textContent).toContain('Muted until 15:00');
  expect(screen.getByRole('button', { name: 'Unmute WhatsApp (Bob)' })).toBeDefined();
  await user.click(screen.getByRole('button', { name: /^Unmute .?gone-1/ }));
  expect(api.inputsOf('notifications.mute')).toEqual([{ accountID: 'gone-1', length: null }]);
});

it('has a line about a newer version below all else, while there is something to do', async () => {
  const { api, store, user } = await renderOverview();
  const offer = (stage: UpdatesState['stage']) => {
    api.push('updates', { way: 'installs', stage });
    return tick();
  };
  await offer({ kind: 'none' });
  expect(screen.queryByRole('button', { name: 'See more' })).toBeNull();
  await offer({ kind: 'available', version: '0.9.0' });
  expect(screen.getByText('Bridgekeeper 0.9.0 is there.')).toBeDefined();
  await offer({ kind: 'ready', version: '0.9.0' });
  expect(screen.getByText('Bridgekeeper 0.9.0 is ready to be installed.')).toBeDefined();
  await user.click(screen.getByRole('button', { name: 'See more' }));
  expect(store.route).toEqual({ view: 'about' });
});
