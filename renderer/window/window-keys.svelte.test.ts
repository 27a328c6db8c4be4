import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { WindowSnapshot } from '../../shared/model/window-snapshot';
import { createTestApp } from '../testing/app';
import { aConnection, aLogin, aSettingsState } from '../testing/fixtures';
import ShortcutSheet from './shortcut-sheet.svelte';
import WindowKeys from './window-keys.svelte';

async function renderKeys(state: Partial<WindowSnapshot> = {}) {
  const app = await createTestApp(state);
  render(WindowKeys, {}, app.wrapper);
  return { ...app, user: userEvent.setup() };
}

function addField(type: string): HTMLInputElement {
  const field = document.createElement('input');
  field.type = type;
  document.body.append(field);
  return field;
}

describe('the window’s shortcuts', () => {
  it.each(['{Control>}r{/Control}', '{F5}'])('%s checks now', async (keys) => {
    const { api, user } = await renderKeys();
    await user.keyboard(keys);
    expect(api.names()).toContain('accounts.checkNow');
  });

  it('lead to the settings', async () => {
    const { store, user } = await renderKeys();
    await user.keyboard('{Control>},{/Control}');
    expect(store.route).toEqual({ view: 'settings' });
  });

  it('open the list of shortcuts, but write a question mark in a field', async () => {
    const { dialogs, user } = await renderKeys();
    const field = addField('text');
    field.focus();
    await user.keyboard('?');
    expect([field.value, dialogs.open]).toEqual(['?', null]);
    field.remove();
    await user.keyboard('?');
    expect(dialogs.open).toBe('shortcuts');
  });

  it('work in a field where they make no text', async () => {
    const { dialogs, user } = await renderKeys();
    const field = addField('text');
    field.focus();
    await user.keyboard('{Control>}k{/Control}');
    expect([field.value, dialogs.open]).toEqual(['', 'palette']);
    field.remove();
  });

  it('find in the list that is shown, else anywhere', async () => {
    const { dialogs, user } = await renderKeys();
    const field = addField('search');
    await user.keyboard('{Control>}f{/Control}');
    expect(document.activeElement).toBe(field);
    expect(dialogs.open).toBeNull();
    field.remove();
    await user.keyboard('{Control>}f{/Control}');
    expect(dialogs.open).toBe('palette');
  });

  it('leave the sign-in, which goes on', async () => {
    const { api, store, user } = await renderKeys({ route: { view: 'login' }, login: aLogin() });
    await user.keyboard('{Alt>}{ArrowLeft}{/Alt}');
    expect(store.route).toEqual({ view: 'overview' });
    expect(api.names()).not.toContain('login.cancel');
  });

  it('keep the menu closed, which Alt alone opens', async () => {
    const { user } = await renderKeys();
    const kept: [string, boolean][] = [];
    const note = ({ key, defaultPrevented }: KeyboardEvent) => kept.push([key, defaultPrevented]);
    addEventListener('keyup', note);
    await user.keyboard('{Alt}{Alt>}{ArrowLeft}{/Alt}{Alt}');
    removeEventListener('keyup', note);
    expect(kept).toEqual([
      ['Alt', false],
      ['ArrowLeft', false],
      ['Alt', true],
      ['Alt', false],
    ]);
  });

  it('leave the connect page only where there is somewhere to go', async () => {
    const connection = aConnection({ active: { kind: 'none' } });
    const { api, store, user } = await renderKeys({ route: { view: 'connect' }, connection });
    await user.keyboard('{Alt>}{ArrowLeft}{/Alt}{F5}');
    expect(store.route).toEqual({ view: 'connect' });
    expect(api.names()).not.toContain('accounts.checkNow');
  });

  it('do nothing while a dialog waits for an answer', async () => {
    const { dialogs, store, user } = await renderKeys();
    const dialog = document.createElement('dialog');
    document.body.append(dialog);
    dialog.showModal();
    await user.keyboard('{Control>}k{/Control}{Control>},{/Control}?');
    expect(dialogs.open).toBeNull();
    expect(store.route).toEqual({ view: 'overview' });
    dialog.remove();
  });

  it('are done once when the key is held', async () => {
    const { dialogs, user } = await renderKeys();
    await user.keyboard('{Control>}{k>3/}{/Control}');
    expect(dialogs.open).toBe('palette');
  });

  it('are a Mac’s on a Mac', async () => {
    const settings = { ...aSettingsState(), platform: 'mac' } as const;
    const { dialogs, user } = await renderKeys({ settings });
    await user.keyboard('{Control>}k{/Control}');
    expect(dialogs.open).toBeNull();
    await user.keyboard('{Meta>}k{/Meta}');
    expect(dialogs.open).toBe('palette');
  });

  it('open what the application menu asks for', async () => {
    const { api, dialogs } = await renderKeys();
    api.push('dialog', 'shortcuts');
    expect(dialogs.open).toBe('shortcuts');
  });
});

describe('the list of shortcuts', () => {
  it('shows each one as the platform writes it, and closes by Escape', async () => {
    const { dialogs, wrapper } = await createTestApp();
    dialogs.show('shortcuts');
    render(ShortcutSheet, { onclose: dialogs.close }, wrapper);
    const dialog = screen.getByRole('dialog', { name: 'Keyboard shortcuts' });
    expect(document.activeElement?.textContent).toBe('Keyboard shortcuts');
    const terms = [...dialog.querySelectorAll('dl > div')].map((row) =>
      [...row.querySelectorAll('dt, kbd, .soft')].map(({ textContent }) => textContent).join(' '),
    );
    expect(terms).toContain('Check now Ctrl R or F5');
    expect(terms).toContain('Back Esc or Alt ←');
    await userEvent.setup().keyboard('{Escape}');
    expect(dialogs.open).toBeNull();
  });
});
