import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { WindowSnapshot } from '../../../shared/model/window-snapshot';
import { aBridge, anAccount, aSnapshot } from '../../../shared/testing/fixtures';
import { createTestApp } from '../../testing/app';
import { aConnection, aLogin } from '../../testing/fixtures';
import WindowKeys from '../../window/window-keys.svelte';
import SearchButton from '../../window/search-button.svelte';
import Palette from './palette.svelte';

const alice = anAccount({ accountID: 'alice', status: 'reconnect_required' });
const bob = anAccount({ accountID: 'bob', network: 'Signal', displayName: 'Bob' });

async function renderPalette(state: Partial<WindowSnapshot> = {}) {
  const snapshot = aSnapshot({ accounts: [alice, bob], bridges: [aBridge()] });
  const app = await createTestApp({ snapshot, ...state });
  render(WindowKeys, {}, app.wrapper);
  render(SearchButton, {}, app.wrapper);
  render(Palette, { snapshot, connection: state.connection ?? aConnection() }, app.wrapper);
  return { ...app, user: userEvent.setup() };
}

const field = () => screen.getByRole('combobox', { name: 'Find a command or an account' });
const isOpen = () => screen.queryByRole('dialog') !== null;
const chosen = () => {
  const id = field().getAttribute('aria-activedescendant');
  return id === null ? null : (document.getElementById(id)?.textContent?.trim() ?? null);
};

/** Opens it and types; the first command found is chosen. */
async function search(user: ReturnType<typeof userEvent.setup>, text: string) {
  await user.keyboard('{Control>}k{/Control}');
  if (text !== '') await user.keyboard(text);
}

describe('the command palette', () => {
  it('opens by Ctrl K with the keyboard in its field, and by Escape the focus goes back', async () => {
    const { user } = await renderPalette();
    const button = screen.getByRole('button', { name: /^Search\s+Ctrl\s+K$/ });
    button.focus();
    await user.keyboard('{Control>}k{/Control}');
    expect(document.activeElement).toBe(field());
    await user.keyboard('{Escape}');
    expect(isOpen()).toBe(false);
    expect(document.activeElement).toBe(button);
  });

  it('opens by its button, and closes by the keys that opened it', async () => {
    const { user } = await renderPalette();
    await user.click(screen.getByRole('button', { name: /^Search/ }));
    expect(isOpen()).toBe(true);
    await user.keyboard('{Control>}k{/Control}');
    expect(isOpen()).toBe(false);
  });

  it('is a list whose chosen command the field names; the arrows go round', async () => {
    const { user } = await renderPalette();
    await search(user, 'bob mute');
    const options = within(screen.getByRole('listbox')).getAllByRole('option');
    expect(options).toHaveLength(3);
    expect(chosen()).toContain('Mute Signal (Bob) for 1 hour');
    await user.keyboard('{ArrowUp}');
    expect(chosen()).toContain('Mute Signal (Bob) for good');
    expect(options.map((option) => option.getAttribute('aria-selected'))).toEqual([
      'false',
      'false',
      'true',
    ]);
    await user.keyboard('{ArrowDown}{ArrowDown}');
    expect(chosen()).toContain('Mute Signal (Bob) for 1 day');
    expect(document.activeElement).toBe(field());
    expect(screen.getByText('3 commands')).toBeDefined();
  });

  it('keeps the command that is chosen when others come before it', async () => {
    const { user, api } = await renderPalette();
    await search(user, '');
    await user.keyboard('{ArrowDown}');
    expect(chosen()).toContain('Check now');
    api.push('silences', { snooze: { since: 0, until: null }, quietUntil: null, accounts: [] });
    await Promise.resolve();
    expect(chosen()).toContain('Check now');
  });

  it('says so when nothing is found, and Enter then does nothing', async () => {
    const { user, api } = await renderPalette();
    await search(user, 'zzz{Enter}');
    expect(screen.getByText(/^Nothing is called that/)).toBeDefined();
    expect(chosen()).toBeNull();
    expect(isOpen()).toBe(true);
    expect(api.names()).toEqual(['window.getSnapshot']);
  });

  it('does not act on the Enter that ends a composition', async () => {
    const { user } = await renderPalette();
    await search(user, 'set');
    field().dispatchEvent(
      new KeyboardEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true }),
    );
    expect(isOpen()).toBe(true);
  });
});

