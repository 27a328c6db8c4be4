import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { createTestApp } from '../../testing/app';
import { accountsIn, anAccount, aSnapshot } from '../../../shared/testing/fixtures';
import Overview from './overview.svelte';

async function renderOverview(snapshot = aSnapshot()) {
  const { wrapper } = await createTestApp();
  const onopen = vi.fn<(accountID: string) => void>();
  render(Overview, { snapshot, onopen }, wrapper);
  return { user: userEvent.setup(), onopen };
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
  expect(screen.getAllByRole('button')).toHaveLength(5);
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
