import { expect } from '@playwright/test';
import { eventually } from '../desktop/wait';
import { test } from '../program';
import { openSettings } from './page';

/** How often it looks while the window is visible. */
const LIVELY_MS = 3_000;

test('Beeper is polled as often as was chosen, and no other value is accepted', async ({
  simulator,
  startProgram,
}) => {
  const program = await startProgram({ args: [] });
  const { page, pollSeconds } = await openSettings(program);
  const polls = () =>
    simulator.control.requests().filter(({ path }) => path === '/v1/bridges').length;
  const pollAfter = (before: number) =>
    eventually({ what: 'another look', read: polls, until: (count) => count > before });
  await program.logged('Beeper is ok');

  for (const misfit of ['4', '301', '7.5', '']) {
    await pollSeconds.fill(misfit);
    await pollSeconds.blur();
    await expect(pollSeconds).toHaveAttribute('aria-invalid', 'true');
    await expect(page.getByText('Choose a whole number from 5 to 300.')).toBeVisible();
  }
  await pollSeconds.press('Escape');
  await expect(pollSeconds).toHaveValue('5');
  // What the main process says to a value it is sent that does not fit.
  await expect(page.getByText('does not fit')).toHaveCount(0);

  await pollSeconds.fill('60');
  await pollSeconds.press('Enter');
  await expect(pollSeconds).toHaveValue('60');
  await program.hideWindow();
  let before = polls();
  await program.advance(LIVELY_MS);
  await pollAfter(before);
  await program.waitUntilIdle();

  before = polls();
  // What is left of the minute is for a slow machine, whose time passes as well.
  await program.advance(50_000);
  await program.waitUntilIdle();
  expect(polls()).toBe(before);
  await program.advance(10_000);
  await pollAfter(before);
});
