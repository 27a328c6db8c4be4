import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { desktopEnv } from './display';
import { start } from './process';
import { WINDOW_MANAGER_CONFIG, WINDOW_MANAGER_THEME } from './window-manager-config';

const READY = 'windows are managed';
const START_MS = 10_000;

/**
 * Starts a window manager, so that windows are raised, minimised and framed as on a person's screen.
 * It is waited for: a window that appears while it starts gets neither a frame nor the keyboard.
 *
 * @param home the home folder it believes in; its configuration is written there.
 * @throws Error when openbox is missing, or not ready within 10 s.
 */
export async function startWindowManager(
  display: string,
  home: string,
): Promise<{ stop(): Promise<void> }> {
  const config = join(home, '.config', 'openbox', 'rc.xml');
  const theme = join(home, '.themes', 'Plain', 'openbox-3', 'themerc');
  await writeInFolder(config, WINDOW_MANAGER_CONFIG);
  await writeInFolder(theme, WINDOW_MANAGER_THEME);
  const args = ['--sm-disable', '--config-file', config, '--startup', `echo ${READY}`];
  const openbox = await start('openbox', args, { ...desktopEnv(display), HOME: home });
  try {
    await openbox.waitForOutput(new RegExp(READY), { timeoutMs: START_MS });
    return { stop: openbox.stop };
  } catch (error) {
    await openbox.stop();
    throw error;
  }
}

async function writeInFolder(file: string, content: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, content);
}
