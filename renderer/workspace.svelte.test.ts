import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { WindowSnapshot } from '../shared/model/window-snapshot';
import { anAccount, aSnapshot } from '../shared/testing/fixtures';
import { createTestApp } from './testing/app';
import { aConnection } from './testing/fixtures';
import Workspace from './workspace.svelte';

const alice = anAccount({ accountID: 'alice', displayName: 'Alice' });
const bob = anAccount({ accountID: 'bob', displayName: 'Bob' });

const NO_PAST = {
  from: 0,
  until: 1,
  knownSince: null,
  accounts: [],
  accountCount: 0,
  troubles: [],
  needsEveryMs: null,
};

async function renderWorkspace(state: Partial<WindowSnapshot> = {}) {
  const snapshot = aSnapshot({ accounts: [alice, bob] });
  const app = await createTestApp({ snapshot, ...state });
  app.api.answer('accounts.details', {
    capabilities: null,
    login: null,
    problem: null,
    history: [],
    needsEveryMs: null,
  });
  app.api.answer('about.read', { versions: [], licences: [] });
  app.api.answer('checkUp.run', []);
  app.api.answer('history.report', NO_PAST);
  app.api.answer('history.rows', { rows: [], count: 0 });
  render(Workspace, { snapshot }, app.wrapper);
  return { ...app, user: userEvent.setup() };
}

const row = (name: string) => screen.getByRole('button', { name: new RegExp(`WhatsApp.*${name}`) });
const panelHeading = () => screen.getByRole('heading', { level: 2, name: panelName });
const panelName = (name: string) => name !== 'Accounts';

describe('the workspace', () => {
  it('opens an account beside the list; the focus stays there', async () => {
    const { store, user } = await renderWorkspace();
    expect(panelHeading().textContent).toBe('Nothing needs you');
    await user.click(row('Bob'));
    expect(store.route).toEqual({ view: 'account', accountID: 'bob' });
    expect(panelHeading().textContent?.trim()).toBe('WhatsApp (Bob)');
    expect(document.activeElement).toBe(row('Bob'));
  });

  it('goes back to the overview by Escape, and to the row of the account', async () => {
    const { store, user } = await renderWorkspace({ route: { view: 'account', accountID: 'bob' } });
    await user.keyboard('{Escape}');
    expect(store.route).toEqual({ view: 'overview' });
    expect(document.activeElement).toBe(row('Bob'));
  });

  it('leads from an account to its history, and by Escape back to the account', async () => {
    const { store, user } = await renderWorkspace({
      route: { view: 'history', accountID: 'bob' },
    });
    expect(document.activeElement).toBe(panelHeading());
    await user.click(screen.getByRole('button', { name: 'All accounts' }));
    expect(store.route).toEqual({ view: 'history', accountID: null });
    expect(document.activeElement).toBe(panelHeading());
    store.navigate({ view: 'history', accountID: 'bob' });
    await user.keyboard('{Escape}');
    expect(store.route).toEqual({ view: 'account', accountID: 'bob' });
    store.navigate({ view: 'history', accountID: null });
    await user.keyboard('{Escape}');
    expect(store.route).toEqual({ view: 'overview' });
  });

  it('focuses the heading of "Add an account"', async () => {
    const { store, user } = await renderWorkspace();
    await user.click(screen.getByRole('button', { name: 'Add an account' }));
    expect(store.route).toEqual({ view: 'add' });
    expect(document.activeElement).toBe(panelHeading());
    expect(panelHeading().textContent).toBe('Add an account');
  });

  it.each([
    ['settings', 'Settings'],
    ['about', 'About Bridgekeeper'],
  ] as const)('focuses the heading of %s', async (view, heading) => {
    await renderWorkspace({ route: { view } });
    expect(panelHeading().textContent).toBe(heading);
    expect(document.activeElement).toBe(panelHeading());
  });

  it('focuses the heading again when the main process leads to another account', async () => {
    const { api, user } = await renderWorkspace({ route: { view: 'account', accountID: 'bob' } });
    await user.click(row('Bob'));
    api.push('route', { view: 'account', accountID: 'alice' });
    await Promise.resolve();
    expect(panelHeading().textContent?.trim()).toBe('WhatsApp (Alice)');
    expect(document.activeElement).toBe(panelHeading());
  });

  it('says so when the open account is gone, and leads back', async () => {
    const { store, user } = await renderWorkspace({
      route: { view: 'account', accountID: 'carol' },
    });
    expect(panelHeading().textContent).toBe('This account is no longer there');
    await user.click(screen.getByRole('button', { name: 'Overview' }));
    expect(store.route).toEqual({ view: 'overview' });
  });

  it('has no list while nothing is connected', async () => {
    await renderWorkspace({
      route: { view: 'settings' },
      connection: aConnection({ active: { kind: 'none' } }),
    });
    expect(screen.queryByRole('region', { name: 'Accounts' })).toBeNull();
  });

  it('shows the demo’s panel only in the demo', async () => {
    const demo = { beeper: 'healthy', controlURL: 'http://127.0.0.1:1/c', entries: [] } as const;
    const { api } = await renderWorkspace({ route: { view: 'demo' }, demo });
    expect(panelHeading().textContent).toBe('Steer the demo');
    api.push('demo', null);
    await Promise.resolve();
    expect(panelHeading().textContent).toBe('Nothing needs you');
  });
});
