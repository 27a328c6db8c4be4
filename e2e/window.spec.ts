import { expect, type ElectronApplication } from '@playwright/test';
import { mouse, type Area } from './desktop/mouse';
import { eventually } from './desktop/wait';
import { INSTAGRAM, SIGNAL, test, WHATSAPP } from './program';

const HIDDEN_FOR_MS = 30_000;

test('a plain start shows the window; --hidden does not make one', async ({ startProgram }) => {
  const shown = await startProgram({ args: [] });
  await expect.poll(shown.windows).toEqual({ count: 1, visible: 1 });
  await shown.stop();
  const hidden = await startProgram();
  await hidden.logged('Beeper is ok');
  expect(await hidden.windows()).toEqual({ count: 0, visible: 0 });
});

test('closing hides; after 30 s hidden no renderer is left; it comes back on the same place', async ({
  tray,
  startProgram,
}) => {
  const program = await startProgram({ args: [] });
  const first = await program.window();
  await first.getByRole('button', { name: /^Signal/ }).click();
  await expect(first.getByRole('heading', { level: 2, name: /^Signal/ })).toBeVisible();
  const renderers = () =>
    program.processes().filter(({ command }) => command.includes('--type=renderer')).length;
  expect(renderers()).toBeGreaterThan(0);
  await program.waitForKeyboard();
  const boundsBefore = await bounds(program.app);

  await program.hideWindow();
  await program.advance(HIDDEN_FOR_MS - 5_000);
  expect(await program.windows()).toEqual({ count: 1, visible: 0 });
  await program.advance(5_000);
  await expect.poll(program.windows).toEqual({ count: 0, visible: 0 });
  await expect.poll(renderers).toBe(0);
  // The driver may hear of it later than the system, and would take the old page for the new.
  await expect.poll(() => first.isClosed()).toBe(true);

  await (await tray.waitForItem()).activate();
  const second = await program.window();
  await expect(second.getByRole('heading', { level: 2, name: /^Signal/ })).toBeVisible();
  await program.waitForKeyboard();
  await expect.poll(() => bounds(program.app)).toEqual(boundsBefore);
});

test('a window shown again in time is the same one', async ({ startProgram }) => {
  const program = await startProgram({ args: [] });
  await program.window();
  await expect.poll(program.windows).toEqual({ count: 1, visible: 1 });
  await program.hideWindow();
  await program.showFromTray();
  await program.advance(2 * HIDDEN_FOR_MS);
  expect(await program.windows()).toEqual({ count: 1, visible: 1 });
});

test('a page that did not load leaves no empty window, and is loaded anew by the next click', async ({
  tray,
  startProgram,
}) => {
  const program = await startProgram();
  await program.logged('Beeper is ok');
  await program.app.evaluate(({ app }) => {
    app.once('web-contents-created', (_event, { session }) => {
      session.webRequest.onBeforeRequest((_details, answer) => answer({ cancel: true }));
    });
  });
  const item = await tray.waitForItem();
  await item.activate();
  await program.logged('did not load (ERR_BLOCKED_BY_CLIENT)');
  await expect.poll(program.windows).toEqual({ count: 0, visible: 0 });
  await program.app.evaluate(({ session }) => {
    session.defaultSession.webRequest.onBeforeRequest((_details, answer) => answer({}));
  });
  await item.activate();
  await expect.poll(program.windows).toEqual({ count: 1, visible: 1 });
});

test('minimised and brought back by the desktop, it has the keyboard', async ({
  display,
  startProgram,
}) => {
  const program = await startProgram({ args: [] });
  const page = await program.window();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await program.waitForKeyboard();
  const bringBack = await mouse(display.display).minimize();
  await expect.poll(program.windows).toEqual({ count: 1, visible: 0 });
  await bringBack();
  await program.waitForKeyboard();
  await mouse(display.display).press('ctrl+k');
  await expect(page.getByRole('combobox')).toBeFocused();
});

test('its place on the screen survives a restart', async ({ startProgram, display }) => {
  const first = await startProgram({ args: [] });
  await first.window();
  // Until it gives the keyboard, the window manager is still to put the window where it wants it.
  await first.waitForKeyboard();
  const moved = { x: 140, y: 90, width: 800, height: 560 };
  // As a person moves it: what Electron itself has asked for it reports at once, and then once more where
  // the window was before.
  await mouse(display.display).placeWindow(first.pid, moved);
  const before = await boundsNear(first.app, moved);
  await first.quit();
  const second = await startProgram({ args: [] });
  await second.window();
  await second.waitForKeyboard();
  await boundsNear(second.app, before);
});

test('a maximised window comes back maximised, and as large as it was before that', async ({
  startProgram,
}) => {
  const first = await startProgram({ args: [] });
  await first.window();
  await first.waitForKeyboard();
  const before = await bounds(first.app);
  await first.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.maximize());
  await expect.poll(() => isMaximized(first.app)).toBe(true);
  await first.quit();

  const second = await startProgram({ args: [] });
  await second.window();
  await expect.poll(() => isMaximized(second.app)).toBe(true);
  await second.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.unmaximize());
  await expect.poll(() => isMaximized(second.app)).toBe(false);
  const { width, height } = before;
  await expect.poll(() => bounds(second.app)).toMatchObject({ width, height });
});

