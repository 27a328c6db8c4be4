import { chmod, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { startUpdateServer, type UpdateServer } from '../../electron/updates/testing/update-server';
import { electronPath, type LaunchOptions } from '../desktop/app';
import { test as programTest, type Program } from '../program';
import { openSettings } from '../settings/page';

/** An AppImage in the place of the real one: what an update would replace. */
export interface Installed {
  path: string;
  content(): Promise<string>;
  /** Every file beside it. */
  neighbours(): Promise<string[]>;
}

export interface UpdateFixtures {
  updateServer: UpdateServer;
  installed: Installed;
  /** What a program is told so that it updates `installed` from `updateServer`. */
  updateEnv: NonNullable<LaunchOptions['env']>;
}

export const OLD = '#!/bin/sh\n# the old version\n';

export const test = programTest.extend<UpdateFixtures>({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads the fixtures wanted from here.
  updateServer: async ({}, use) => {
    const server = await startUpdateServer();
    await use(server);
    await server.stop();
  },

  installed: async ({ userDataDir }, use) => {
    const folder = join(userDataDir, '..', 'Applications');
    const path = join(folder, 'Bridgekeeper.AppImage');
    await mkdir(folder);
    await writeFile(path, OLD);
    await chmod(path, 0o755);
    await use({
      path,
      content: () => readFile(path, 'utf8'),
      neighbours: () => readdir(folder),
    });
  },

  updateEnv: async ({ updateServer, installed }, use) => {
    await use({
      BRIDGEKEEPER_UPDATE_URL: updateServer.url,
      BRIDGEKEEPER_UPDATE_KEY: updateServer.key,
      APPIMAGE: installed.path,
      // Where an AppImage is mounted, which its executable lies in.
      APPDIR: dirname(await electronPath()),
    });
  },
});

/** The part of About that speaks of newer versions. */
export interface UpdatesPart {
  page: Page;
  button(name: string): Locator;
  /** What is said of the update. */
  text: Locator;
}

export async function openAbout(program: Program): Promise<UpdatesPart> {
  const { page } = await openSettings(program);
  await page.getByRole('button', { name: 'About Bridgekeeper' }).click();
  const part = page.getByRole('heading', { name: 'Newer versions' }).locator('..');
  return {
    page,
    button: (name) => part.getByRole('button', { name, exact: true }),
    text: part.getByRole('status'),
  };
}

/** Every file in a folder and below; none where there is no such folder. */
export function filesIn(folder: string): Promise<string[]> {
  return readdir(folder, { recursive: true }).catch(() => []);
}
