import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { NO_SILENCES, type Silences } from '../../shared/model/silences';
import { createTestApp, NOW_MS } from '../testing/app';
import PauseButton from './pause-button.svelte';
import PauseStrip from './pause-strip.svelte';

const HOUR_MS = 3_600_000;

async function renderStrip(silences: Partial<Silences>) {
  const app = await createTestApp({ silences: { ...NO_SILENCES, ...silences } });
  render(PauseStrip, {}, app.wrapper);
  return { ...app, user: userEvent.setup() };
}

async function renderButton() {
  const app = await createTestApp();
  render(PauseButton, {}, app.wrapper);
  return { ...app, user: userEvent.setup() };
}

const opener = () => screen.getByRole('button', { name: 'Pause notifications' });
const items = () => screen.queryAllByRole('menuitem').map((item) => item.textContent?.trim());

it('a pause is said with its end, and ends by its button', async () => {
  const snooze = { since: NOW_MS, until: NOW_MS + HOUR_MS };
  const { api, user } = await renderStrip({ snooze });
  expect(screen.getByText('Notifications are paused until 15:00.')).toBeDefined();
  await user.click(screen.getByRole('button', { name: 'Resume' }));
  expect(api.inputsOf('notifications.snooze')).toEqual([{ length: null }]);
  api.push('silences', NO_SILENCES);
  await expect.poll(() => screen.queryByRole('button', { name: 'Resume' })).toBeNull();
});

it('a pause without an end says so, and why it could not be ended', async () => {
  const { api, user } = await renderStrip({ snooze: { since: NOW_MS, until: null } });
  expect(screen.getByText('Notifications are paused until you resume them.')).toBeDefined();
  api.refuse('notifications.snooze', 'The disk is full.');
  await user.click(screen.getByRole('button', { name: 'Resume' }));
  expect(await screen.findByText('The disk is full.')).toBeDefined();
});

it('a pause that begins later is said by the same live region', async () => {
  const { api } = await renderStrip({});
  const [region] = screen.getAllByRole('status');
  api.push('silences', { ...NO_SILENCES, snooze: { since: NOW_MS, until: null } });
  await expect.poll(() => region?.textContent).toContain('paused');
});

it('quiet hours are said with the way to their settings', async () => {
  const { store, user } = await renderStrip({ quietUntil: NOW_MS + 2 * HOUR_MS });
  expect(screen.getByText('Quiet hours until 16:00.')).toBeDefined();
  expect(screen.queryByRole('button', { name: 'Resume' })).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Change quiet hours' }));
  expect(store.route).toEqual({ view: 'settings' });
});

it('the four lengths of a pause are a menu, by mouse', async () => {
  const { api, user } = await renderButton();
  expect(items()).toEqual([]);
  await user.click(opener());
  expect(items()).toEqual([
    'For 30 minutes',
    'For 1 hour',
    'Until tomorrow 8:00',
    'Until I resume',
  ]);
  await user.click(screen.getByRole('menuitem', { name: 'For 1 hour' }));
  expect(api.inputsOf('notifications.snooze')).toEqual([{ length: '1-hour' }]);
  expect(items()).toEqual([]);
});

it('and by keyboard: arrows move, Enter chooses, Escape gives the focus back', async () => {
  const { api, user } = await renderButton();
  await user.tab();
  expect(opener().getAttribute('aria-expanded')).toBe('false');
  await user.keyboard('{ArrowDown}');
  expect(opener().getAttribute('aria-expanded')).toBe('true');
  expect(document.activeElement?.textContent?.trim()).toBe('For 30 minutes');
  await user.keyboard('{Escape}');
  expect(items()).toEqual([]);
  expect(document.activeElement).toBe(opener());
  await user.keyboard('{ArrowUp}');
  expect(document.activeElement?.textContent?.trim()).toBe('Until I resume');
  await user.keyboard('{ArrowUp}{Enter}');
  expect(api.inputsOf('notifications.snooze')).toEqual([{ length: 'until-tomorrow' }]);
  expect(document.activeElement).toBe(opener());
});

it('the menu is left by Tab', async () => {
  const { user } = await renderButton();
  await user.click(opener());
  await user.tab();
  expect(items()).toEqual([]);
});

it('a pause that could not begin says why', async () => {
  const { api, user } = await renderButton();
  api.refuse('notifications.snooze', 'The disk is full.');
  await user.click(opener());
  await user.click(screen.getByRole('menuitem', { name: 'For 1 hour' }));
  expect((await screen.findByRole('alert')).textContent).toBe('The disk is full.');
});
