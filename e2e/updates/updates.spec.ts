import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { FEED } from '../../electron/updates/testing/update-server';
import { IDENTITY } from '../../shared/model/identity';
import { CHECK_TIMER, FIRST_CHECK_MS, NEXT_CHECK_MS } from '../../electron/updates/updates';
import { eventually } from '../desktop/wait';
import { openSettings } from '../settings/page';
import { filesIn, OLD, openAbout, test } from './fixtures';

test('a newer version is found by itself, fetched when asked for, and installed at the end', async ({
  installed,
  startProgram,
  updateEnv,
  updateServer,
  userDataDir,
}) => {
  const { content } = updateServer.offer('0.9.0');
  const program = await startProgram({ args: [], env: updateEnv });
  await program.logged('update: installs');
  expect(updateServer.requests).toEqual([]);
  await expect.poll(() => program.isWaiting(CHECK_TIMER)).toBe(true);
  await program.advance(FIRST_CHECK_MS);
  const page = await program.window();
  await expect(page.getByText('Bridgekeeper 0.9.0 is there.')).toBeVisible();
  expect(updateServer.requests.map(({ path }) => path).sort()).toEqual([FEED, `${FEED}.sig`]);

  const about = await openAbout(program);
  await expect(about.text).toHaveText(
    'Bridgekeeper 0.9.0 is there. It is downloaded when you say so.',
  );
  await about.button('Download it').click();
  await expect(about.text).toContainText('Bridgekeeper 0.9.0 is here.');
  expect(await installed.content()).toBe(OLD);

  await test.step('the server learns nothing, and no ID is kept', async () => {
    for (const { headers } of updateServer.requests) {
      const names = ['accept-encoding', 'connection', 'host', 'user-agent'];
      expect(Object.keys(headers).sort()).toEqual(names);
      expect(headers['user-agent']).toBe('Bridgekeeper');
    }
    const files = await filesIn(join(userDataDir, '..'));
    expect(files.filter((file) => /updaterId/i.test(file))).toEqual([]);
  });

  await program.quit();
  expect(await installed.content()).toBe(content.toString());
  expect((await stat(installed.path)).mode & 0o777).toBe(0o755);
  expect(await installed.neighbours()).toEqual(['Bridgekeeper.AppImage']);
});

test('a newer version takes the place of this one at once when its user says so', async ({
  installed,
  startProgram,
  updateEnv,
  updateServer,
  userDataDir,
}) => {
  const started = join(userDataDir, '..', 'started');
  updateServer.offer('0.9.0', Buffer.from(`#!/bin/sh\necho "$@" > '${started}'\n`));
  const program = await startProgram({ args: [], env: updateEnv });
  const about = await openAbout(program);
  await about.button('Look now').click();
  await about.button('Download it').click();
  await about.button('Install and restart').click();
  await program.waitForEnd();
  expect(await installed.content()).toContain('#!/bin/sh');
  await eventually({
    what: 'the new version to be started',
    read: () => stat(started),
    until: ({ size }) => size > 0,
  });
});

test('an update that dies half-way: it starts, says so, and loses nothing', async ({
  installed,
  startProgram,
  updateEnv,
  updateServer,
  userDataDir,
}) => {
  const { file, content } = updateServer.offer('0.9.0');
  updateServer.faults.set(file, 'stuck');
  const first = await startProgram({ args: [], env: updateEnv });
  const { page } = await openSettings(first);
  await page.getByRole('combobox', { name: 'Appearance' }).selectOption('dark');
  await page.keyboard.press('Escape');
  const about = await openAbout(first);
  await about.button('Look now').click();
  await about.button('Download it').click();
  await expect(about.page.getByRole('progressbar')).toHaveAttribute('value', /^(4\d|50)$/);
  process.kill(first.pid, 'SIGKILL');
  await first.stop();
  expect(await installed.content()).toBe(OLD);

  const said = 'The update to Bridgekeeper 0.9.0 did not finish.';
  updateServer.faults.clear();
  const second = await startProgram({ args: [], env: updateEnv });
  const window = await second.window();
  await expect(window.getByTitle(said)).toBeVisible();
  await second.poll();
  const again = await openAbout(second);
  await expect(again.text).toContainText(said);
  expect(await second.app.evaluate(({ nativeTheme }) => nativeTheme.themeSource)).toBe('dark');
  await again.button('Try again').click();
  await expect(again.text).toContainText('Bridgekeeper 0.9.0 is here.');
  process.kill(second.pid, 'SIGKILL');
  await second.stop();
  expect(await installed.content()).toBe(OLD);

  await test.step('what was here already is not fetched once more', async () => {
    updateServer.faults.set(file, { status: 500 });
    const third = await startProgram({ args: [], env: updateEnv });
    const last = await openAbout(third);
    await last.button('Try again').click();
    await expect(last.text).toContainText('Bridgekeeper 0.9.0 is here.');
    await third.quit();
    expect(await installed.content()).toBe(content.toString());
    expect(await installed.neighbours()).toEqual(['Bridgekeeper.AppImage']);
    expect(await filesIn(userDataDir)).not.toContain('update.json.new');
  });
});

