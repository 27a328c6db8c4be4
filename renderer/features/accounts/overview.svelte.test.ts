import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { NO_SILENCES, type AccountSilence } from '../../../shared/model/silences';
import { createTestApp, NOW_MS } from '../../testing/app';
import { accountsIn, anAccount, aSnapshot } from '../../../shared/testing/fixtures';
import Overview from './overview.svelte';

async function renderOverview(snapshot = aSnapshot(), accounts: readonly AccountSilence[] = []) {
  const silences = { ...NO_SILENCES, accounts };
  const { api, wrapper } = await createTestApp({ snapshot, silences });
  const onopen = vi.fn<(accountID: string) => void>();
  render(Overview, { snapshot, onopen }, wrapper);
  return { api, user: userEvent.setup(), onopen };
}

it('has a card for each account that needs the user, and opens it', async () => {
  const needy = anAccount({ accountID: 'bob', displayName: 'Bob', status: 'reconnect_required' });
  const { user, onopen } = await renderOverview(aSnapshot({ accounts: [anAccount(), needy] }));
  expect(screen.getByRole('heading', { level: 3 }).textContent).toContain('WhatsApp (Bob)');
  await user.click(screen.getByRole('button', { name: 'Show WhatsApp (Bob)' }));
  expect(onopen).toHaveBeenCalledExactlyOnceWith('bob');
});

it('shows five cards at most and says how many more there are', async () => {
  const statuses = Array.from({ length: 7 }, () => 'reconnect_required');
  await renderOverview(aSnapshot({ accounts: accountsIn(...statuses) }));
  expect(screen.getAllByRole('button', { name: /^Show / })).toHaveLength(5);
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