describe('a command', () => {
  it('signs in as the button does, and leads to the sign-in', async () => {
    const { user, api, store } = await renderPalette();
    api.push('login', null);
    await search(user, 'sign in what{Enter}');
    expect(isOpen()).toBe(false);
    await expect.poll(() => api.inputsOf('login.start')).toEqual([{ accountID: 'alice' }]);
    api.push('login', aLogin({ accountID: 'alice' }));
    await expect.poll(() => store.route).toEqual({ view: 'login' });
  });

  it('leads to connecting again while the token may only read', async () => {
    const active = {
      kind: 'beeper',
      baseURL: '',
      tokenStorage: 'keyring',
      expiresAt: null,
    } as const;
    const connection = aConnection({ active: { ...active, scopes: ['read'], canWrite: false } });
    const { user, api, store } = await renderPalette({ connection });
    await search(user, 'sign in what');
    expect(chosen()).toContain('Connect again to sign in');
    await user.keyboard('{Enter}');
    await expect.poll(() => store.route).toEqual({ view: 'connect' });
    expect(api.names()).toContain('connection.reconnect');
    expect(api.names()).not.toContain('login.start');
  });

  it('that is refused says why in the window, until that is dismissed', async () => {
    const { user, api, store } = await renderPalette();
    api.refuse('login.start', 'Another sign-in is under way.');
    await search(user, 'add whats{Enter}');
    expect((await screen.findByText('Another sign-in is under way.')).closest('[role]')?.role).toBe(
      'alert',
    );
    expect(api.inputsOf('login.start')).toEqual([{ bridgeID: 'local-whatsapp' }]);
    expect(store.route).toEqual({ view: 'overview' });
    await user.click(screen.getByRole('button', { name: /^Dismiss/ }));
    expect(screen.queryByText('Another sign-in is under way.')).toBeNull();
  });

  it('that leaves the focus where it was is told to a screen reader', async () => {
    const { user, api } = await renderPalette();
    const button = screen.getByRole('button', { name: /^Search/ });
    button.focus();
    await search(user, 'mute bob good{Enter}');
    expect((await screen.findByText('Done: Mute Signal (Bob) for good')).role).toBe('status');
    expect(api.inputsOf('notifications.mute')).toEqual([{ accountID: 'bob', length: 'for-good' }]);
    expect(document.activeElement).toBe(button);
  });

  it.each([
    ['not now', 'notifications.acknowledge', { accountID: 'alice', isOn: true }],
    ['pause 30', 'notifications.snooze', { length: '30-minutes' }],
    ['check', 'accounts.checkNow', undefined],
    ['open beeper', 'beeper.focus', undefined],
    ['history bob', 'window.setRoute', { view: 'history', accountID: 'bob' }],
    ['bob', 'window.setRoute', { view: 'account', accountID: 'bob' }],
    ['settings', 'window.setRoute', { view: 'settings' }],
    ['about', 'window.setRoute', { view: 'about' }],
    ['connect', 'window.setRoute', { view: 'connect' }],
  ] as const)('“%s” asks for what its button asks for: %s', async (query, request, input) => {
    const { user, api } = await renderPalette();
    await search(user, `${query}{Enter}`);
    await expect.poll(() => api.inputsOf(request)).toEqual([input]);
  });

  it('ends each silence', async () => {
    const silence = { accountID: 'bob', since: 0, until: null };
    const { user, api } = await renderPalette({
      silences: {
        snooze: { since: 0, until: null },
        quietUntil: null,
        accounts: [
          { ...silence, kind: 'muted' },
          { ...silence, kind: 'acknowledged' },
        ],
      },
    });
    await search(user, 'unmute bob{Enter}');
    await expect
      .poll(() => api.inputsOf('notifications.mute').at(-1))
      .toMatchObject({
        length: null,
      });
    await search(user, 'tell me{Enter}');
    await expect
      .poll(() => api.inputsOf('notifications.acknowledge'))
      .toEqual([{ accountID: 'bob', isOn: false }]);
    await search(user, 'resume{Enter}');
    await expect.poll(() => api.inputsOf('notifications.snooze')).toEqual([{ length: null }]);
  });

  it('leaves the demo, or says why not', async () => {
    const demo = { beeper: 'healthy', controlURL: 'http://127.0.0.1:1/c', entries: [] } as const;
    const connection = aConnection({ active: { kind: 'demo' } });
    const { user, api } = await renderPalette({ demo, connection });
    api.refuse('demo.leave', 'Not yet.');
    await search(user, 'leave{Enter}');
    expect(await screen.findByText('Not yet.')).toBeDefined();
  });

  it('is run by a click as well', async () => {
    const { user, store } = await renderPalette();
    await search(user, 'settings');
    await user.click(screen.getByRole('option', { name: /^Settings/ }));
    await expect.poll(() => store.route).toEqual({ view: 'settings' });
  });
});
