import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { createTestApp } from '../../testing/app';
import { aBridge, anAccount, aSnapshot } from '../../../shared/testing/fixtures';
import { aLogin } from '../../testing/fixtures';
import Controls from './controls.svelte';

const demo = {
  beeper: 'healthy',
  controlURL: 'http://127.0.0.1:1/control',
  entries: [{ label: 'Password', value: 'correct horse' }],
} as const;
const signal = aBridge({ bridgeID: 'signal', displayName: 'Signal', type: 'signal' });

async function renderControls() {
  const app = await createTestApp({ demo });
  const snapshot = aSnapshot({ accounts: [anAccount()], bridges: [signal] });
  render(Controls, { demo, snapshot, onback: () => undefined }, app.wrapper);
  return { ...app, user: userEvent.setup() };
}

describe('the controls of the demo', () => {
  it('play a scenario through a healthy Beeper', async () => {
    const { api, user } = await renderControls();
    await user.click(screen.getByRole('button', { name: 'WhatsApp needs me' }));
    expect(api.inputsOf('demo.setBeeper')).toEqual([{ state: 'healthy' }]);
    expect(api.inputsOf('demo.setAccount')).toEqual([
      { accountID: 'whatsapp-1', status: 'reconnect_required' },
    ]);
  });

  it('say why a scenario did not play, and change no account then', async () => {
    const { api, user } = await renderControls();
    api.refuse('demo.setBeeper', 'The demo is over.');
    await user.click(screen.getByRole('button', { name: 'WhatsApp needs me' }));
    expect(await screen.findByText('The demo is over.')).toBeDefined();
    expect(api.inputsOf('demo.setAccount')).toEqual([]);
  });

  it('put everything back', async () => {
    const { api, user } = await renderControls();
    await user.click(screen.getByRole('button', { name: 'Put everything back' }));
    expect(api.inputsOf('demo.reset')).toEqual([undefined]);
  });

  it('change how Beeper is', async () => {
    const { api, user } = await renderControls();
    await user.click(screen.getByRole('radio', { name: 'Slow' }));
    expect(api.inputsOf('demo.setBeeper')).toEqual([{ state: 'slow' }]);
  });

  it('change an account, and show it as it is when that is refused', async () => {
    const { api, user } = await renderControls();
    const select = screen.getByRole<HTMLSelectElement>('combobox', {
      name: 'State of WhatsApp (Alice)',
    });
    await user.selectOptions(select, 'hibernating');
    expect(api.inputsOf('demo.setAccount')).toEqual([
      { accountID: 'whatsapp-1', status: 'hibernating' },
    ]);
    api.refuse('demo.setAccount', 'No such account.');
    await user.selectOptions(select, 'disconnected');
    expect(await screen.findByText('No such account.')).toBeDefined();
    expect(select.value).toBe('connected');
  });

  it('begin a sign-in', async () => {
    const { api, store, user } = await renderControls();
    await user.click(screen.getByRole('button', { name: 'Sign in to Signal' }));
    api.push('login', aLogin());
    expect(api.inputsOf('login.start')).toEqual([{ bridgeID: 'signal' }]);
    expect(store.route).toEqual({ view: 'login' });
  });
});
