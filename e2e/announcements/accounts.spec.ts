import { expect } from '@playwright/test';
import { HISTORY_TEXT } from '../../shared/strings/history';
import { SIGNAL, test, WHATSAPP } from '../program';
import { listen } from './listen';

const MINUTE_MS = 60_000;
const polite = (text: unknown) => ({ text, isUrgent: false });

test('how accounts and Beeper are is said once when it changes, and never as time passes', async ({
  simulator,
  startProgram,
}) => {
  const program = await startProgram({ args: [] });
  await program.poll();
  const page = await program.window();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('All accounts are well');
  const { heard } = await listen(page);
  const title = page.getByRole('heading', { level: 1 });

  await program.setStatus(WHATSAPP, 'reconnect_required');
  await expect(title).toContainText('needs you');
  expect(await heard()).toEqual([polite('WhatsApp (Alice Example) needs you to sign in again')]);

  await program.setStatus(SIGNAL, 'reconnect_required');
  await expect(title).toHaveText('2 accounts need you');
  expect(await heard()).toEqual([polite('2 accounts need you')]);

  await program.pass(3 * MINUTE_MS);
  expect(await heard()).toEqual([]);

  await page.getByRole('button', { name: 'Pause notifications' }).click();
  await page.getByRole('menuitem', { name: 'For 1 hour' }).click();
  await page.getByRole('button', { name: 'Resume' }).waitFor();
  expect(await heard()).toEqual([
    polite(expect.stringMatching(/^Notifications are paused until /)),
  ]);
  // The focus goes to the heading, which says how things are.
  await page.getByRole('button', { name: 'Resume' }).click();
  await expect(title).toBeFocused();
  expect(await heard()).toEqual([]);

  await simulator.control.down();
  await expect(title).toContainText('does not answer', { timeout: 20_000 });
  expect(await heard()).toEqual([polite(expect.stringMatching(/does not answer/))]);
  await simulator.control.up();
  await program.poll();
  await expect(title).toHaveText('2 accounts need you');
  expect(await heard()).toEqual([polite('2 accounts need you')]);
});

test('a removal says that it is under way, and interrupts when it failed', async ({
  simulator,
  startProgram,
}) => {
  const program = await startProgram({ args: [] });
  await program.poll();
  const page = await program.window();
  simulator.control.addFault({ kind: 'status', status: 409, pattern: '/remove$' });
  await page.locator(`[data-account-id="${WHATSAPP}"]`).click();
  await page.getByRole('button', { name: /^Remove this sign-in/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox').fill('Alice Example');
  const { heard } = await listen(page);
  await dialog.getByRole('button', { name: 'Remove this sign-in' }).click();
  await expect(dialog.getByRole('alert')).toContainText('Beeper is busy');
  expect(await heard()).toEqual([
    polite(expect.stringMatching(/^Beeper is removing it/)),
    { text: expect.stringMatching(/^Beeper is busy with WhatsApp/), isUrgent: true },
  ]);
});

test('what a search finds is said, also when it is nothing', async ({
  simulator,
  startProgram,
}) => {
  simulator.control.reset('all-states');
  const program = await startProgram({ args: [] });
  await program.poll();
  const page = await program.window();
  const { heard } = await listen(page);
  const find = page.getByRole('searchbox', { name: 'Find an account' });
  await find.fill('slack');
  await expect(page.locator('[data-account-id]:visible')).toHaveCount(3);
  expect(await heard()).toEqual([polite('3 accounts shown')]);
  await find.fill('zebra');
  await page.getByText('No account matches').waitFor();
  expect(await heard()).toEqual([polite('0 accounts shown')]);

  await page.getByRole('button', { name: 'History', exact: true }).click();
  await page.getByText(/^Showing/).waitFor();
  await heard();
  await page.getByRole('searchbox', { name: 'Search' }).fill('zebra');
  await page.getByText(HISTORY_TEXT.noMatch).waitFor();
  expect(await heard()).toEqual([polite(HISTORY_TEXT.noMatch)]);
});
