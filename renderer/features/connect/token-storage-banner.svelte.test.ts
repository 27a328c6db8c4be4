import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { TokenStorage } from '../../../shared/model/connection';
import { createTestApp } from '../../testing/app';
import { aConnection } from '../../testing/fixtures';
import TokenStorageBanner from './token-storage-banner.svelte';

const connectionWith = (tokenStorage: TokenStorage) => {
  const connection = aConnection();
  const { active } = connection;
  return active.kind === 'beeper'
    ? { ...connection, active: { ...active, tokenStorage } }
    : connection;
};

async function renderBanner(tokenStorage: TokenStorage = 'memory') {
  const { api, wrapper } = await createTestApp({ connection: connectionWith(tokenStorage) });
  render(TokenStorageBanner, {}, wrapper);
  return { api, user: userEvent.setup() };
}

const warning = () => screen.queryByText(/No keyring keeps the token/);
const opener = () => screen.getByRole('button', { name: 'Keep it in a file instead' });
const question = () => screen.queryByRole('alertdialog', { name: 'Keep the token in a file?' });
const yes = () => screen.getByRole('button', { name: 'Keep it in a file' });

describe('a token that is in memory only', () => {
  it.each<TokenStorage>(['keyring', 'plain', 'environment'])(
    'is not one of %s',
    async (storage) => {
      await renderBanner(storage);
      expect(warning()).toBeNull();
    },
  );

  it('is not written to a file before the user has read what that means', async () => {
    const { api, user } = await renderBanner();
    expect(warning()).not.toBeNull();
    await user.click(opener());
    expect(question()).not.toBeNull();
    expect(screen.getByText(/the token stands in it as it is/)).toBeDefined();
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Do not keep it' }));
    expect(api.inputsOf('connection.saveUnencrypted')).toEqual([]);
    await user.click(yes());
    expect(api.inputsOf('connection.saveUnencrypted')).toEqual([undefined]);
    expect(question()).toBeNull();
  });

  it.each(['Escape', 'the button'])('stays there with %s, and the focus goes back', async (way) => {
    const { api, user } = await renderBanner();
    await user.click(opener());
    await user.keyboard(way === 'Escape' ? '{Escape}' : '{Enter}');
    expect(question()).toBeNull();
    expect(document.activeElement).toBe(opener());
    expect(api.inputsOf('connection.saveUnencrypted')).toEqual([]);
  });

  it('stays there when the file cannot be written, and the user hears why', async () => {
    const { api, user } = await renderBanner();
    api.refuse('connection.saveUnencrypted', 'The disk is full.');
    await user.click(opener());
    await user.click(yes());
    expect(await screen.findByText('The disk is full.')).toBeDefined();
    expect(question()).not.toBeNull();
  });

  it('is warned of no more once it is stored', async () => {
    const { api, user } = await renderBanner();
    await user.click(opener());
    api.push('connection', connectionWith('plain'));
    await Promise.resolve();
    expect(warning()).toBeNull();
    expect(question()).toBeNull();
  });
});
