import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { createTestApp } from '../../testing/app';
import View from './view.svelte';

const about = {
  versions: [{ name: 'Bridgekeeper', version: '0.1.0' }],
  licences: [{ name: 'svelte', version: '5.0.0', licence: 'MIT', text: 'Permission is granted' }],
};

async function renderAbout() {
  const { api, wrapper } = await createTestApp();
  api.answer('about.read', about);
  api.answer('diagnostics.read', 'Bridgekeeper diagnostics');
  const user = userEvent.setup();
  render(View, { onback: () => undefined }, wrapper);
  return { api, user };
}

describe('the page about the program', () => {
  it('shows versions, and a licence’s text once it is open', async () => {
    const { user } = await renderAbout();
    expect(await screen.findByText('0.1.0')).toBeDefined();
    expect(screen.queryByText('Permission is granted')).toBeNull();
    await user.click(await screen.findByText('svelte 5.0.0'));
    expect(await screen.findByText('Permission is granted')).toBeDefined();
  });

  it('copies diagnostics without names, or with them once they are wanted', async () => {
    const { api, user } = await renderAbout();
    const copied = vi.spyOn(navigator.clipboard, 'writeText');
    await screen.findByText('Bridgekeeper diagnostics');
    await user.click(screen.getByRole('button', { name: 'Copy diagnostics' }));
    expect(copied).toHaveBeenCalledExactlyOnceWith('Bridgekeeper diagnostics');
    expect(await screen.findByText('Copied')).toBeDefined();
    await user.click(screen.getByRole('checkbox', { name: 'With names' }));
    expect(api.inputsOf('diagnostics.read')).toEqual([{ names: false }, { names: true }]);
    expect(screen.queryByText('Copied')).toBeNull();
  });

  it('tries again when the diagnostics could not be put together', async () => {
    const { api, user } = await renderAbout();
    api.refuse('diagnostics.read', 'Not now.');
    await user.click(screen.getByRole('checkbox', { name: 'With names' }));
    expect(await screen.findByText('Not now.')).toBeDefined();
    api.answer('diagnostics.read', 'With Alice');
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('With Alice')).toBeDefined();
  });

  it('opens the log folder', async () => {
    const { api, user } = await renderAbout();
    await user.click(screen.getByRole('button', { name: 'Open the log folder' }));
    expect(api.inputsOf('logs.open')).toEqual([undefined]);
    expect(await screen.findByText('The folder is opening in your file manager.')).toBeDefined();
  });
});
