import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { createTestApp } from '../testing/app';
import BannerList from './banner-list.svelte';

const banners = [
  { id: 'a', text: 'The history was damaged.' },
  { id: 'b', text: 'The settings were damaged.' },
];

it('shows each banner and dismisses the one whose button is pressed', async () => {
  const user = userEvent.setup();
  const { api, wrapper } = await createTestApp();
  render(BannerList, { banners }, wrapper);
  expect(screen.getAllByRole('listitem')).toHaveLength(2);
  await user.click(screen.getByRole('button', { name: 'Dismiss: The settings were damaged.' }));
  expect(api.inputsOf('banners.dismiss')).toEqual([{ id: 'b' }]);
});

it('says why a banner could not be dismissed', async () => {
  const user = userEvent.setup();
  const { api, wrapper } = await createTestApp();
  api.refuse('banners.dismiss', 'Not now.');
  render(BannerList, { banners }, wrapper);
  await user.tab();
  await user.keyboard('{Enter}');
  expect(await screen.findByText('Not now.')).toBeDefined();
});

it('renders nothing without banners', async () => {
  const { wrapper } = await createTestApp();
  render(BannerList, { banners: [] }, wrapper);
  expect(screen.queryByRole('list')).toBeNull();
});

it('reads out what is new, once, and nothing when a banner goes', async () => {
  const { wrapper } = await createTestApp();
  const { rerender } = render(BannerList, { banners: banners.slice(0, 1) }, wrapper);
  const region = screen.getByRole('status');
  expect(region.textContent).toBe('The history was damaged.');
  await rerender({ banners });
  expect(region.textContent).toBe('The settings were damaged.');
  await rerender({ banners: banners.slice(0, 1) });
  expect(region.textContent).toBe('The settings were damaged.');
});
