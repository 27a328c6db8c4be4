import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { AccountSilence } from '../../../shared/model/silences';
import { NO_SILENCES } from '../../../shared/model/silences';
import { anAccount } from '../../../shared/testing/fixtures';
import { createTestApp, NOW_MS } from '../../testing/app';
import { aSettingsState } from '../../testing/fixtures';
import Controls from './notification-controls.svelte';

const needy = anAccount({ status: 'reconnect_required' });
const muted: AccountSilence = {
  accountID: 'whatsapp-1',
  kind: 'muted',
  since: NOW_MS,
  until: NOW_MS + 3_600_000,
};
const putOff: AccountSilence = { ...muted, kind: 'acknowledged', until: null };

async function renderControls(account = needy, accounts: readonly AccountSilence[] = []) {
  const settings = aSettingsState({ importantAccounts: ['other'] });
  const app = await createTestApp({ silences: { ...NO_SILENCES, accounts }, settings });
  render(Controls, { account }, app.wrapper);
  return { ...app, user: userEvent.setup() };
}

const button = (name: string) => screen.getByRole('button', { name });
const important = () => screen.getByRole<HTMLInputElement>('checkbox', { name: /^Important/ });

describe('an account’s notifications', () => {
  it('are put off while it has a problem, and the way back is there', async () => {
    const { api, user } = await renderControls();
    await user.click(button('Not now, until it is back'));
    expect(api.inputsOf('notifications.acknowledge')).toEqual([
      { accountID: 'whatsapp-1', isOn: true },
    ]);
    api.push('silences', { ...NO_SILENCES, accounts: [putOff] });
    expect(await screen.findByText('Put off until it is back')).toBeDefined();
    expect(screen.queryByRole('button', { name: 'Not now, until it is back' })).toBeNull();
    await user.click(button('Tell me again about WhatsApp (Alice)'));
    expect(api.inputsOf('notifications.acknowledge').at(-1)).toEqual({
      accountID: 'whatsapp-1',
      isOn: false,
    });
  });

  it('cannot be put off while it is well', async () => {
    await renderControls(anAccount());
    expect(screen.queryByRole('button', { name: /Not now/ })).toBeNull();
  });

  it.each([
    ['For 1 hour', '1-hour'],
    ['For 1 day', '1-day'],
    ['For good', 'for-good'],
  ])('are muted %s', async (label, length) => {
    const { api, user } = await renderControls();
    await user.click(button('Mute'));
    await user.click(screen.getByRole('menuitem', { name: label }));
    expect(api.inputsOf('notifications.mute')).toEqual([{ accountID: 'whatsapp-1', length }]);
  });

  it('are unmuted, and the focus stays where it was', async () => {
    const { api, user } = await renderControls(anAccount(), [
      muted,
      { ...muted, accountID: 'another' },
    ]);
    expect(screen.getAllByText('Muted until 15:00')).toHaveLength(1);
    await user.click(button('Unmute WhatsApp (Alice)'));
    expect(api.inputsOf('notifications.mute')).toEqual([{ accountID: 'whatsapp-1', length: null }]);
    api.push('silences', NO_SILENCES);
    await expect.poll(() => document.activeElement).toBe(button('Mute'));
  });

  it('say why they could not be silenced', async () => {
    const { api, user } = await renderControls();
    api.refuse('notifications.acknowledge', 'The disk is full.');
    await user.click(button('Not now, until it is back'));
    expect(await screen.findByText('The disk is full.')).toBeDefined();
  });

  it('break through a pause when it is important; the others stay', async () => {
    const { api, user } = await renderControls();
    await user.click(important());
    expect(api.inputsOf('settings.change')).toEqual([
      { importantAccounts: ['other', 'whatsapp-1'] },
    ]);
    api.push('settings', aSettingsState({ importantAccounts: ['other', 'whatsapp-1'] }));
    await expect.poll(() => important().checked).toBe(true);
    await user.click(important());
    expect(api.inputsOf('settings.change').at(-1)).toEqual({ importantAccounts: ['other'] });
  });

  it('stay as they are when that is refused', async () => {
    const { api, user } = await renderControls();
    api.refuse('settings.change', 'The settings cannot be saved.');
    await user.click(important());
    expect(await screen.findByText('The settings cannot be saved.')).toBeDefined();
    expect(important().checked).toBe(false);
  });
});
