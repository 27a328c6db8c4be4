import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { SETTINGS_VERSION } from '../../shared/model/settings';
import { createLocalTime } from '../../shared/util/local-time';
import { ENDING_COOKIE, ENDING_DAYS } from '../../simulator/sites/lab/cookies';
import { PLANTED } from '../../simulator/sites/secret';
import { filesWith } from '../login/leaks';
import { pressSignIn, startAtLab } from '../login/lab';
import { createSignIn, expect, test } from '../login/sign-in';
import { SIGNAL, WHATSAPP } from '../program';
import { openSettings } from '../settings/page';
import { quietHoursAround } from '../time-of-day';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const ODDITY = 'A cookie with an end';
const RENEW = 'Renew Lab soon';

interface StoredEnd {
  signedInAt: number;
  endsAt: number;
  isTold: boolean;
}

/** What is remembered of the one account that was signed in to, and nothing besides. */
async function storedEnd(userDataDir: string): Promise<StoredEnd> {
  const file = JSON.parse(await readFile(join(userDataDir, 'renewals.json'), 'utf8')) as {
    accounts: Record<string, StoredEnd>;
  };
  const [end, ...others] = Object.values(file.accounts);
  if (end === undefined) throw new Error('nothing is remembered');
  expect(others).toEqual([]);
  expect(Object.keys(end).sort()).toEqual(['endsAt', 'isTold', 'signedInAt']);
  return end;
}

const lifeOf = ({ signedInAt, endsAt }: StoredEnd) => (endsAt - signedInAt) / DAY_MS;
const dayOf = ({ endsAt }: StoredEnd) => createLocalTime('h23').day(endsAt, Date.now());

test('a sign-in that may run out is told once, over a restart, and is renewed by signing in', async ({
  signIn,
  notifications,
  simulator,
  startProgram,
  userDataDir,
}) => {
  await pressSignIn(await startAtLab(signIn, ODDITY));
  await signIn.expectDone();
  await signIn.press('Done');
  await signIn.press(/^Lab/);
  const first = await storedEnd(userDataDir);
  expect(lifeOf(first)).toBeCloseTo(ENDING_DAYS.usual, 2);
  const page = await signIn.page();
  await expect(page.getByText(`may run out around ${dayOf(first)}`)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Renew now' })).toHaveCount(0);

  await test.step('not before it is due, and then once', async () => {
    await signIn.program.advance(0.85 * ENDING_DAYS.usual * DAY_MS);
    await signIn.program.poll();
    expect(notifications.count()).toBe(0);
    await signIn.program.advance(0.06 * ENDING_DAYS.usual * DAY_MS);
    await signIn.program.poll();
    const shown = await notifications.waitFor(RENEW);
    expect(shown.body).toContain(`may run out around ${dayOf(first)}`);
    expect(shown.hints['urgency']).toBe(1);
    await signIn.program.poll();
    expect(notifications.count()).toBe(1);
    await page.getByRole('button', { name: 'Settings', exact: true }).click();
    notifications.click(shown.id);
    await expect(page.getByRole('button', { name: 'Renew now' })).toBeVisible();
  });

  expect(await filesWith(dirname(userDataDir), [ENDING_COOKIE, PLANTED])).toEqual([]);
  await signIn.program.quit();

  const second = createSignIn(await startProgram({ args: [] }), simulator);
  await test.step('not again after a restart', async () => {
    await second.program.advance(0.95 * ENDING_DAYS.usual * DAY_MS);
    await second.program.poll();
    expect(await storedEnd(userDataDir)).toMatchObject({ isTold: true, endsAt: first.endsAt });
    expect(notifications.count(RENEW)).toBe(1);
  });

  await test.step('and a renewal moves the day', async () => {
    await second.press(/^Lab/);
    await second.press('Renew now');
    const window = await second.page();
    await window.getByRole('radio', { name: ODDITY, exact: true }).check();
    await second.press('Continue');
    const site = await second.site('lab.localhost');
    await site.getByRole('button', { name: 'Stay longer' }).click({ noWaitAfter: true });
    await second.expectDone();
    await second.press('Done');
    await second.press(/^Lab/);
    const renewed = await storedEnd(userDataDir);
    const later = (renewed.endsAt - first.endsAt) / DAY_MS;
    expect(later).toBeCloseTo(ENDING_DAYS.stays - ENDING_DAYS.usual, 1);
    expect(renewed.isTold).toBe(false);
    await expect(window.getByText(`may run out around ${dayOf(renewed)}`)).toBeVisible();
    await expect(window.getByRole('button', { name: 'Renew now' })).toHaveCount(0);
  });

  await second.program.quit();
  expect(await filesWith(dirname(userDataDir), [ENDING_COOKIE, PLANTED])).toEqual([]);
  // The search finds what is there.
  expect(await filesWith(dirname(userDataDir), ['signedInAt'])).not.toEqual([]);
});

test('it waits until it is wanted and quiet hours are over; an end that passed meanwhile is no news', async ({
  notifications,
  startProgram,
  userDataDir,
}) => {
  const now = Date.now();
  const settings = {
    version: SETTINGS_VERSION,
    notifications: { renewal: false },
    quietHours: [quietHoursAround(now)],
  };
  const ends = (inMs: number) => ({
    signedInAt: now - 80 * DAY_MS,
    endsAt: now + inMs,
    isTold: false,
  });
  // What an earlier run left.
  const renewals = {
    version: 1,
    accounts: { [WHATSAPP]: ends(2 * DAY_MS), [SIGNAL]: ends(-MINUTE_MS) },
  };
  await writeFile(join(userDataDir, 'settings.json'), JSON.stringify(settings));
  await writeFile(join(userDataDir, 'renewals.json'), JSON.stringify(renewals));

  const program = await startProgram({ args: [] });
  await program.logged(`not notified: renewal ${WHATSAPP} (kind-off)`);
  await (await openSettings(program)).notification('sign-in runs out').check();
  await program.logged(`not notified: renewal ${WHATSAPP} (quiet-hours)`);
  expect(notifications.count()).toBe(0);

  await program.advance(21 * MINUTE_MS);
  await program.poll();
  const shown = await notifications.waitFor('Renew WhatsApp soon');
  expect(shown.actions).toEqual({ default: 'Show', renew: 'Renew now' });
  await program.poll();
  expect(notifications.count()).toBe(1);
  expect(await program.log()).not.toContain(`renewal ${SIGNAL}`);

  notifications.clickAction(shown.id, 'renew');
  const page = await program.window();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sign in to WhatsApp again');
});
