import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { IDENTITY } from '../../shared/model/identity';
import { sessionEnv } from '../desktop/app';
import { mouse } from '../desktop/mouse';
import { processesInGroup, start } from '../desktop/process';
import { eventually } from '../desktop/wait';
import { test as programTest } from '../program';
import { openSettings } from './page';

/** What only quotes bring through a command line, and only doubled signs through a desktop entry. */
const AWKWARD_NAME = `user's "data" at 100%`;

const test = programTest.extend<{ home: string; autostartFile: string }>({
  userDataDir: async ({ userDataDir }, use) => {
    const folder = join(userDataDir, AWKWARD_NAME);
    await mkdir(folder);
    await use(folder);
  },
  home: async ({ userDataDir }, use) => {
    await use(join(userDataDir, '..', 'home'));
  },
  autostartFile: async ({ home }, use) => {
    await use(join(home, '.config', 'autostart', IDENTITY.desktopFile));
  },
});

const read = (file: string) => readFile(file, 'utf8').catch(() => null);

/**
 * What a desktop runs for the Exec line of an entry, as a line for a shell: the escapes of a value
 * are undone, field codes stand for nothing here, and the quotes are a shell's.
 */
function commandLineOf(entry: string): string {
  const value = /^Exec=(.+)$/m.exec(entry)?.[1] ?? '';
  return value.replaceAll('\\\\', '\\').replaceAll(/%(.)/g, (_, code) => (code === '%' ? '%' : ''));
}

test('started at login: the file is there, starts the program hidden, and goes again', async ({
  bus,
  display,
  home,
  tray,
  autostartFile,
  startProgram,
}) => {
  const program = await startProgram({ args: [] });
  const { startAtLogin } = await openSettings(program);
  await expect(startAtLogin).not.toBeChecked();
  expect(await read(autostartFile)).toBeNull();
  await startAtLogin.check();
  const entry = await eventually({
    what: 'the autostart file',
    read: () => read(autostartFile),
    until: (text) => text !== null,
  });
  expect(entry).toMatch(/^Exec=.* --hidden$/m);
  // The simulator's token stands in this program's environment.
  expect(entry).not.toContain('simulator-');
  await program.quit();
  await tray.waitForNoItem();

  await test.step('as a desktop starts it', async () => {
    const env = await sessionEnv({ display: display.display, busAddress: bus.address, home });
    const session = await start('sh', ['-c', `exec ${commandLineOf(entry ?? '')}`], env, '/');
    try {
      const item = await tray.waitForItem();
      await item.waitForToolTip('Bridgekeeper is not connected to Beeper yet');
      const { waitForWindow } = mouse(display.display);
      await expect(waitForWindow('bridgekeeper', { timeoutMs: 200 })).rejects.toThrow();
      const renderers = processesInGroup(session.pid).filter(({ command }) =>
        command.includes('--type=renderer'),
      );
      expect(renderers).toEqual([]);
      await item.activate();
      await waitForWindow('bridgekeeper');
      // It found the folder again, with what is kept there.
      expect(await read(join(home, '..', AWKWARD_NAME, 'settings.json'))).not.toBeNull();
    } finally {
      await session.stop();
    }
    await tray.waitForNoItem();
  });

  await test.step('what another tool did is seen after a restart', async () => {
    const again = await startProgram({ args: [] });
    const settings = await openSettings(again);
    await expect(settings.startAtLogin).toBeChecked();
    await again.quit();
    await rm(autostartFile);
    const last = await startProgram({ args: [] });
    const page = await openSettings(last);
    await expect(page.startAtLogin).not.toBeChecked();
    await page.startAtLogin.check();
    await expect.poll(() => read(autostartFile)).toBe(entry);
    await page.startAtLogin.uncheck();
    await expect.poll(() => read(autostartFile)).toBeNull();
  });
});
