import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { Snapshot } from '../../shared/model/snapshot';
import { aBridge, aSnapshot } from '../../shared/testing/fixtures';
import { createTestApp, NOW_MS } from '../testing/app';
import StatusPage from './status-page.svelte';

async function renderStatus(particulars: Partial<Snapshot>) {
  const app = await createTestApp();
  render(StatusPage, { snapshot: aSnapshot(particulars) }, app.wrapper);
  return { ...app, user: userEvent.setup() };
}

const heading = () => screen.getByRole('heading', { level: 1 }).textContent;
const checkNow = () => screen.queryByRole('button', { name: /Check now/ });

describe('the page without accounts', () => {
  it('adds the first account where a bridge can take one', async () => {
    const { store, user } = await renderStatus({ bridges: [aBridge()] });
    expect(heading()).toBe('Beeper has no accounts yet');
    await user.click(screen.getByRole('button', { name: 'Add an account' }));
    expect(store.route).toEqual({ view: 'add' });
  });

  it('opens Beeper Desktop where there is no bridge', async () => {
    const { api, user } = await renderStatus({});
    expect(screen.queryByRole('button', { name: 'Add an account' })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Open Beeper Desktop' }));
    expect(api.inputsOf('beeper.focus')).toEqual([undefined]);
  });

  it('says why Beeper does not answer and what to do, and checks again', async () => {
    const { api, user } = await renderStatus({
      connectivity: {
        state: 'unreachable',
        problem: { kind: 'server', detail: 'HTTP 500' },
        since: NOW_MS,
      },
      lastCheckedAt: NOW_MS - 12_000,
      desktopVersion: '4.2.785',
    });
    expect(heading()).toBe('Something is wrong in Beeper Desktop');
    expect(
      screen.getByText(/^Bridgekeeper keeps trying\. If it stays like this, restart/),
    ).toBeDefined();
    expect(screen.getByText('In detail: HTTP 500')).toBeDefined();
    expect(screen.getByText('Checked a moment ago · Beeper Desktop 4.2.785')).toBeDefined();
    api.refuse('accounts.checkNow', 'Not now.');
    await user.click(screen.getByRole('button', { name: /Check now/ }));
    expect(await screen.findByText('Not now.')).toBeDefined();
  });

  it('does not offer to check without a token', async () => {
    const problem = { kind: 'no-token', detail: null } as const;
    await renderStatus({ connectivity: { state: 'not-connected', problem, since: NOW_MS } });
    expect(checkNow()).toBeNull();
    expect(screen.queryByText(/^Checked/)).toBeNull();
  });

  it('connects again where the token is refused', async () => {
    const problem = { kind: 'forbidden', detail: null } as const;
    const { api, user } = await renderStatus({
      connectivity: { state: 'not-connected', problem, since: NOW_MS },
    });
    await user.click(screen.getByRole('button', { name: 'Connect again' }));
    expect(api.inputsOf('connection.reconnect')).toEqual([undefined]);
  });
});
