import { mkdir, readdir, readFile, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import type { CheckID, CheckState } from '../../shared/model/check-up';
import { MAY_START_STRANGERS, ONLY_ROOT, startStranger } from '../connection/stranger';
import { keyringFixtures, type KeyringFixtures } from '../desktop/keyring-fixtures';
import { test as programTest } from '../program';
import { doctorFixtures, type DoctorFixtures, type ExaminedAsJSON } from './fixtures';

const test = programTest
  .extend<KeyringFixtures>(keyringFixtures)
  .extend<DoctorFixtures>(doctorFixtures);

/** What is to be said of one part, and that it says how to mend it. */
function expectLine(examined: ExaminedAsJSON, id: CheckID, state: CheckState, words: string) {
  const { what, how, ...line } = examined.line(id);
  expect([line.state, what]).toEqual([state, expect.stringContaining(words)]);
  if (state === 'mend') expect(how).not.toBeNull();
}

test('--doctor finds nothing to mend where all is there, and leaves the running program alone', async ({
  examine,
  examineAsJSON,
  keyring: _unlocked,
  simulator,
  startProgram,
  userDataDir,
}) => {
  const program = await startProgram();
  await program.logged('Beeper is ');
  // The running program may be about to replace one of its own.
  const filesNow = async () => {
    const names = await readdir(userDataDir);
    return [...new Set(names.map((name) => name.replace(/\.new$/, '')))].sort();
  };
  // Written a moment after its first look.
  await expect.poll(filesNow).toEqual(expect.arrayContaining(['alerts.json', 'watched.json']));
  const files = await filesNow();
  const settings = await readFile(join(userDataDir, 'settings.json'), 'utf8').catch(() => null);

  const examined = await examineAsJSON();
  expect([examined.toMend, examined.code], examined.output).toEqual([0, 0]);
  for (const id of ['running', 'beeper', 'token', 'scopes', 'expiry', 'answers'] as const) {
    expect(examined.line(id).state, id).toBe('ok');
  }
  for (const id of ['bus', 'tray', 'notifications', 'keyring', 'disk', 'clock', 'proxy'] as const) {
    expect(examined.line(id).state, id).toBe('ok');
  }
  expectLine(examined, 'beeper', 'ok', `answers at ${simulator.url}`);
  expectLine(examined, 'notifications', 'ok', 'with buttons');
  expectLine(examined, 'autostart', 'note', 'does not start it');

  const page = await examine();
  expect(page.code).toBe(0);
  expect(page.output).toMatch(/^✓ fine {5}Tray {12}This desktop shows tray icons\.$/m);
  expect(page.output).toContain('Nothing is to mend.');
  const accounts = simulator.control.accounts();
  const names = accounts.flatMap(({ accountID, user }) => [accountID, user.fullName ?? accountID]);
  for (const secret of [simulator.token, ...names]) {
    expect(examined.output + page.output).not.toContain(secret);
  }

  expect(await filesNow()).toEqual(files);
  expect(await readFile(join(userDataDir, 'settings.json'), 'utf8').catch(() => null)).toBe(
    settings,
  );
  expect(await program.windows()).toEqual({ count: 0, visible: 0 });
  expect((await program.log()).split(' started')).toHaveLength(2);
});

test('--doctor names each part of the desktop that is not there, and writes nothing', async ({
  examineAsJSON,
  bus: _bus,
  userDataDir,
}) => {
  const bare = await examineAsJSON();
  expect(bare.code).toBe(1);
  expectLine(bare, 'running', 'mend', 'not running');
  expectLine(bare, 'bus', 'ok', 'answers');
  expectLine(bare, 'tray', 'mend', 'no place for tray icons');
  expectLine(bare, 'notifications', 'mend', 'No program on this desktop');
  expectLine(bare, 'keyring', 'mend', 'No keyring');
  expectLine(bare, 'token', 'ok', 'accepts');

  const without = { DBUS_SESSION_BUS_ADDRESS: '', DISPLAY: '' };
  const withoutBus = await examineAsJSON({ env: without });
  expectLine(withoutBus, 'bus', 'mend', 'no message bus');
  expectLine(withoutBus, 'tray', 'mend', 'without a message bus');
  expectLine(withoutBus, 'notifications', 'mend', 'without a message bus');
  expectLine(withoutBus, 'keyring', 'mend', 'No keyring');
  expectLine(withoutBus, 'answers', 'ok', 'as expected');

  expect(await readdir(userDataDir)).toEqual([]);
});

test('--doctor names a notification server that hangs, and all the others in spite of it', async ({
  examineAsJSON,
  notifications,
  tray: _tray,
}) => {
  notifications.setMode('hang');
  const examined = await examineAsJSON();
  expectLine(examined, 'notifications', 'unknown', 'not answer in time');
  expectLine(examined, 'tray', 'ok', 'shows tray icons');
  expectLine(examined, 'token', 'ok', 'accepts');
});

test('--doctor says what is wrong with Beeper, the token and the answers', async ({
  examine,
  examineAsJSON,
  simulator,
}) => {
  const away = await examineAsJSON({ env: { BEEPER_BASE_URL: 'http://127.0.0.1:1' } });
  expectLine(away, 'beeper', 'mend', 'No Beeper answers');
  expectLine(away, 'token', 'unknown', 'could not be tried');

  const wrong = await examineAsJSON({ env: { BEEPER_ACCESS_TOKEN: 'simulator-wrong' } });
  expectLine(wrong, 'token', 'mend', 'does not accept');
  expectLine(wrong, 'beeper', 'ok', 'answers at');
  expect(wrong.output).not.toContain('simulator-wrong');

  expectLine(
    await examineAsJSON({ env: { BEEPER_ACCESS_TOKEN: '' } }),
    'token',
    'mend',
    'not connected',
  );

  simulator.control.setAccess({ scopes: ['read'] });
  const readOnly = await examineAsJSON();
  expectLine(readOnly, 'scopes', 'mend', 'Watching only');
  expectLine(readOnly, 'token', 'ok', 'accepts');
  simulator.control.setAccess({ scopes: ['read', 'write'] });

  const compared = await examine({ args: ['--compare'] });
  expect(compared.output).toMatch(/^GET \/v1\/bridges: as expected$/m);
  expect(compared.output).toMatch(
    /^GET \/v1\/bridges\/\{bridgeID\}\/capabilities \(\d+ asked\): as expected$/m,
  );
  const written = simulator.control.requests().filter(({ method }) => method !== 'GET');
  expect(new Set(written.map(({ path }) => path))).toEqual(new Set(['/oauth/introspect']));

  simulator.control.addFault({ kind: 'wrong-types', path: '/v1/bridges', field: 'status' });
  const misfit = await examineAsJSON({ args: ['--compare'] });
  expectLine(misfit, 'answers', 'mend', 'not as expected');
  const shapes = misfit.line('answers').details?.join('\n') ?? '';
  expect(shapes).toMatch(/GET \/v1\/bridges: \*\.accounts\.\*\.status: \w+ instead of string/);
  expect(misfit.comparison).toContain('GET /v1/bridges: not as expected');

  const refused = await examine({ args: ['--jsn'] });
  expect(refused.code).toBe(2);
  expect(refused.output).toContain('Usage: bridgekeeper --doctor');
});

test('--doctor sees an autostart that leads nowhere, a proxy that is gone, a clock that was set back', async ({
  examineAsJSON,
  userDataDir,
}) => {
  const folder = join(userDataDir, '..', 'home', '.config', 'autostart');
  await mkdir(folder, { recursive: true });
  const entry = '[Desktop Entry]\nType=Application\nName=Bridgekeeper\nExec=/gone/bridgekeeper\n';
  await writeFile(join(folder, 'app.bridgekeeper.Bridgekeeper.desktop'), entry);
  const history = join(userDataDir, 'history.ndjson');
  await writeFile(history, '');
  const tomorrow = Date.now() / 1_000 + 86_400;
  await utimes(history, tomorrow, tomorrow);
  const proxy = 'http://127.0.0.1:1';
  const examined = await examineAsJSON({ env: { http_proxy: proxy, https_proxy: proxy } });
  expectLine(examined, 'autostart', 'mend', 'is gone');
  expectLine(examined, 'proxy', 'mend', 'does not answer');
  expectLine(examined, 'clock', 'mend', 'set back');
  // Beeper on this computer is asked directly all the same.
  expectLine(examined, 'token', 'ok', 'accepts');
});

test('--doctor asks no keyring that is locked, and tells that the token lies behind it', async ({
  examineAsJSON,
  keyring,
  simulator,
  startProgram,
  userDataDir,
}) => {
  const program = await startProgram({
    args: ['--password-store=gnome-libsecret'],
    env: { BEEPER_ACCESS_TOKEN: '' },
  });
  const window = await program.window();
  await window.getByText('Paste a token instead').click();
  await window.getByLabel('Token', { exact: true }).fill(simulator.token);
  await window.getByRole('button', { name: 'Connect with it' }).click();
  await expect(window.getByText('All accounts are well').first()).toBeVisible();
  await program.quit();
  const vault = await readFile(join(userDataDir, 'token.vault'));

  const env = { BEEPER_ACCESS_TOKEN: '' };
  const unlocked = await examineAsJSON({ env });
  expectLine(unlocked, 'token', 'ok', 'accepts');
  expectLine(unlocked, 'keyring', 'ok', 'protects');
  await keyring.lock();
  const locked = await examineAsJSON({ env });
  expectLine(locked, 'keyring', 'mend', 'locked');
  expectLine(locked, 'token', 'mend', 'behind a keyring');
  expect(await readFile(join(userDataDir, 'token.vault'))).toEqual(vault);
});

test('--doctor sends another user’s program at Beeper’s port no token, and says that it is there', async ({
  examineAsJSON,
  simulator,
}) => {
  test.skip(!MAY_START_STRANGERS, ONLY_ROOT);
  await simulator.control.down();
  const stranger = await startStranger(simulator.port);
  const examined = await examineAsJSON({ args: ['--compare'] });
  expectLine(examined, 'beeper', 'mend', 'another user’s program');
  expectLine(examined, 'token', 'unknown', 'could not be tried');
  expect(stranger.printed()).toContain('/v1/info');
  expect(stranger.printed()).not.toContain(simulator.token);
  expect(stranger.printed().toLowerCase()).not.toContain('authorization');
  await stranger.stop();
  await simulator.control.up();
});
