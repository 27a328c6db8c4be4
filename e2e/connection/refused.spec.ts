import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { test } from './fixtures';
import { expectWatched, paste } from './user';

const REFUSED = 'Beeper no longer lets Bridgekeeper in';
const CONNECT_AGAIN = 'Connect Bridgekeeper to Beeper again';
/** Between two looks at a Beeper that keeps refusing. */
const LONGEST_PAUSE_MS = 60_000;

test('a token that Beeper ends: the tray at once, one notification, and back without a click', async ({
  startProgram,
  simulator,
  tray,
  notifications,
}) => {
  const program = await startProgram();
  const item = await tray.waitForItem();
  await item.waitForToolTip('All accounts are well');

  simulator.control.setAccess({ valid: false });
  await program.poll();
  await item.waitForToolTip(REFUSED);
  await program.waitUntilIdle();
  expect(notifications.count()).toBe(0);
  await program.poll();
  const shown = await notifications.waitFor(CONNECT_AGAIN);
  await program.advance(LONGEST_PAUSE_MS);
  await program.waitUntilIdle();
  expect(notifications.count()).toBe(1);
  expect(notifications.withdrawn()).toEqual([]);

  simulator.control.setAccess({ valid: true });
  await program.advance(LONGEST_PAUSE_MS);
  await item.waitForToolTip('All accounts are well');
  await expect.poll(() => notifications.withdrawn()).toEqual([shown.id]);
  expect(notifications.count()).toBe(1);

  await program.showFromTray();
  const page = await program.window();
  await page.getByRole('button', { name: 'History', exact: true }).click();
  await expect(
    page.getByRole('listitem').filter({ hasText: 'Beeper no longer let Bridgekeeper in' }),
  ).toContainText('You were told at once');
});

test('with notifications turned off, the tray alone says so', async ({
  startProgram,
  simulator,
  tray,
  notifications,
  userDataDir,
}) => {
  const settings = { notifications: { connection: false } };
  await writeFile(join(userDataDir, 'settings.json'), JSON.stringify(settings));
  const program = await startProgram();
  simulator.control.setAccess({ valid: false });
  await program.poll();
  await program.poll();
  await program.logged('not notified: connect again (kind-off)');
  await (await tray.waitForItem()).waitForToolTip(REFUSED);
  expect(notifications.count()).toBe(0);
});

test('a click leads a visible window to pasting, where Beeper cannot ask in a browser', async ({
  startNew,
  simulator,
  notifications,
}) => {
  const program = await startNew();
  const window = await program.window();
  await paste(window, simulator.token);
  await expectWatched(window);

  simulator.control.oauth.set({ fault: 'unsupported' });
  simulator.control.setAccess({ valid: false });
  await program.poll();
  await program.poll();
  const { id } = await notifications.waitFor(CONNECT_AGAIN);
  notifications.click(id);
  await expect(window.getByText('This Beeper cannot ask you in a browser.').first()).toBeVisible();
  simulator.control.setAccess({ valid: true });
  await paste(window, simulator.token);
  await expectWatched(window);
});
