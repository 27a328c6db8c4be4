import { expect } from '@playwright/test';
import { createInspector } from '../gallery/inspect';
import { wearColours, wearSize } from '../gallery/looks';
import { test } from '../program';
import { openSettings } from '../settings/page';

test('the check-up under "About" says how everything is, and again when it is asked', async ({
  simulator,
  startProgram,
  notifications,
}, info) => {
  const program = await startProgram({ args: [] });
  await program.logged('Beeper is ');
  const { page } = await openSettings(program);
  const inspector = createInspector(page);
  await page.getByRole('button', { name: 'About Bridgekeeper' }).click();

  const status = page.getByRole('status').filter({ hasText: /to mend\.$/ });
  const line = (name: string) =>
    page.getByRole('listitem').filter({ has: page.getByText(name, { exact: true }) });
  const again = page.getByRole('button', { name: 'Check again' });
  // There is no keyring in this session.
  await expect(status).toHaveText('1 thing is to mend.');
  await expect(line('Keyring')).toContainText('to mend');
  await expect(line('Beeper')).toContainText(`answers at ${simulator.url}`);
  await expect(line('Tray')).toContainText('fine');
  await expect(line('Notifications')).toContainText('with buttons');
  await expect(line('Token allows')).toContainText('Watching, and signing in again.');

  for (const [colours, size] of [
    ['light', 'usual'],
    ['dark', 'narrow'],
  ] as const) {
    await wearColours(page, colours);
    await wearSize(program, page, size);
    await page.getByRole('heading', { name: 'Check-up' }).scrollIntoViewIfNeeded();
    expect(await inspector.inspect()).toEqual([]);
    await page.screenshot({ path: info.outputPath(`about-${colours}.png`) });
  }

  await notifications.stop();
  simulator.control.addFault({ kind: 'wrong-types', path: '/v1/accounts', field: 'status' });
  await again.focus();
  await page.keyboard.press('Enter');
  await expect(status).toHaveText('3 things are to mend.');
  await expect(again).toBeFocused();
  await expect(line('Notifications')).toContainText('No program on this desktop');
  await expect(line('Answers')).toContainText('GET /v1/accounts: *.status');
  expect(await inspector.inspect()).toEqual([]);
  await line('Answers').scrollIntoViewIfNeeded();
  await page.screenshot({ path: info.outputPath('about-misfits.png') });

  const box = page.getByRole('region', { name: 'What will be copied' });
  await expect(box).toContainText('Answers, to mend: 1 answer is not as expected.');
  expect(await box.textContent()).not.toContain(simulator.token);
});
