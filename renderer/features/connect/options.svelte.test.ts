import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { ConnectionState } from '../../../shared/model/connection';
import { createTestApp } from '../../testing/app';
import { aBeeper, aConnection } from '../../testing/fixtures';
import Options from './options.svelte';

const server = aBeeper({ baseURL: 'https://b.example', name: 'Server', isLocal: false });

async function renderOptions(state: Partial<ConnectionState> = {}) {
  const { api, wrapper } = await createTestApp();
  const connection = aConnection({ active: { kind: 'none' }, ...state });
  render(Options, { connection }, wrapper);
  return { api, user: userEvent.setup() };
}

const discovered = (...found: ConnectionState['discovery']['found']) => ({
  discovery: { hasSearched: true, found, address: null },
});

describe('connecting', () => {
  it('goes to the Beeper that was found', async () => {
    const { api, user } = await renderOptions();
    expect(screen.getByText('Beeper 4.2.785')).toBeDefined();
    await user.click(screen.getByRole('button', { name: 'Connect' }));
    expect(api.inputsOf('connection.connectInBrowser')).toEqual([
      { baseURL: 'http://127.0.0.1:23373' },
    ]);
  });

  it('goes to the one chosen among several, by keyboard too', async () => {
    const { api, user } = await renderOptions(discovered(aBeeper(), server));
    await user.tab();
    await user.keyboard('{ArrowDown}');
    await user.click(screen.getByRole('button', { name: 'Connect' }));
    expect(api.inputsOf('connection.connectInBrowser')).toEqual([{ baseURL: 'https://b.example' }]);
  });

  it('says why it could not begin', async () => {
    const { api, user } = await renderOptions();
    api.refuse('connection.connectInBrowser', 'Not now.');
    await user.click(screen.getByRole('button', { name: 'Connect' }));
    expect(await screen.findByText('Not now.')).toBeDefined();
  });

  it('is not offered while no Beeper answers', async () => {
    await renderOptions(discovered());
    expect(screen.getByText('Beeper Desktop is not running on this computer')).toBeDefined();
    expect(screen.queryByRole('button', { name: 'Connect' })).toBeNull();
  });

  it('says beside it what went wrong in the browser', async () => {
    await renderOptions({ problem: { kind: 'denied', detail: null } });
    expect(screen.getByText('You said no in the browser, so nothing was connected.')).toBeDefined();
  });

  it('offers to start again once the keyring is unlocked', async () => {
    const { api, user } = await renderOptions({ tokenStore: 'locked' });
    await user.click(screen.getByRole('button', { name: 'Start Bridgekeeper again' }));
    expect(api.inputsOf('connection.restartToUnlock')).toEqual([undefined]);
  });

  it('offers the demo', async () => {
    const { api, user } = await renderOptions();
    await user.click(screen.getByRole('button', { name: 'Try it with demo data' }));
    expect(api.inputsOf('demo.enter')).toEqual([undefined]);
  });
});

describe('a pasted token', () => {
  it('is sent, and removed from the page', async () => {
    const { api, user } = await renderOptions();
    const field = screen.getByLabelText<HTMLInputElement>('Token');
    await user.type(field, ' secret {Enter}');
    expect(api.inputsOf('connection.connectWithToken')).toEqual([
      { baseURL: 'http://127.0.0.1:23373', token: 'secret' },
    ]);
    expect(field.value).toBe('');
  });

  it('is required', async () => {
    const { api, user } = await renderOptions();
    await user.type(screen.getByLabelText('Token'), '{Enter}');
    expect(screen.getByText('Paste the token first.')).toBeDefined();
    expect(api.inputsOf('connection.connectWithToken')).toEqual([]);
  });

  it('is hidden until the user shows it', async () => {
    const { user } = await renderOptions();
    const field = screen.getByLabelText<HTMLInputElement>('Token');
    expect(field.type).toBe('password');
    await user.click(screen.getByRole('button', { name: 'Show Token' }));
    expect(field.type).toBe('text');
  });

  it('has its problem beside it', async () => {
    await renderOptions({ problem: { kind: 'bad-token', detail: 'no such token' } });
    expect(screen.getByText('Beeper does not accept this token.')).toBeDefined();
    expect(screen.getByText('no such token')).toBeDefined();
  });
});
