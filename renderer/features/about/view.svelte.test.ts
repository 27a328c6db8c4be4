import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { createTestApp } from '../../testing/app';
import View from './view.svelte';

const about = {
  versions: [{ name: 'Bridgekeeper', version: '0.1.0' }],
  licences: [{ name: 'svelte', version: '5.0.0', licence: 'MIT', text: 'Permission is granted' }],
};

const lines = [
  { id: 'beeper', state: 'ok', what: 'Beeper answers.', how: null },
  { id: 'tray', state: 'mend', what: 'There is no tray.', how: 'Add one.' },
  { id: 'answers', state: 'mend', what: '1 is odd.', how: 'Update.', details: ['status: number'] },
] as const;

async function renderAbout() {
  const { api, wrapper } = await createTestApp();
  api.answer('about.read', about);
  api.answer('checkUp.run', lines);
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
    await screen.findByText('2 things are to mend.');
    await screen.findByText('Bridgekeeper diagnostics');
    await user.click(screen.getByRole('button', { name: 'Copy diagnostics' }));
    expect(copied).toHaveBeenCalledExactlyOnceWith('Bridgekeeper diagnostics');
    expect(await screen.findByText('Copied')).toBeDefined();
    await user.click(screen.getByRole('checkbox', { name: 'With names' }));
    expect(api.inputsOf('diagnostics.read').at(-1)).toEqual({ names: true });
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

  it('says how everything is that the program needs, and what to do', async () => {
    const { api, user } = await renderAbout();
    expect(await screen.findByText('2 things are to mend.')).toBeDefined();
    expect(screen.getAllByText('to mend')).toHaveLength(2);
    for (const text of ['Beeper answers.', 'fine', 'There is no tray.', 'Add one.']) {
      expect(screen.getByText(text)).toBeDefined();
    }
    expect(screen.getByText('status: number')).toBeDefined();
    const button = screen.getByRole('button', { name: 'Check again' });
    api.answer('checkUp.run', lines.slice(0, 1));
    await user.click(button);
    expect(await screen.findByText('Nothing is to mend.')).toBeDefined();
    expect(screen.queryByText('There is no tray.')).toBeNull();
    // The diagnostics have it too, and are put together again each time.
    expect(api.inputsOf('diagnostics.read')).toHaveLength(3);
  });

  it('says that it is checking, and why that failed', async () => {
    const { api, user } = await renderAbout();
    await screen.findByText('2 things are to mend.');
    api.refuse('checkUp.run', 'Not now.');
    const clicked = user.click(screen.getByRole('button', { name: 'Check again' }));
    expect(await screen.findByText('Not now.')).toBeDefined();
    await clicked;
    expect(screen.getByText('There is no tray.')).toBeDefined();
  });
});
