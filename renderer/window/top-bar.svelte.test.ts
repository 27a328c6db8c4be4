import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { ApiProblem, Snapshot } from '../../shared/model/snapshot';
import { accountsIn, aSnapshot } from '../../shared/testing/fixtures';
import { createTestApp, NOW_MS } from '../testing/app';
import TopBar from './top-bar.svelte';

const full = (particulars: Partial<Snapshot> = {}) =>
  aSnapshot({
    accounts: accountsIn('connected'),
    lastCheckedAt: NOW_MS - 12_000,
    desktopVersion: '4.2.785',
    ...particulars,
  });

const notAnswering = (problem: ApiProblem) =>
  full({
    connectivity: { state: 'not-connected', problem, since: NOW_MS },
    lastCheckedAt: NOW_MS - 120_000,
    stale: true,
  });

async function renderTopBar(snapshot: Snapshot) {
  const app = await createTestApp();
  render(TopBar, { snapshot }, app.wrapper);
  return { ...app, user: userEvent.setup() };
}

const heading = () => screen.getByRole('heading', { level: 1 }).textContent;
const checkNow = () => screen.queryByRole('button', { name: /Check now/ });

describe('the top bar', () => {
  it('says how the accounts are, when that was found out, and by which Beeper', async () => {
    await renderTopBar(full());
    expect(heading()).toBe('All accounts are well');
    expect(screen.getByText('Checked a moment ago')).toBeDefined();
    expect(screen.getByText('Beeper Desktop 4.2.785')).toBeDefined();
    expect(screen.queryByText(/This is how things were/)).toBeNull();
  });

  it('says why Beeper does not answer, and how old the accounts are', async () => {
    await renderTopBar(notAnswering({ kind: 'timeout', detail: 'ETIMEDOUT' }));
    expect(heading()).toBe('Beeper Desktop takes too long to answer');
    expect(screen.getByText('This is how things were 2 minutes ago.')).toBeDefined();
    expect(screen.getByText(/It may be busy or stuck/)).toBeDefined();
    expect(screen.getByText('In detail: ETIMEDOUT')).toBeDefined();
    expect(screen.queryByRole('button', { name: 'Connect again' })).toBeNull();
  });

  it('connects again where the token is refused', async () => {
    const { api, store, user } = await renderTopBar(
      notAnswering({ kind: 'unauthorized', detail: null }),
    );
    await user.click(screen.getByRole('button', { name: 'Connect again' }));
    expect(api.inputsOf('connection.reconnect')).toEqual([undefined]);
    expect(store.route).toEqual({ view: 'connect' });
  });

  it('checks now, and says why that failed', async () => {
    const { api, user } = await renderTopBar(full());
    api.refuse('accounts.checkNow', 'Not now.');
    await user.click(screen.getByRole('button', { name: /Check now/ }));
    expect(api.inputsOf('accounts.checkNow')).toEqual([undefined]);
    expect(await screen.findByText('Not now.')).toBeDefined();
  });

  it('does not offer to check without a token', async () => {
    await renderTopBar(notAnswering({ kind: 'no-token', detail: null }));
    expect(checkNow()).toBeNull();
  });

  it('leads to the settings', async () => {
    const { store, user } = await renderTopBar(full());
    await user.click(screen.getByRole('button', { name: 'Settings' }));
    expect(store.route).toEqual({ view: 'settings' });
  });
});
