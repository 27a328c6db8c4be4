import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { tick } from 'svelte';
import { describe, expect, it } from 'vitest';
import type { WindowSnapshot } from '../../../shared/model/window-snapshot';
import { createTestApp } from '../../testing/app';
import { aConnection, aSettingsState } from '../../testing/fixtures';
import View from './view.svelte';

async function renderSettings(state: Partial<WindowSnapshot> = {}) {
  const app = await createTestApp(state);
  const { unmount } = render(View, { onback: () => undefined }, app.wrapper);
  return { ...app, unmount, user: userEvent.setup() };
}

const startAtLogin = () =>
  screen.getByRole<HTMLInputElement>('checkbox', { name: 'Start when I log in' });
const seconds = () => screen.getByRole<HTMLInputElement>('spinbutton');

describe('a preference', () => {
  it('shows a change at once, and keeps it when the main process agrees', async () => {
    const { api, user } = await renderSettings();
    const changing = api.hold('settings.change');
    await user.click(startAtLogin());
    expect(api.inputsOf('settings.change')).toEqual([{ startAtLogin: true }]);
    expect(startAtLogin().checked).toBe(true);
    api.push('settings', aSettingsState({ startAtLogin: true }));
    changing.finish();
    await Promise.resolve();
    expect(startAtLogin().checked).toBe(true);
  });

  it('stays when the answer overtakes the push, and then follows what is pushed', async () => {
    const { api, user } = await renderSettings();
    await user.click(startAtLogin());
    await tick();
    expect(startAtLogin().checked).toBe(true);
    api.push('settings', aSettingsState({ startAtLogin: true }));
    await tick();
    expect(startAtLogin().checked).toBe(true);
    api.push('settings', aSettingsState({ startAtLogin: false }));
    await tick();
    expect(startAtLogin().checked).toBe(false);
  });

  it('goes back and says why when it is refused', async () => {
    const { api, user } = await renderSettings();
    api.refuse('settings.change', 'The system does not allow it.');
    await user.click(startAtLogin());
    expect(await screen.findByText('The system does not allow it.')).toBeDefined();
    expect(startAtLogin().checked).toBe(false);
  });

  it('is one among several', async () => {
    const { api, user } = await renderSettings();
    await user.selectOptions(screen.getByRole('combobox', { name: 'Appearance' }), 'dark');
    expect(api.inputsOf('settings.change')).toEqual([{ theme: 'dark' }]);
  });

  it('about notifications leaves the other kinds as they are', async () => {
    const { api, user } = await renderSettings();
    const kinds = screen.getByRole('region', { name: 'Notifications' });
    const [first] = [...kinds.querySelectorAll('input')];
    if (first !== undefined) await user.click(first);
    expect(api.inputsOf('settings.change')).toEqual([
      {
        notifications: {
          'action-required': false,
          disconnected: true,
          recovered: true,
          renewal: true,
          connection: true,
        },
      },
    ]);
  });
});

describe('the seconds between two polls', () => {
  it('are changed on leaving the field', async () => {
    const { api, user } = await renderSettings();
    await user.clear(seconds());
    await user.type(seconds(), '30');
    await user.tab();
    expect(api.inputsOf('settings.change')).toEqual([{ pollSeconds: 30 }]);
  });

  it('are not changed to what does not fit; Escape brings back the old', async () => {
    const { api, user } = await renderSettings();
    await user.clear(seconds());
    await user.type(seconds(), '1');
    await user.tab();
    expect(seconds().getAttribute('aria-invalid')).toBe('true');
    await user.click(seconds());
    await user.keyboard('{Escape}');
    expect(seconds().value).toBe('5');
    expect(api.inputsOf('settings.change')).toEqual([]);
  });
});

describe('the shortcut', () => {
  const recorder = () => screen.getByRole('button', { pressed: false, name: /^Keys that open/ });

  it('is recorded from the keyboard', async () => {
    const { api, user } = await renderSettings();
    await user.click(recorder());
    await user.keyboard('{Control>}{Alt>}b{/Alt}{/Control}');
    expect(api.inputsOf('settings.change')).toEqual([{ shortcut: 'Control+Alt+B' }]);
  });

  it('is left to the recorder as long as that listens, and no longer', async () => {
    const { api, user, unmount } = await renderSettings();
    const recordings = () =>
      api.inputsOf('settings.recordShortcut').map(({ isRecording }) => isRecording);
    await user.click(recorder());
    expect(recordings()).toEqual([true]);
    await user.keyboard('{Escape}');
    expect(recordings()).toEqual([true, false]);
    await user.click(recorder());
    unmount();
    expect(recordings()).toEqual([true, false, true, false]);
  });

  it('is the desktop’s to decide on Wayland, and no other is said to be', async () => {
    const words = /On Wayland your desktop decides/;
    const { api } = await renderSettings({
      settings: { ...aSettingsState(), isWayland: true },
    });
    expect(screen.getByText(words)).toBeDefined();
    api.push('settings', aSettingsState());
    await tick();
    expect(screen.queryByText(words)).toBeNull();
  });

  it('needs a modifier, and Escape stops the recording', async () => {
    const { api, user } = await renderSettings();
    await user.click(recorder());
    await user.keyboard('b');
    expect(screen.getByRole('button', { pressed: true })).toBeDefined();
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('button', { pressed: true })).toBeNull();
    expect(api.inputsOf('settings.change')).toEqual([]);
  });

  it('is cleared, and says why a new one was refused', async () => {
    const { api, user } = await renderSettings({
      settings: aSettingsState({ shortcut: 'Control+Alt+B' }),
    });
    api.refuse('settings.change', 'Another program has it.');
    await user.click(recorder());
    await user.keyboard('{Control>}{Alt>}c{/Alt}{/Control}');
    expect(await screen.findByText('Another program has it.')).toBeDefined();
    await user.click(
      screen.getByRole('button', { name: 'Remove the keys that open Bridgekeeper' }),
    );
    expect(api.inputsOf('settings.change').at(-1)).toEqual({ shortcut: null });
  });
});

describe('resetting', () => {
  it('asks first, and gives the focus back when the answer is no', async () => {
    const { api, user } = await renderSettings();
    const reset = () => screen.getByRole('button', { name: 'Put all settings back' });
    await user.click(reset());
    await user.keyboard('{Escape}');
    expect(document.activeElement).toBe(reset());
    expect(api.inputsOf('settings.reset')).toEqual([]);
    await user.click(reset());
    await user.click(screen.getByRole('button', { name: 'Put them back' }));
    expect(api.inputsOf('settings.reset')).toEqual([undefined]);
  });
});

describe('the connection', () => {
  it('ends once the user confirms', async () => {
    const { api, user } = await renderSettings();
    expect(screen.getByText('http://127.0.0.1:23373')).toBeDefined();
    await user.click(screen.getByRole('button', { name: 'Sign out' }));
    await user.click(screen.getByRole('button', { name: 'Sign out' }));
    expect(api.inputsOf('connection.signOut')).toEqual([undefined]);
  });

  it('to the demo is left', async () => {
    const { api, user } = await renderSettings({
      connection: aConnection({ active: { kind: 'demo' } }),
    });
    await user.click(screen.getByRole('button', { name: 'Leave the demo' }));
    expect(api.inputsOf('demo.leave')).toEqual([undefined]);
  });
});
