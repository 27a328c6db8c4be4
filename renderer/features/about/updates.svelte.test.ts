import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { tick } from 'svelte';
import { describe, expect, it } from 'vitest';
import type { UpdatesState } from '../../../shared/model/updates';
import type { WindowSnapshot } from '../../../shared/model/window-snapshot';
import { createTestApp } from '../../testing/app';
import { aLogin, aSettingsState } from '../../testing/fixtures';
import Updates from './updates.svelte';

async function renderUpdates(updates: UpdatesState, more: Partial<WindowSnapshot> = {}) {
  const { api, wrapper } = await createTestApp({ updates, ...more });
  render(Updates, {}, wrapper);
  const said = () => screen.getByRole('status').textContent?.trim();
  const button = () => screen.queryByRole('button');
  return { api, user: userEvent.setup(), said, button };
}

const installs = (stage: UpdatesState['stage']): UpdatesState => ({ way: 'installs', stage });
const VERSION = { version: '0.9.0' };

describe('newer versions', () => {
  it('are not looked for in a build that has no address, which is said', async () => {
    const { said, button } = await renderUpdates({ way: 'off', stage: { kind: 'idle' } });
    expect(said()).toMatch(/^This Bridgekeeper does not look for newer versions/);
    expect(button()).toBeNull();
  });

  it('are looked for once a day, or when asked', async () => {
    const { api, user, said } = await renderUpdates(installs({ kind: 'idle' }));
    expect(said()).toBe('Bridgekeeper looks for a newer version once a day.');
    await user.click(screen.getByRole('button', { name: 'Look now' }));
    expect(api.inputsOf('updates.check')).toEqual([undefined]);
    api.push('settings', aSettingsState({ lookForUpdates: false }));
    await tick();
    expect(said()).toBe('Bridgekeeper looks for a newer version when you ask it to.');
  });

  it('are one button each, which keeps the focus while it works', async () => {
    const { api, user, said, button } = await renderUpdates(installs({ kind: 'none' }));
    const pushed = async (stage: UpdatesState['stage']) => {
      api.push('updates', installs(stage));
      await tick();
    };
    expect(said()).toBe('This is the newest version.');
    button()?.focus();
    await pushed({ kind: 'checking' });
    expect(document.activeElement).toBe(button());
    await user.click(screen.getByRole('button', { name: 'Look now' }));
    expect(api.inputsOf('updates.check')).toEqual([]);
    await pushed({ kind: 'available', ...VERSION });
    await user.click(screen.getByRole('button', { name: 'Download it' }));
    expect(api.inputsOf('updates.download')).toEqual([undefined]);
    await pushed({ kind: 'downloading', ...VERSION, percent: 40 });
    expect(screen.getByRole('progressbar').getAttribute('value')).toBe('40');
    expect(button()?.getAttribute('aria-disabled')).toBe('true');
    await pushed({ kind: 'ready', ...VERSION });
    expect(document.activeElement).toBe(button());
    await user.click(screen.getByRole('button', { name: 'Install and restart' }));
    expect(api.inputsOf('updates.install')).toEqual([undefined]);
  });

  it.each([
    ['package-manager', 'Bridgekeeper 0.9.0 is there; your system’s package manager brings it.'],
    ['by-hand', 'Bridgekeeper 0.9.0 is there. You find it where you got this one.'],
  ] as const)('that are not installed here are told of (%s)', async (way, sentence) => {
    const { said, button } = await renderUpdates({ way, stage: { kind: 'available', ...VERSION } });
    expect(said()).toBe(sentence);
    expect(button()).toBeNull();
  });

  it('that fail say why, and begin again where they failed', async () => {
    const { api, user, said } = await renderUpdates(
      installs({ kind: 'failed', problem: 'cut-off', ...VERSION }),
    );
    expect(said()).toBe('The download broke off. Bridgekeeper is as it was.');
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(api.inputsOf('updates.download')).toEqual([undefined]);
    api.push('updates', installs({ kind: 'failed', problem: 'bad-signature', version: null }));
    await tick();
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(api.inputsOf('updates.check')).toEqual([undefined]);
  });

  it('that are ready say what a restart would end', async () => {
    const ready = installs({ kind: 'ready', ...VERSION });
    const { said } = await renderUpdates(ready, { login: aLogin() });
    expect(said()).toMatch(/A sign-in is under way, and would end with it\.$/);
  });
});
