import { expect } from '@playwright/test';
import { test } from '../program';
import { openSettings } from './page';

const NIGHTS = /^Every day, .* until .* the next day$/;
const WORKDAYS = /^Monday to Friday, .* until .* the next day$/;

test('quiet hours are chosen by keyboard, said in words, and last over a restart', async ({
  startProgram,
}) => {
  const program = await startProgram({ args: [] });
  const { page } = await openSettings(program);
  await page.getByRole('button', { name: 'Add quiet hours' }).focus();
  await page.keyboard.press('Enter');
  const nights = page.getByRole('group', { name: NIGHTS });
  await expect(nights.getByRole('button', { name: 'Monday' })).toBeFocused();

  // From Monday, the first day, to Saturday.
  for (let day = 0; day < 5; day += 1) await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  const workdays = page.getByRole('group', { name: WORKDAYS });
  await expect(workdays.getByRole('button', { name: 'Sunday' })).toBeFocused();
  await workdays.getByLabel('From', { exact: true }).fill('21:30');

  await page.getByRole('button', { name: 'Add quiet hours' }).click();
  await expect(page.getByText(/overlap/)).toBeHidden();
  const noons = page.getByRole('group', { name: /^Monday to Friday, .* to .*$/ });
  await noons.getByLabel('To', { exact: true }).fill('21:31');
  await expect(page.getByText(/^Some of these hours overlap/)).toBeVisible();
  await program.quit();

  const again = await startProgram({ args: [] });
  const { page: later } = await openSettings(again);
  await expect(
    later.getByRole('group', { name: WORKDAYS }).getByLabel('From', { exact: true }),
  ).toHaveValue('21:30');
  const kept = later.getByRole('group', { name: /^Monday to Friday, .* to .*$/ });
  await expect(kept.getByLabel('From', { exact: true })).toHaveValue('12:00');
  await expect(kept.getByLabel('To', { exact: true })).toHaveValue('21:31');
  await kept.getByRole('button', { name: /^Remove: / }).click();
  await expect(kept).toBeHidden();
  await expect(later.getByRole('button', { name: 'Add quiet hours' })).toBeFocused();
  await expect(later.getByRole('group', { name: WORKDAYS })).toBeVisible();
});
