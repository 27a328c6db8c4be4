import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { WINDOW_TEXT } from '../shared/strings/window';
import { test, WHATSAPP } from './program';

const banners = (page: Page) => page.getByRole('list', { name: WINDOW_TEXT.banners });

const BROKEN: [file: string, content: string][] = [
  ['settings.json', '{"windowBounds": '],
  ['history.ndjson', 'not a change\n'],
  ['alerts.json', '[]'],
  ['renewals.json', '{"accounts": 3}'],
];

for (const [file, content] of BROKEN) {
  test(`a broken ${file} is set aside, reported, and replaced by defaults`, async ({
    userDataDir,
    startProgram,
  }) => {
    await writeFile(join(userDataDir, file), content);
    const program = await startProgram({ args: [] });
    const page = await program.window();
    await expect(banners(page).getByText(/could not be read/)).toBeVisible();
    await program.logged('Beeper is ok');
    const aside = (await readdir(userDataDir)).find((name) => name.startsWith(`${file}.broken-`));
    expect(await readFile(join(userDataDir, aside ?? ''), 'utf8')).toBe(content);
  });
}

for (const file of ['settings.json', 'history.ndjson', 'alerts.json', 'renewals.json']) {
  test(`a ${file} that cannot be opened is reported, and the program does without`, async ({
    userDataDir,
    notifications,
    startProgram,
  }) => {
    // A folder in its place: file permissions would not keep root out.
    await mkdir(join(userDataDir, file));
    const program = await startProgram({ args: [] });
    const page = await program.window();
    await expect(banners(page).getByText(/file cannot be opened/)).toBeVisible();
    await program.poll();
    await program.setStatus(WHATSAPP, 'reconnect_required');
    await notifications.waitFor(/sign in again/);
  });
}

test('settings that do not fit fall back alone, which is reported, and the old file is kept', async ({
  userDataDir,
  notifications,
  startProgram,
}) => {
  const file = join(userDataDir, 'settings.json');
  const edited = JSON.stringify({
    version: 1,
    pollSeconds: 'nonsense',
    shortcut: 7,
    theme: 'dark',
    notifications: { 'action-required': false, disconnected: true, recovered: true },
  });
  await writeFile(file, edited);
  const program = await startProgram({ args: [] });
  const page = await program.window();
  await expect(banners(page).getByText(/pollSeconds, shortcut could not be used/)).toBeVisible();
  const aside = (await readdir(userDataDir)).find((name) => name.startsWith('settings.json.'));
  await expect(banners(page).getByText(`The old file was kept as “${aside}”.`)).toBeVisible();
  expect(await readFile(join(userDataDir, aside ?? ''), 'utf8')).toBe(edited);
  expect(JSON.parse(await readFile(file, 'utf8'))).not.toHaveProperty('pollSeconds');
  await page.getByRole('button', { name: 'Settings', exact: true }).click();
  await expect(page.getByRole('spinbutton', { name: 'Check Beeper every' })).toHaveValue('5');
  await expect(page.getByRole('combobox', { name: 'Appearance' })).toHaveValue('dark');

  await program.poll();
  await program.setStatus(WHATSAPP, 'reconnect_required');
  await program.logged(`not notified: action-required ${WHATSAPP} (kind-off)`);
  expect(notifications.count()).toBe(0);
});

test('a banner stays until it is dismissed', async ({ userDataDir, startProgram }) => {
  await writeFile(join(userDataDir, 'alerts.json'), 'broken');
  const program = await startProgram({ args: [] });
  const page = await program.window();
  const text = /The alerts file could not be read/;
  await expect(banners(page).getByText(text)).toBeVisible();
  await page.getByRole('button', { name: /dismiss/i }).click();
  await expect(page.getByText(text)).toHaveCount(0);
});

test('the history survives a restart, and a line torn by a power cut', async ({
  userDataDir,
  startProgram,
  startWatching,
}) => {
  const first = await startWatching();
  await first.setStatus(WHATSAPP, 'reconnect_required');
  await first.quit();
  const file = join(userDataDir, 'history.ndjson');
  const written = await readFile(file, 'utf8');
  await writeFile(file, `${written}{"at":17,"acc`);

  const second = await startProgram({ args: [] });
  const page = await second.window();
  await page.getByRole('button', { name: /^WhatsApp/ }).click();
  const history = page
    .locator('section')
    .filter({ has: page.getByRole('heading', { name: 'History' }) });
  await expect(history.getByRole('listitem')).toHaveCount(2);
  await expect(banners(page).getByText(/could not be read/)).toHaveCount(0);
  const text = await readFile(file, 'utf8');
  expect(text.slice(0, written.length)).toBe(written);
  expect(text).not.toContain('{"at":17,');
});
