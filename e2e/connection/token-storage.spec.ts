import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { startSimulator } from '../../simulator/simulator';
import { filesWith } from '../login/leaks';
import { WHATSAPP } from '../program';
import { test, type ConnectFixtures } from './fixtures';
import { expectWatched, paste } from './user';

const USER_ONLY = 0o600;
const WELL = 'All accounts are well';

/** Connects with a token that the keyring takes, and ends the program. */
async function connectAndQuit(startNew: ConnectFixtures['startNew'], token: string) {
  const program = await startNew({ withKeyring: true });
  const window = await program.window();
  await paste(window, token);
  await expectWatched(window);
  await program.quit();
}

test('without a keyring a token is forgotten, which is reported, unless the user wants it in a file', async ({
  startNew,
  simulator,
  tray,
  tokenFile,
  userDataDir,
}) => {
  const forgotten = 'No keyring keeps the token, so Bridgekeeper forgets it when it quits.';

  await test.step('forgotten at the end', async () => {
    const program = await startNew();
    const window = await program.window();
    await paste(window, simulator.token);
    await expect(window.getByText(forgotten)).toBeVisible();
    await expectWatched(window);
    await program.quit();
    expect(await filesWith(userDataDir, [simulator.token])).toEqual([]);
  });

  await test.step('asked for again, and saved in a file once the user has agreed to that', async () => {
    const program = await startNew();
    const window = await program.window();
    await expect(window.getByRole('heading', { name: 'Connect to Beeper' })).toBeVisible();
    await paste(window, simulator.token);
    await window.getByRole('button', { name: 'Keep it in a file instead' }).click();
    const question = window.getByRole('alertdialog', { name: 'Keep the token in a file?' });
    await expect(question).toContainText('whoever can read your files');
    expect(await tokenFile.isThere()).toBe(false);
    await question.getByRole('button', { name: 'Keep it in a file' }).click();
    await expect(window.getByText(forgotten)).toHaveCount(0);
    const text = (await tokenFile.bytes()).toString();
    expect(text).toMatch(/^This file is NOT encrypted/);
    expect(text.includes(simulator.token)).toBe(true);
    expect(await tokenFile.mode()).toBe(USER_ONLY);
    await program.quit();
  });

  await test.step('there after a restart', async () => {
    await startNew({ args: ['--hidden'] });
    await (await tray.waitForItem()).waitForToolTip(WELL);
  });
});

test('a locked keyring: it is reported, nothing else is lost, and connecting anew works', async ({
  openKeyring,
  startNew,
  simulator,
  tray,
  tokenFile,
  userDataDir,
}) => {
  await writeFile(join(userDataDir, 'settings.json'), JSON.stringify({ theme: 'dark' }));
  const keyring = await openKeyring();
  await connectAndQuit(startNew, simulator.token);
  const before = await tokenFile.bytes();
  await keyring.lock();

  const program = await startNew({ withKeyring: true });
  const window = await program.window();
  await expect(window.getByText('Your keyring did not give Bridgekeeper its token.')).toBeVisible();
  const item = await tray.waitForItem();
  await item.waitForToolTip('Bridgekeeper is not connected to Beeper yet');
  expect(await program.app.evaluate(({ nativeTheme }) => nativeTheme.themeSource)).toBe('dark');

  await paste(window, simulator.token);
  await expectWatched(window);
  await item.waitForToolTip(WELL);
  expect(await tokenFile.bytes()).toEqual(before);
});

test('another keyring: the saved token cannot be read, and stays until a new one replaces it', async ({
  openKeyring,
  startNew,
  simulator,
  tokenFile,
}) => {
  const own = await openKeyring();
  await connectAndQuit(startNew, simulator.token);
  const before = await tokenFile.bytes();
  await own.stop();
  await openKeyring('another-keyring');

  const window = await (await startNew({ withKeyring: true })).window();
  await expect(window.getByText('The token Bridgekeeper kept cannot be read.')).toBeVisible();
  expect(await tokenFile.bytes()).toEqual(before);
  await paste(window, simulator.token);
  await expectWatched(window);
  expect(await tokenFile.bytes()).not.toEqual(before);
  expect((await tokenFile.bytes()).toString('latin1', 0, 3)).toBe('v11');
});

test('BEEPER_ACCESS_TOKEN wins over a saved token, and leaves it alone', async ({
  keyring: _keyring,
  startNew,
  simulator,
  tray,
  tokenFile,
}) => {
  await connectAndQuit(startNew, simulator.token);
  const before = await tokenFile.bytes();
  const other = await startSimulator({ seed: 'healthy' });
  try {
    other.control.setAccount(WHATSAPP, { status: 'reconnect_required' });
    const env = { BEEPER_BASE_URL: other.url, BEEPER_ACCESS_TOKEN: other.token };
    const program = await startNew({ withKeyring: true, env });
    await (await tray.waitForItem()).waitForToolTip(/^WhatsApp .* needs you/);
    const window = await program.window();
    await window.getByRole('button', { name: 'Settings' }).click();
    await expect(window.getByText('It stands in BEEPER_ACCESS_TOKEN')).toBeVisible();
    await expect(window.getByText(other.url)).toBeVisible();
    await expect(window.getByRole('button', { name: 'Sign out' })).toHaveCount(0);
    await expect(window.getByRole('button', { name: 'Connect again' })).toHaveCount(0);
    await program.quit();
    expect(await tokenFile.bytes()).toEqual(before);
  } finally {
    await other.stop();
  }
});
