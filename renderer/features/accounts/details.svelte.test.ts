import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { AccountState } from '../../../shared/model/snapshot';
import { createTestApp, NOW_MS } from '../../testing/app';
import { pastsOf } from '../../testing/pasts';
import { anAccount, aSnapshot } from '../../../shared/testing/fixtures';
import { aConnection, aLogin } from '../../testing/fixtures';
import Details from './details.svelte';

const account = anAccount({
  status: 'reconnect_required',
  statusText: 'Logged out by the phone',
  since: NOW_MS - 60_000,
});
const details = { capabilities: null, login: null, problem: null, history: [], needsEveryMs: null };

const READ_ONLY = {
  kind: 'beeper',
  baseURL: 'http://127.0.0.1:23373',
  tokenStorage: 'keyring',
  scopes: ['read'],
  canWrite: false,
  expiresAt: null,
} as const;

async function renderDetails(shown: AccountState = account, connection = aConnection()) {
  const user = userEvent.setup();
  const app = await createTestApp({ connection });
  app.api.answer('accounts.details', details);
  app.api.answer('history.report', pastsOf(1));
  const snapshot = aSnapshot({ accounts: [shown] });
  const { rerender } = render(
    Details,
    { account: shown, snapshot, onback: () => undefined },
    app.wrapper,
  );
  return { ...app, user, rerender, snapshot };
}

describe('the details of an account', () => {
  it('say who, what and since when, in Beeper’s words as well', async () => {
    await renderDetails();
    expect(screen.getByRole('heading', { level: 2 }).textContent?.trim()).toBe('WhatsApp (Alice)');
    expect(screen.getByText(/for 1 minute/)).toBeDefined();
    expect(screen.getByText('Logged out by the phone')).toBeDefined();
  });

  it('draw how the last 30 days were, with words for it', async () => {
    const { api } = await renderDetails();
    expect(
      await screen.findByRole('img', { name: /the last 30 days: Messages arrived 50\.0 %/ }),
    ).toBeDefined();
    expect(api.inputsOf('history.report')).toEqual([{ accountID: 'whatsapp-1', period: 'month' }]);
  });

  it('are asked for, and again when the status changes', async () => {
    const { api, rerender } = await renderDetails();
    expect(await screen.findByText(/No change since/)).toBeDefined();
    await rerender({ account: anAccount({ ...account, since: NOW_MS }) });
    expect(api.inputsOf('accounts.details')).toEqual([
      { accountID: 'whatsapp-1' },
      { accountID: 'whatsapp-1' },
    ]);
  });

  it('can be asked for again when Beeper did not answer', async () => {
    const { api, user, rerender } = await renderDetails();
    api.refuse('accounts.details', 'Beeper did not answer.');
    await rerender({ account: anAccount({ ...account, since: NOW_MS }) });
    expect(await screen.findByText('Beeper did not answer.')).toBeDefined();
    api.answer('accounts.details', details);
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(screen.queryByText('Beeper did not answer.')).toBeNull();
  });

  it('bring Beeper Desktop to the front', async () => {
    const { api, user } = await renderDetails();
    await user.click(screen.getByRole('button', { name: 'Open Beeper Desktop' }));
    expect(api.inputsOf('beeper.focus')).toEqual([undefined]);
    expect(await screen.findByText('Beeper Desktop is coming to the front.')).toBeDefined();
  });
});

describe('a sign-in that may run out', () => {
  const DAY_MS = 24 * 60 * 60_000;
  const well = anAccount({ status: 'connected', since: NOW_MS - DAY_MS });
  const renewal = { accountID: well.accountID, endsAt: NOW_MS + 30 * DAY_MS };
  const LATER = { ...renewal, isDue: false };
  const DUE = { ...renewal, isDue: true };
  const renew = () => screen.queryByRole('button', { name: 'Renew now' });

  it('says when, and offers to renew it once it is due', async () => {
    const { api } = await renderDetails(well);
    api.push('renewals', [LATER]);
    expect(await screen.findByText('This sign-in may run out around 2 June.')).toBeDefined();
    expect(renew()).toBeNull();
    expect(screen.getByRole('button', { name: 'Sign in again…' })).toBeDefined();
    api.push('renewals', [DUE]);
    expect(await screen.findByRole('button', { name: 'Renew now' })).toBeDefined();
    expect(screen.queryByRole('button', { name: /Sign in again/ })).toBeNull();
  });

  it('leads to the sign-in of the account', async () => {
    const { api, store, user } = await renderDetails(well);
    api.push('renewals', [DUE]);
    await user.click(await screen.findByRole('button', { name: 'Renew now' }));
    api.push('login', aLogin({ accountID: well.accountID }));
    expect(api.inputsOf('login.start')).toEqual([{ accountID: well.accountID }]);
    expect(store.route).toEqual({ view: 'login' });
  });

  it('is not spoken of once the account needs a sign-in anyway', async () => {
    const { api } = await renderDetails();
    api.push('renewals', [DUE]);
    expect(await screen.findByRole('button', { name: 'Sign in again' })).toBeDefined();
    expect(screen.queryByText(/may run out/)).toBeNull();
  });
});

describe('signing in again', () => {
  const signIn = () => screen.getByRole('button', { name: /ign.* in/ });

  it('starts and leads to the login', async () => {
    const { api, store, user } = await renderDetails();
    api.push('login', null);
    await user.click(signIn());
    api.push('login', aLogin({ accountID: account.accountID }));
    expect(api.inputsOf('login.start')).toEqual([{ accountID: 'whatsapp-1' }]);
    expect(store.route).toEqual({ view: 'login' });
  });

  it('says why it could not be started', async () => {
    const { api, store, user } = await renderDetails();
    api.refuse('login.start', 'Another sign-in is open.');
    await user.click(signIn());
    expect(await screen.findByText('Another sign-in is open.')).toBeDefined();
    expect(store.route).toEqual({ view: 'overview' });
  });

  it('goes on where it is under way already', async () => {
    const { api, store, user } = await renderDetails();
    api.push('login', aLogin({ accountID: account.accountID }));
    await user.click(await screen.findByRole('button', { name: 'Go on signing in' }));
    expect(api.inputsOf('login.start')).toEqual([]);
    expect(store.route).toEqual({ view: 'login' });
  });

  it('leads to connecting again while the token may only read', async () => {
    const { api, store, user } = await renderDetails(account, aConnection({ active: READ_ONLY }));
    await user.click(screen.getByRole('button', { name: 'Connect again to sign in' }));
    expect(api.inputsOf('login.start')).toEqual([]);
    expect(api.inputsOf('connection.reconnect')).toEqual([undefined]);
    expect(store.route).toEqual({ view: 'connect' });
  });

  it('is not offered without a bridge', async () => {
    await renderDetails(anAccount({ ...account, bridgeID: null }));
    expect(screen.queryByRole('button', { name: /ign.* in/ })).toBeNull();
  });
});
