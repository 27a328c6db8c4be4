import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { test, SIGNAL, WHATSAPP, type Program } from '../program';

const MINUTE_MS = 60_000;

/** The list of changes, each line as a person reads it. */
async function changes(page: Page): Promise<string[]> {
  const section = page
    .locator('section')
    .filter({ has: page.getByRole('heading', { name: 'Changes' }) })
    .last();
  const lines = await section.getByRole('listitem').allInnerTexts();
  return lines.map((line) => line.replaceAll(/\s+/g, ' '));
}

const openHistory = (page: Page) =>
  page.getByRole('button', { name: 'History', exact: true }).click();

/** Answers the system's "Save as": no page can reach it, and a test cannot either. */
async function saveTo({ app }: Program, filePath: string): Promise<void> {
  await app.evaluate(({ dialog }, path) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: path });
  }, filePath);
}

test('what happened stands in the history, with what was told and what was held back, also after a restart', async ({
  startProgram,
  startWatching,
}) => {
  const first = await startWatching();
  await first.setStatus(WHATSAPP, 'reconnect_required', 'Logged out by the phone');
  await first.logged(`notified: action-required ${WHATSAPP}`);
  await first.setStatus(SIGNAL, 'disconnected');
  await first.pass(4 * MINUTE_MS);
  await first.setStatus(SIGNAL, 'connected');
  await first.quit();

  const second = await startProgram({ args: [] });
  await second.poll();
  const page = await second.window();
  await page.getByRole('button', { name: 'Pause notifications' }).click();
  await page.getByRole('menuitem', { name: 'For 1 hour' }).click();
  await second.setStatus(SIGNAL, 'reconnect_required');
  await second.logged(`not notified: action-required ${SIGNAL} (snoozed)`);

  await openHistory(page);
  await expect(page.getByRole('heading', { level: 2, name: 'History' })).toBeFocused();
  await expect(page.getByText(/^Showing/)).toBeVisible();
  await expect(async () => {
    const lines = await changes(page);
    expect(lines[0]).toMatch(
      /Signal.*Needs you to sign in again.*○?\s?Held back: notifications were paused/,
    );
    expect(lines[1]).toMatch(/Signal.*Connected.*You were told that it is well again/);
    expect(lines[2]).toMatch(
      /Signal.*Disconnected.*Not told at first.*You were told, as it did not pass by itself/,
    );
    expect(lines[3]).toMatch(/WhatsApp.*Logged out by the phone.*You were told at once/);
  }).toPass();

  await page.getByRole('combobox', { name: 'Show' }).selectOption('What was held back');
  await expect.poll(() => changes(page)).toHaveLength(1);
  await page.getByRole('combobox', { name: 'Show' }).selectOption('Everything');
  await page.getByRole('searchbox', { name: 'Search' }).fill('by the phone');
  await expect.poll(() => changes(page)).toHaveLength(1);

  const past = page.getByRole('region', { name: 'History' });
  await past.getByRole('button', { name: /^WhatsApp/ }).click();
  await expect(past.getByRole('img')).toHaveAccessibleName(/WhatsApp .*Messages arrived/);
  await past.getByText('When it was not well').click();
  await expect(past.getByRole('row').last()).toContainText('Needed you');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('heading', { level: 2, name: /^WhatsApp/ })).toBeFocused();
});

test('the history is saved as a table and as JSON where the user says', async ({
  userDataDir,
  startProgram,
}) => {
  const program = await startProgram({ args: [] });
  await program.poll();
  await program.setStatus(WHATSAPP, 'reconnect_required');
  const page = await program.window();
  await openHistory(page);
  const save = async (format: string, file: string) => {
    await saveTo(program, file);
    await page.getByRole('button', { name: 'Export' }).click();
    await page.getByRole('menuitem', { name: format }).click();
  };
  const csv = join(userDataDir, 'saved.csv');
  await save('Table (CSV)', csv);
  await expect(page.getByText('Saved.')).toBeVisible();
  const lines = (await readFile(csv, 'utf8')).split('\r\n');
  expect(lines[0]).toContain('time,exact,accountID');
  expect(lines.some((line) => line.includes(`${WHATSAPP},WhatsApp`))).toBe(true);
  expect(lines.at(-2)).toMatch(/decision,,,,true,at-once,,$/);

  const json = join(userDataDir, 'saved.json');
  await save('JSON', json);
  await expect(page.getByText('Saved.')).toBeVisible();
  const saved = JSON.parse(await readFile(json, 'utf8')) as { entries: unknown[] };
  expect(saved.entries.at(-1)).toMatchObject({ kind: 'decision', told: true });

  await save('JSON', join(userDataDir, 'no', 'such', 'folder', 'x.json'));
  await expect(page.getByText(/^The history could not be saved there: ENOENT/)).toBeVisible();
});

test('an account that was removed while the program was off is gone in the history', async ({
  simulator,
  startProgram,
  startWatching,
}) => {
  await (await startWatching()).quit();
  simulator.control.removeAccount(SIGNAL);
  const program = await startProgram({ args: [] });
  await program.pass(2 * MINUTE_MS);
  const page = await program.window();
  await openHistory(page);
  await expect.poll(async () => (await changes(page))[0]).toMatch(/before .*Signal.*Was removed/);
});

test('a line of a kind that only a later version knows stays in the file, and stops nothing', async ({
  userDataDir,
  startProgram,
}) => {
  const later = JSON.stringify({ at: Date.now(), kind: 'telepathy' });
  await writeFile(join(userDataDir, 'history.ndjson'), `${later}\n`);
  const program = await startProgram({ args: [] });
  await program.poll();
  const page = await program.window();
  await expect(page.getByText(/could not be read/)).toHaveCount(0);
  await program.quit();
  expect(await readFile(join(userDataDir, 'history.ndjson'), 'utf8')).toContain(`${later}\n`);
});
