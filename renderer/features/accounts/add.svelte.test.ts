import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { createTestApp } from '../../testing/app';
import { aBridge } from '../../../shared/testing/fixtures';
import { aLogin } from '../../testing/fixtures';
import Add from './add.svelte';

const signal = aBridge({ bridgeID: 'signal', displayName: 'Signal', network: 'Signal' });
const full = aBridge({ bridgeID: 'x', displayName: 'X', network: 'X', status: 'limit_reached' });

async function renderAdd() {
  const app = await createTestApp();
  const onback = vi.fn<() => void>();
  render(Add, { bridges: [full, signal], onback }, app.wrapper);
  return { ...app, user: userEvent.setup(), onback };
}

it('starts a login at a bridge that takes accounts', async () => {
  const { api, store, user } = await renderAdd();
  await user.click(screen.getByRole('button', { name: 'Add Signal' }));
  api.push('login', aLogin());
  expect(api.inputsOf('login.start')).toEqual([{ bridgeID: 'signal' }]);
  expect(store.route).toEqual({ view: 'login' });
});

it('says why a bridge takes none', async () => {
  await renderAdd();
  expect(
    screen.getByText('You have as many accounts of this network as Beeper allows.'),
  ).toBeDefined();
  expect(screen.queryByRole('button', { name: 'Add X' })).toBeNull();
});

it('says why a login could not be started, and stays', async () => {
  const { api, store, user } = await renderAdd();
  api.refuse('login.start', 'Another sign-in is open.');
  await user.click(screen.getByRole('button', { name: 'Add Signal' }));
  expect(await screen.findByText('Another sign-in is open.')).toBeDefined();
  expect(store.route).toEqual({ view: 'overview' });
});

it('leads back', async () => {
  const { user, onback } = await renderAdd();
  await user.click(screen.getByRole('button', { name: 'Overview' }));
  expect(onback).toHaveBeenCalledOnce();
});