test('a second start raises the first and ends', async ({ startProgram }) => {
  const program = await startProgram();
  await program.logged('Beeper is ok');
  const { code } = await program.startSecond();
  expect(code).toBe(0);
  await expect.poll(program.windows).toEqual({ count: 1, visible: 1 });
});

test('quitting with the window open ends every process', async ({ startProgram }) => {
  const program = await startProgram({ args: [] });
  await program.window();
  await program.quit();
  expect(program.processes()).toEqual([]);
});

test('a page that crashes is made anew', async ({ startProgram }) => {
  const program = await startProgram({ args: [] });
  const first = await program.window();
  await program.app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer();
  });
  await expect.poll(program.windows).toEqual({ count: 0, visible: 0 });
  await expect.poll(() => first.isClosed()).toBe(true);
  await program.showFromTray();
  const page = await program.window();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('All accounts are well');
});

test('the window shows what Beeper says after every change', async ({
  simulator,
  startProgram,
}) => {
  const { control } = simulator;
  const program = await startProgram({ args: [] });
  const page = await program.window();
  const headline = page.getByRole('heading', { level: 1 });
  const row = (name: RegExp) => page.getByRole('button', { name });
  await expect(headline).toHaveText('All accounts are well');

  await program.setStatus(WHATSAPP, 'reconnect_required', 'Phone signed it out');
  await expect(headline).toHaveText('WhatsApp (Alice Example) needs you to sign in again');
  await expect(row(/^WhatsApp/).first()).toContainText('Phone signed it out');

  control.setAccount(WHATSAPP, { status: 'connected' });
  await program.setStatus(SIGNAL, 'hibernating');
  await expect(headline).toContainText('hibernating');

  control.setAccount(SIGNAL, { status: 'connected', fullName: '<b>Bold</b> & ‮reversed' });
  await program.poll();
  await expect(row(/^Signal/)).toContainText('<b>Bold</b> & reversed');

  control.removeAccount(INSTAGRAM);
  await program.poll();
  await expect(row(/^Instagram/)).toHaveCount(0);
  await expect(headline).toHaveText('All accounts are well');

  control.addAccounts({ count: 994 });
  await expect(page.locator('[data-account-id]')).toHaveCount(control.accounts().length, {
    timeout: 15_000,
  });

  control.reset('empty');
  await expect(headline).toHaveText('Beeper has no accounts yet');
});

test('an account’s details come from the API, and its history from what was seen', async ({
  simulator,
  startProgram,
}) => {
  const program = await startProgram({ args: [] });
  const page = await program.window();
  await page.getByRole('button', { name: /^WhatsApp/ }).click();
  await expect(page.getByRole('heading', { level: 2, name: /^WhatsApp/ })).toBeVisible();
  await expect(page.getByText(WHATSAPP)).toBeVisible();
  await eventually({
    what: 'the capabilities to be asked for',
    read: () => simulator.control.requests().map(({ path }) => path),
    until: (paths) => paths.some((path) => path.endsWith('/capabilities')),
  });
  await program.setStatus(WHATSAPP, 'disconnected');
  await expect(page.locator('#panel-status')).toContainText('Disconnected');
  await program.setStatus(WHATSAPP, 'connected');
  const history = page
    .locator('section')
    .filter({ has: page.getByRole('heading', { name: 'History' }) });
  await expect(history.getByRole('listitem')).toHaveCount(3);
  await expect(history.getByRole('listitem').first()).toContainText('Connected');
});

test('Open Beeper Desktop asks Beeper to come to the front', async ({
  simulator,
  startProgram,
}) => {
  simulator.control.setAccount(WHATSAPP, { status: 'reconnect_required' });
  const program = await startProgram({ args: [] });
  const page = await program.window();
  await page.getByRole('button', { name: /^WhatsApp/ }).click();
  await page.getByRole('button', { name: /Beeper Desktop/ }).click();
  await eventually({
    what: 'a focus request',
    read: () => simulator.control.requests(),
    until: (all) => all.some(({ method, path }) => method === 'POST' && path === '/v1/focus'),
  });
});

async function bounds(app: ElectronApplication): Promise<Area> {
  return app.evaluate(({ BrowserWindow }) => {
    const { x, y, width, height } = BrowserWindow.getAllWindows()[0]?.getNormalBounds() ?? {
      x: 0,
      y: 0,
      width: 0,
      height: 0,
    };
    return { x, y, width, height };
  });
}

/** Waits until the window is this large, and where it is to be but for the width of its frame. */
async function boundsNear(app: ElectronApplication, wanted: Area): Promise<Area> {
  const { x, y, width, height } = wanted;
  await expect.poll(() => bounds(app)).toMatchObject({ width, height });
  const shift = async () => {
    const found = await bounds(app);
    return Math.max(Math.abs(found.x - x), Math.abs(found.y - y));
  };
  await expect.poll(shift).toBeLessThan(40);
  return bounds(app);
}

const isMaximized = (app: ElectronApplication) =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isMaximized());
