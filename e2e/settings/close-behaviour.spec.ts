import { expect } from '@playwright/test';
import { startTrayHost } from '../desktop/tray-host';
import { test } from '../program';
import { openSettings } from './page';

const STILL_HERE = 'Bridgekeeper keeps watching';

test('closing goes on in the tray, which is notified of once ever, or quits', async ({
  notifications,
  startProgram,
}) => {
  const first = await startProgram({ args: [] });
  await first.window();
  await first.hideWindow();
  await notifications.waitFor(STILL_HERE);
  await first.quit();

  const second = await startProgram({ args: [] });
  const { closing } = await openSettings(second);
  await second.hideWindow();
  await second.waitUntilIdle();
  expect(notifications.count(STILL_HERE)).toBe(1);

  await second.showFromTray();
  await closing.selectOption('Quits Bridgekeeper');
  await second.closeWindow();
  await second.waitForEnd();
  expect(notifications.count()).toBe(1);
});

test('where there is no tray, closing quits and the page says so', async ({
  tray,
  notifications,
  startProgram,
}) => {
  await tray.stop();
  const program = await startProgram({ args: [] });
  const { page, closing } = await openSettings(program);
  await expect(page.getByText(/no tray, so closing the window quits/)).toBeVisible();
  await expect(page.getByText('This desktop shows no tray. Once it does')).toBeVisible();
  await expect(closing).toHaveCount(0);
  await program.closeWindow();
  await program.waitForEnd();
  expect(notifications.count()).toBe(0);
});

test('started hidden without a tray, it is reached by a second start, and by a tray that comes', async ({
  bus,
  tray,
  startProgram,
}) => {
  await tray.stop();
  const program = await startProgram();
  await program.logged('Beeper is ok');
  expect(await program.windows()).toEqual({ count: 0, visible: 0 });
  await program.startSecond();
  await expect.poll(program.windows).toEqual({ count: 1, visible: 1 });
  const { closing } = await openSettings(program);
  await expect(closing).toHaveCount(0);

  const late = await startTrayHost(bus.address);
  const item = await late.waitForItem();
  await item.waitForToolTip('All accounts are well');
  await expect(closing).toBeVisible();
  await program.hideWindow();
  await item.activate();
  await expect.poll(program.windows).toEqual({ count: 1, visible: 1 });
  await late.stop();
});
