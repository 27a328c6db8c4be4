import { existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { EXTENSION_IDENTITY } from '../../shared/browser-extension/identity';
import { scriptPath } from '../everyday-browser/host/script-path';
import { freshFolder } from '../testing/folder';
import { runPurgeCommand } from './run-purge-command';

const [OURS, FOREIGN] = ['chromium', 'vivaldi'].map(
  (browser) => `${browser}/NativeMessagingHosts/${EXTENSION_IDENTITY.nativeHost}.json`,
) as [string, string];
/** One names this program's script, the other another's. */
const MANIFESTS = [OURS, FOREIGN];

/** A home with the program's files, and what the command does in it. */
async function purge(args: string[], { isRunning = false, folderName = 'Bridgekeeper' } = {}) {
  const home = await freshFolder();
  onTestFinished(() => void vi.unstubAllEnvs());
  vi.stubEnv('HOME', home);
  vi.stubEnv('XDG_CONFIG_HOME', join(home, '.config'));
  const config = join(home, '.config');
  const folder = join(config, folderName);
  const autostart = join(config, 'autostart', 'app.bridgekeeper.Bridgekeeper.desktop');
  mkdirSync(join(folder, 'logs'), { recursive: true });
  mkdirSync(join(config, 'autostart'));
  for (const file of [join(folder, 'token.vault'), autostart, join(config, 'other')]) {
    writeFileSync(file, 'content');
  }
  const manifests = MANIFESTS.map((name) => join(config, name));
  for (const [index, file] of manifests.entries()) {
    mkdirSync(dirname(file), { recursive: true });
    const script = index === 0 ? scriptPath(folder) : '/opt/other/native-host';
    writeFileSync(file, JSON.stringify({ path: script }));
  }
  // On a Mac the lock alone tells; on Linux its socket has to be listened at.
  if (isRunning) symlinkSync(`host-${process.pid}`, join(folder, 'SingletonLock'));
  const platform = isRunning ? 'darwin' : 'linux';
  const paths = { userData: folder, appData: config, logs: join(folder, 'logs') };
  const app = {
    isPackaged: true,
    getName: () => 'Bridgekeeper',
    getPath: (name: keyof typeof paths) => paths[name],
    setLoginItemSettings: vi.fn(),
  };
  const argv = ['bridgekeeper', '--purge-data', ...args];
  const said: string[] = [];
  const write = (_descriptor: number, text: string) => void said.push(text);
  const code = runPurgeCommand(argv, app, { platform, write });
  const left = [folder, autostart, join(config, 'other'), ...manifests].filter((path) =>
    existsSync(path),
  );
  return { code, left: left.map((path) => relative(config, path)), said: said.join('') };
}

const ALL = [
  'Bridgekeeper',
  'autostart/app.bridgekeeper.Bridgekeeper.desktop',
  'other',
  ...MANIFESTS,
];

it('removes the folder, the autostart entry and what our browsers are told, and nothing else', async () => {
  const { code, left, said } = await purge(['--yes']);
  expect({ code, left }).toEqual({ code: 0, left: ['other', FOREIGN] });
  expect(said).toContain('Removed');
});

it('removes nothing that was not confirmed', async () => {
  expect(await purge([])).toMatchObject({ code: 2, left: ALL });
});

it('removes nothing while a program holds the lock', async () => {
  expect(await purge(['--yes'], { isRunning: true })).toMatchObject({ code: 3, left: ALL });
});

it('of another folder removes nothing, as more may be in it than the program’s', async () => {
  const { code, left, said } = await purge(['--yes'], { folderName: 'Other' });
  expect({ code, left }).toEqual({ code: 1, left: ['Other', ...ALL.slice(1)] });
  expect(said).toContain('delete it yourself');
});
