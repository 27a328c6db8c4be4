import { fireEvent, render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { NO_SILENCES } from '../../../shared/model/silences';
import type { Preferences, QuietWindow } from '../../../shared/model/settings';
import { anAccount, aSnapshot } from '../../../shared/testing/fixtures';
import { createTestApp, NOW_MS } from '../../testing/app';
import { aSettingsState } from '../../testing/fixtures';
import View from './view.svelte';

const EVERY_DAY = [0, 1, 2, 3, 4, 5, 6];
const night: QuietWindow = { days: [1, 2, 3, 4, 5], from: '22:00', to: '07:00' };
const noon: QuietWindow = { days: [1], from: '12:00', to: '13:00' };

async function renderSettings(preferences: Partial<Preferences> = {}) {
  const muted = { accountID: 'gone-1', kind: 'muted', since: NOW_MS, until: null } as const;
  const app = await createTestApp({
    settings: aSettingsState(preferences),
    snapshot: aSnapshot({ accounts: [anAccount()] }),
    silences: { ...NO_SILENCES, accounts: [muted] },
  });
  render(View, { onback: () => undefined }, app.wrapper);
  const changes = () => app.api.inputsOf('settings.change');
  return { ...app, changes, user: userEvent.setup() };
}

const quietHours = () => within(screen.getByRole('region', { name: 'Quiet hours' }));
const oneWindow = (name: string) => within(screen.getByRole('group', { name }));
const add = () => quietHours().getByRole('button', { name: 'Add quiet hours' });
const WORKDAY_NIGHTS = 'Monday to Friday, 22:00 until 07:00 the next day';

describe('quiet hours', () => {
  it('are added: every night at first, with the focus in them', async () => {
    const { api, changes, user } = await renderSettings();
    api.hold('settings.change');
    await user.click(add());
    expect(changes()).toEqual([{ quietHours: [{ days: EVERY_DAY, from: '22:00', to: '07:00' }] }]);
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Monday' }));
  });

  it('are said in words, over midnight too', async () => {
    await renderSettings({ quietHours: [night, { ...noon, to: '12:00' }] });
    expect(screen.getByRole('group', { name: WORKDAY_NIGHTS })).toBeDefined();
    expect(screen.getByRole('group', { name: /^Monday, the whole day/ })).toBeDefined();
  });

  it('change their days, each a toggle with its full name', async () => {
    const { changes, user } = await renderSettings({ quietHours: [noon, night] });
    const day = (name: string) => oneWindow(WORKDAY_NIGHTS).getByRole('button', { name });
    expect(day('Friday').getAttribute('aria-pressed')).toBe('true');
    expect(day('Sunday').getAttribute('aria-pressed')).toBe('false');
    await user.click(day('Friday'));
    expect(changes().at(-1)).toEqual({ quietHours: [noon, { ...night, days: [1, 2, 3, 4] }] });
  });

  it('change their times', async () => {
    const { changes } = await renderSettings({ quietHours: [night] });
    const from = oneWindow(WORKDAY_NIGHTS).getByLabelText('From');
    await fireEvent.change(from, { target: { value: '23:30' } });
    expect(changes()).toEqual([{ quietHours: [{ ...night, from: '23:30' }] }]);
  });

  it('keep their time when a field is left empty, and say so', async () => {
    const { changes } = await renderSettings({ quietHours: [night] });
    const to = oneWindow(WORKDAY_NIGHTS).getByLabelText<HTMLInputElement>('To');
    await fireEvent.change(to, { target: { value: '' } });
    expect(to.getAttribute('aria-invalid')).toBe('true');
    expect(screen.getByText('Choose a time of day.')).toBeDefined();
    await fireEvent.blur(to);
    expect(to.value).toBe('07:00');
    expect(screen.queryByText('Choose a time of day.')).toBeNull();
    expect(changes()).toEqual([]);
  });

  it('say that they overlap, or have no day', async () => {
    await renderSettings({
      quietHours: [night, { ...night, from: '21:00' }, { ...noon, days: [] }],
    });
    expect(screen.getByText(/^Some of these hours overlap/)).toBeDefined();
    expect(screen.getAllByText(/^No day is chosen/)).toHaveLength(1);
  });

  it('do not claim an overlap that is none', async () => {
    await renderSettings({ quietHours: [night, noon] });
    expect(screen.queryByText(/overlap/)).toBeNull();
  });

  it('are removed, one at a time, and the focus is not lost', async () => {
    const { changes, user } = await renderSettings({ quietHours: [noon, night] });
    await user.click(screen.getByRole('button', { name: 'Remove: Monday, 12:00 to 13:00' }));
    expect(changes()).toEqual([{ quietHours: [night] }]);
    expect(document.activeElement).toBe(add());
  });

  it('are twenty at most', async () => {
    const twenty = Array.from({ length: 20 }, () => ({ ...noon, days: [] }));
    const { changes, user } = await renderSettings({ quietHours: twenty });
    await user.click(add());
    expect(changes()).toEqual([]);
    expect(screen.getByText('These are as many as Bridgekeeper can keep.')).toBeDefined();
  });

  it('say why a change was refused, and stay', async () => {
    const { api, user } = await renderSettings({ quietHours: [night] });
    api.refuse('settings.change', 'The settings cannot be saved.');
    await user.click(oneWindow(WORKDAY_NIGHTS).getByRole('button', { name: 'Monday' }));
    expect(await quietHours().findByText('The settings cannot be saved.')).toBeDefined();
    expect(screen.getByRole('group', { name: WORKDAY_NIGHTS })).toBeDefined();
  });
});

it('each reminder is turned off alone', async () => {
  const { changes, user } = await renderSettings();
  await user.click(screen.getByRole('checkbox', { name: 'After 4 hours' }));
  expect(changes()).toEqual([
    { reminders: { 'after-1-hour': true, 'after-4-hours': false, daily: true } },
  ]);
});

describe('important accounts', () => {
  it('are listed, also one that Beeper does not list, with the way back', async () => {
    const { api, changes, user } = await renderSettings({
      importantAccounts: ['whatsapp-1', 'gone'],
    });
    api.hold('settings.change');
    expect(screen.getByRole('button', { name: /^Not important: .?gone/ })).toBeDefined();
    await user.click(screen.getByRole('button', { name: 'Not important: WhatsApp (Alice)' }));
    expect(changes()).toEqual([{ importantAccounts: ['gone'] }]);
    const region = within(screen.getByRole('region', { name: 'Important accounts' }));
    await expect.poll(() => document.activeElement).toBe(region.getByRole('button'));
  });

  it('say how to have one', async () => {
    await renderSettings();
    expect(screen.getByText(/^None yet\. Open an account/)).toBeDefined();
  });
});

it('what is muted is listed, and the last way back gives the focus to the heading', async () => {
  const { api, user } = await renderSettings();
  await user.click(screen.getByRole('button', { name: /^Unmute .?gone-1/ }));
  expect(api.inputsOf('notifications.mute')).toEqual([{ accountID: 'gone-1', length: null }]);
  api.push('silences', NO_SILENCES);
  const heading = screen.getByRole('heading', { level: 2, name: 'Settings' });
  await expect.poll(() => document.activeElement).toBe(heading);
  expect(screen.queryByText('Muted or put off')).toBeNull();
});
