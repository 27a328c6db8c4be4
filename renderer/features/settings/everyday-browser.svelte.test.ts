import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import {
  NO_EVERYDAY_BROWSERS,
  type EverydayBrowsersState,
  type FoundBrowser,
} from '../../../shared/model/everyday-browser';
import { createTestApp } from '../../testing/app';
import EverydayBrowser from './everyday-browser.svelte';

const found = (name: string, state: FoundBrowser['state']): FoundBrowser => ({
  name,
  state,
  problem: state === 'failed' ? 'its folder is read-only' : null,
});

async function renderBrowsers(state: Partial<EverydayBrowsersState> = {}) {
  const app = await createTestApp({ everydayBrowsers: { ...NO_EVERYDAY_BROWSERS, ...state } });
  render(EverydayBrowser, {}, app.wrapper);
  return { ...app, user: userEvent.setup() };
}

const button = (name: string) => screen.getByRole('button', { name });
const buttons = () => screen.getAllByRole('button').map(({ textContent }) => textContent.trim());
const rows = () => screen.getAllByRole('listitem').map(({ textContent }) => textContent.trim());

describe('the everyday browsers', () => {
  it('are set up by keyboard, and the button stays where it was', async () => {
    const { api, user } = await renderBrowsers({ browsers: [found('Chromium', 'absent')] });
    expect(api.names()).toEqual(expect.arrayContaining(['everydayBrowsers.look']));
    expect(rows()).toEqual([expect.stringMatching(/^Chromium\s+Not set up\.$/)]);
    expect(buttons()).toEqual(['Set up…', 'Show the extension’s folder']);
    button('Set up…').focus();
    await user.keyboard('{Enter}');
    expect(api.names()).toContain('everydayBrowsers.setUp');
    const browsers = [found('Chromium', 'ready')];
    api.push('everydayBrowsers', { ...NO_EVERYDAY_BROWSERS, browsers });
    expect(await screen.findByText('Set up.')).toBeDefined();
    expect(document.activeElement).toBe(button('Set up again…'));
  });

  it('say why nothing has changed', async () => {
    const { api, user } = await renderBrowsers({ browsers: [found('Chromium', 'absent')] });
    api.refuse('everydayBrowsers.setUp', 'You did not confirm it.');
    await user.click(button('Set up…'));
    expect((await screen.findByText('You did not confirm it.')).role).toBe('alert');
    await user.click(button('Show the extension’s folder'));
    expect(api.names()).toContain('everydayBrowsers.showFolder');
    expect(screen.queryByText('You did not confirm it.')).toBeNull();
  });

  it('are left, and the keyboard stays in this part', async () => {
    const browsers = [found('Chromium', 'ready'), found('Firefox', 'failed')];
    const { api, user } = await renderBrowsers({ browsers });
    expect(screen.getByText('This did not work: its folder is read-only.')).toBeDefined();
    await user.click(button('Remove it from your browsers'));
    expect(api.names()).toContain('everydayBrowsers.remove');
    expect(document.activeElement).toBe(button('Set up again…'));
  });

  it('say what cannot be, where a system keeps them apart', async () => {
    await renderBrowsers({ browsers: [found('Firefox (Snap)', 'sandboxed')] });
    expect(screen.getByText(/^It is installed as a Snap or Flatpak/)).toBeDefined();
    expect(screen.getByText(/^No browser was found/)).toBeDefined();
    expect(buttons()).toEqual(['Show the extension’s folder']);
  });

  it('lead to the store where there is one', async () => {
    const { api, user } = await renderBrowsers({ storeURL: 'https://store.example/' });
    await user.click(button('Get the extension'));
    expect(api.names()).toContain('everydayBrowsers.openStore');
  });

  it('say that they cannot be had on Windows', async () => {
    await renderBrowsers({ isSupported: false });
    expect(screen.getByText(/^On Windows this does not work yet/)).toBeDefined();
    expect(screen.queryAllByRole('button')).toEqual([]);
  });
});
