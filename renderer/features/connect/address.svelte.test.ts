import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { createTestApp } from '../../testing/app';
import { aConnection } from '../../testing/fixtures';
import Address from './address.svelte';

const insecure = { kind: 'insecure-address', detail: null } as const;
const field = () => screen.getByLabelText<HTMLInputElement>('Address');

async function renderAddress() {
  const user = userEvent.setup();
  const { api, wrapper } = await createTestApp();
  const props = { connection: aConnection(), problem: null };
  const { rerender } = render(Address, props, wrapper);
  return { user, api, rerender };
}

describe('the address of a Beeper elsewhere', () => {
  it('is set by Enter to what was typed', async () => {
    const { user, api } = await renderAddress();
    await user.type(field(), ' https://beeper.example.com {Enter}');
    expect(api.inputsOf('connection.setAddress')).toEqual([
      { address: 'https://beeper.example.com', insecureConfirmed: false },
    ]);
  });

  it('is required', async () => {
    const { user, api } = await renderAddress();
    await user.type(field(), '{Enter}');
    expect(screen.getByText('Enter the address first.')).toBeDefined();
    expect(document.activeElement).toBe(field());
    expect(api.inputsOf('connection.setAddress')).toEqual([]);
  });

  it('says why it was refused', async () => {
    const { user, api } = await renderAddress();
    api.refuse('connection.setAddress', 'Not now.');
    await user.type(field(), 'https://b.example{Enter}');
    expect(await screen.findByText('Not now.')).toBeDefined();
  });

  it('is left again for this computer', async () => {
    const { user, api, rerender } = await renderAddress();
    const discovery = { hasSearched: true, found: [], address: 'https://b.example' };
    await rerender({ connection: aConnection({ discovery }) });
    await user.click(screen.getByRole('button', { name: 'Back to this computer' }));
    expect(api.inputsOf('connection.setAddress')).toEqual([null]);
  });

  it('is used unencrypted once that is confirmed', async () => {
    const { user, api, rerender } = await renderAddress();
    await user.type(field(), 'http://a.example{Enter}');
    await rerender({ problem: insecure });
    await user.click(screen.getByRole('button', { name: 'Use it all the same' }));
    expect(api.inputsOf('connection.setAddress').at(-1)).toEqual({
      address: 'http://a.example',
      insecureConfirmed: true,
    });
  });

  it('is confirmed only for the address that was warned about', async () => {
    const { user, api, rerender } = await renderAddress();
    await user.type(field(), 'http://a.example{Enter}');
    await rerender({ problem: insecure });
    await user.clear(field());
    await user.type(field(), 'http://b.example');
    expect(screen.queryByRole('button', { name: 'Use it all the same' })).toBeNull();
    await user.type(field(), '{Enter}');
    expect(api.inputsOf('connection.setAddress').at(-1)).toEqual({
      address: 'http://b.example',
      insecureConfirmed: false,
    });
  });
});