test('an update that cannot take the place at the end: the next start says so', async ({
  installed,
  startProgram,
  updateEnv,
  updateServer,
}) => {
  updateServer.offer('0.9.0');
  const first = await startProgram({ args: [], env: updateEnv });
  const about = await openAbout(first);
  await about.button('Look now').click();
  await about.button('Download it').click();
  await expect(about.text).toContainText('Bridgekeeper 0.9.0 is here.');
  const [staged = ''] = (await installed.neighbours()).filter((name) => name.startsWith('.'));
  await rm(join(installed.path, '..', staged));
  await first.quit();
  expect(await installed.content()).toBe(OLD);
  const second = await startProgram({ args: [], env: updateEnv });
  const again = await openAbout(second);
  await expect(again.text).toContainText('The update to Bridgekeeper 0.9.0 did not finish.');
  await again.button('Try again').click();
  await expect(again.text).toContainText('Bridgekeeper 0.9.0 is here.');
});

test('what a package manager owns is only told of, and what is off asks nobody', async ({
  installed,
  startProgram,
  updateEnv,
  updateServer,
}) => {
  updateServer.offer('0.9.0');
  const { APPIMAGE: _image, APPDIR: _mount, ...env } = updateEnv;
  const owned = await startProgram({ args: [], env: { ...env, FLATPAK_ID: IDENTITY.appID } });
  const about = await openAbout(owned);
  await about.button('Look now').click();
  await expect(about.text).toHaveText(
    'Bridgekeeper 0.9.0 is there; your system’s package manager brings it.',
  );
  await expect(about.button('Download it')).toHaveCount(0);
  const { page } = await openSettings(owned);
  await page.getByRole('checkbox', { name: 'Look for newer versions' }).uncheck();
  await expect.poll(() => owned.isWaiting(CHECK_TIMER)).toBe(false);
  await owned.quit();
  const { requests } = updateServer;
  expect(requests.map(({ path }) => path).sort()).toEqual([FEED, `${FEED}.sig`]);

  await test.step('turned off', async () => {
    const off = await startProgram({ args: [], env: updateEnv });
    await off.logged('Beeper is ');
    await off.advance(NEXT_CHECK_MS);
    await off.poll();
    await off.quit();
    expect(requests).toHaveLength(2);
  });

  await test.step('an address without a key', async () => {
    const keyless = await startProgram({
      args: [],
      env: { ...updateEnv, BRIDGEKEEPER_UPDATE_KEY: '' },
    });
    await keyless.logged('update: off (no-key)');
    const said = await openAbout(keyless);
    await expect(said.text).toContainText('This Bridgekeeper does not look for newer versions');
    await said.page.keyboard.press('Escape');
    const settings = await openSettings(keyless);
    await expect(settings.theme).toBeVisible();
    await expect(
      settings.page.getByRole('checkbox', { name: 'Look for newer versions' }),
    ).toHaveCount(0);
    await keyless.quit();
    expect(requests).toHaveLength(2);
  });
  expect(await installed.content()).toBe(OLD);
});
