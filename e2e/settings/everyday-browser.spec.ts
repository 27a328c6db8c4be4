import { mkdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { EXTENSION_IDENTITY } from '../../shared/browser-extension/identity';
import { answerDialogs } from '../hooks/fixtures';
import { test } from '../program';
import { openSettings } from './page';

const MANIFEST = `${EXTENSION_IDENTITY.nativeHost}.json`;

test('the browsers are told where the program is once that is confirmed, and no longer after its removal', async ({
  startProgram,
  userDataDir,
}) => {
  const home = join(userDataDir, '..', 'home');
  await mkdir(join(home, '.config', 'chromium'), { recursive: true });
  await mkdir(join(home, 'snap', 'firefox'), { recursive: true });
  const manifest = join(home, '.config', 'chromium', 'NativeMessagingHosts', MANIFEST);
  const program = await startProgram({ args: [] });
  const { page } = await openSettings(program);
  const group = page.getByRole('region', { name: 'Everyday browser' });
  await expect(group.getByRole('listitem')).toHaveText([
    /^Chromium\s+Not set up\.$/,
    /^Firefox \(Snap\)\s+It is installed as a Snap or Flatpak/,
  ]);

  await answerDialogs(program, 0);
  await group.getByRole('button', { name: 'Set up…' }).click();
  await expect(group.getByRole('alert')).toHaveText(/^You did not confirm it/);
  expect(await stat(manifest).catch(() => null)).toBeNull();

  const asked = await answerDialogs(program, 1);
  await group.getByRole('button', { name: 'Set up…' }).click();
  await expect(group.getByRole('listitem').first()).toHaveText(/^Chromium\s+Set up\.$/);
  expect((await asked()).join()).toContain('NativeMessagingHosts');
  const written = JSON.parse(await readFile(manifest, 'utf8')) as { path: string };
  expect(written.path).toBe(join(userDataDir, 'everyday-browser', 'native-host'));
  expect((await stat(written.path)).mode & 0o777).toBe(0o700);

  await group.getByRole('button', { name: 'Remove it from your browsers' }).click();
  await expect(group.getByRole('listitem').first()).toHaveText(/^Chromium\s+Not set up\.$/);
  expect(await stat(manifest).catch(() => null)).toBeNull();
});
