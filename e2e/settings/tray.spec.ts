import { expect } from '@playwright/test';
import { eventually } from '../desktop/wait';
import { SIGNAL, test, WHATSAPP } from '../program';
import { groundOf, openSettings } from './page';

/** How often it looks while the window is visible. */
const LIVELY_MS = 3_000;

test('each style of the icon, and its count, are other pictures at once', async ({
  tray,
  simulator,
  startProgram,
}) => {
  const { control } = simulator;
  const program = await startProgram({ args: [], env: { XDG_CURRENT_DESKTOP: 'Budgie' } });
  const { trayStyle, trayCount } = await openSettings(program);
  const item = await tray.waitForItem();
  const hash = async () => (await item.icon()).hash;
  /** The picture once it is another. */
  const changedFrom = async (before: string) =>
    (await item.waitForIcon((icon) => icon.hash !== before)).hash;

  await program.setStatus(WHATSAPP, 'reconnect_required');
  await item.waitForToolTip(/^WhatsApp/);
  const one = await hash();
  await program.setStatus(SIGNAL, 'reconnect_required');
  await item.waitForToolTip('2 accounts need you');
  const two = await hash();

  // From here on no answer of Beeper's can bring a new icon along.
  const looks = () => control.requests().filter(({ path }) => path === '/v1/bridges').length;
  control.addFault({ kind: 'hang', path: '/v1/bridges' });
  const before = looks();
  await program.advance(LIVELY_MS);
  await eventually({ what: 'a look at Beeper', read: looks, until: (count) => count > before });

  await trayCount.uncheck();
  const uncounted = await changedFrom(two);
  await trayCount.check();
  expect(await changedFrom(uncounted)).toBe(two);
  expect(new Set([one, two, uncounted]).size).toBe(3);

  await trayStyle.selectOption('Dark, for a light bar');
  const dark = await changedFrom(two);
  await trayStyle.selectOption('In colour');
  const colour = await changedFrom(dark);
  await trayStyle.selectOption('Light, for a dark bar');
  const light = await changedFrom(colour);
  expect(new Set([dark, colour, light]).size).toBe(3);
  // The bar of this desktop is dark.
  expect(light).toBe(two);
});

const LIGHT_GROUND = 'rgb(246, 246, 248)';
const DARK_GROUND = 'rgb(23, 24, 28)';

for (const [gtkTheme, ground] of [
  ['Adwaita', LIGHT_GROUND],
  ['Adwaita:dark', DARK_GROUND],
] as const) {
  test(`the appearance changes the window at once, and not the icon (${gtkTheme})`, async ({
    tray,
    startProgram,
  }) => {
    const program = await startProgram({ args: [], env: { GTK_THEME: gtkTheme } });
    const { page, theme } = await openSettings(program);
    // The driver would have every page light.
    await page.emulateMedia({ colorScheme: null });
    const item = await tray.waitForItem();
    await item.waitForToolTip('All accounts are well');
    const { hash: icon } = await item.icon();

    const bySystem = await groundOf(page);
    await theme.selectOption('Dark');
    await expect.poll(() => groundOf(page)).toBe(DARK_GROUND);
    expect((await item.icon()).hash).toBe(icon);
    await theme.selectOption('Light');
    await expect.poll(() => groundOf(page)).toBe(LIGHT_GROUND);
    expect((await item.icon()).hash).toBe(icon);
    await program.quit();

    const again = await startProgram({ args: [], env: { GTK_THEME: gtkTheme } });
    const settings = await openSettings(again);
    await settings.page.emulateMedia({ colorScheme: null });
    await expect.poll(() => groundOf(settings.page)).toBe(LIGHT_GROUND);
    const itemAgain = await tray.waitForItem();
    await itemAgain.waitForToolTip('All accounts are well');
    expect((await itemAgain.icon()).hash).toBe(icon);
    await settings.theme.selectOption('Same as the system');
    await expect.poll(() => groundOf(settings.page)).toBe(bySystem);
    expect(bySystem).toBe(ground);
  });
}
