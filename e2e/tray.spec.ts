import { expect } from '@playwright/test';
import { INSTAGRAM, SIGNAL, test, WHATSAPP } from './program';
import { eventually } from './desktop/wait';

test('each state has an icon of its own, and a sentence in the tooltip', async ({
  tray,
  simulator,
  startProgram,
}) => {
  const program = await startProgram();
  const item = await tray.waitForItem();
  const pictures = new Map<string, string>();
  const see = async (state: string, tooltip: string) => {
    await item.waitForToolTip(tooltip);
    pictures.set(state, (await item.icon()).hash);
  };

  await see('healthy', 'All accounts are well');

  await program.setStatus(SIGNAL, 'connecting');
  await see('in-progress', 'Signal (Alice 🌻) is connecting');

  await program.setStatus(WHATSAPP, 'reconnect_required');
  await see('action-required', 'WhatsApp (Alice Example) needs you to sign in again');

  await program.setStatus(INSTAGRAM, 'attention_required');
  await item.waitForToolTip('2 accounts need you');

  await simulator.control.down();
  await program.advance(15_000);
  await see('unreachable', 'Beeper Desktop does not answer on this computer');

  await simulator.control.up();
  simulator.control.setAccess({ valid: false });
  await program.poll();
  await see('not-connected', 'Beeper no longer lets Bridgekeeper in');

  expect(new Set(pictures.values()).size).toBe(pictures.size);
});

test('states are told apart by shape: they differ in what they cover, not only in colour', async ({
  tray,
  startProgram,
}) => {
  const program = await startProgram();
  const item = await tray.waitForItem();
  await item.waitForToolTip('All accounts are well');
  const alphaOf = (pixels: Uint8Array) => pixels.filter((_, index) => index % 4 === 0);
  const well = alphaOf((await item.icon()).pixels);
  await program.setStatus(WHATSAPP, 'reconnect_required');
  await item.waitForToolTip(/needs you/);
  const needy = alphaOf((await item.icon()).pixels);
  const differing = well.filter((alpha, index) => Math.abs(alpha - (needy[index] ?? 0)) > 128);
  expect(differing.length).toBeGreaterThan(well.length / 10);
});

test('the menu lists who needs the user, and its items do what they say', async ({
  tray,
  simulator,
  startProgram,
}) => {
  simulator.control.setAccount(WHATSAPP, { status: 'reconnect_required' });
  const program = await startProgram();
  const item = await tray.waitForItem();
  const sentence = 'WhatsApp (Alice Example) needs you to sign in again';
  await item.waitForToolTip(sentence);
  const menu = await item.waitForMenu((entries) => entries.length > 5);
  expect(menu[0]).toMatchObject({ label: sentence, enabled: false });
  const others = menu.find(({ label }) => label.endsWith('other accounts'));
  expect(others?.children.map(({ label }) => label)).toContain('Signal (Alice 🌻): Connected');

  await test.step('Check now polls', async () => {
    const before = simulator.control.requests().length;
    await item.click(['Check now']);
    await eventually({
      what: 'a poll after "Check now"',
      read: () => simulator.control.requests().length,
      until: (count) => count > before,
    });
  });

  await test.step('an account that needs signing in opens the way to it', async () => {
    await item.click(({ label, enabled }) => label === sentence && enabled);
    const page = await program.window();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sign in to WhatsApp again');
  });

  await test.step('another account opens too', async () => {
    await item.click([/other accounts/, /^Signal /]);
    const page = await program.window();
    await expect(page.getByRole('heading', { level: 2, name: /^Signal/ })).toBeVisible();
  });

  await test.step('Quit ends every process', async () => {
    // The program is gone before it can answer the click.
    await item.click(['Quit Bridgekeeper']).catch(() => undefined);
    await program.waitForEnd();
    await tray.waitForNoItem();
  });
});

test('a left click and "Open Bridgekeeper" show the window', async ({ tray, startProgram }) => {
  const program = await startProgram();
  const item = await tray.waitForItem();
  expect(await program.windows()).toEqual({ count: 0, visible: 0 });
  await item.activate();
  await program.window();
  await expect.poll(program.windows).toEqual({ count: 1, visible: 1 });
  await program.hideWindow();
  await item.click(['Open Bridgekeeper']);
  await expect.poll(program.windows).toEqual({ count: 1, visible: 1 });
});

test('nothing is sent to the tray while nothing changes', async ({
  bus: _bus,
  tray,
  simulator,
  startProgram,
}) => {
  const program = await startProgram();
  const item = await tray.waitForItem();
  await item.waitForToolTip('All accounts are well');
  const before = JSON.stringify(await item.menu());
  await program.poll();
  await program.poll();
  expect(simulator.control.requests().length).toBeGreaterThan(2);
  // Entry IDs grow each time a menu is sent, so the same IDs mean that none was.
  expect(JSON.stringify(await item.menu())).toBe(before);
});

test('a name with an ampersand reads as it is', async ({ tray, simulator, startProgram }) => {
  simulator.control.setAccount(WHATSAPP, { status: 'reconnect_required', fullName: 'Tom & Jerry' });
  await startProgram();
  const item = await tray.waitForItem();
  await item.waitForToolTip('WhatsApp (Tom & Jerry) needs you to sign in again');
  const menu = await item.menu();
  expect(menu[0]?.label).toBe('WhatsApp (Tom & Jerry) needs you to sign in again');
});
