import { chmod, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { freshFolder } from '../testing/folder';
import { openWebPage } from './default-browser';

const URL = 'http://127.0.0.1:1/oauth/authorize?a=b&c=d e"';

/** With nothing in it that a shell script could trip over. */
const WRITTEN_ANEW = 'http://127.0.0.1:1/oauth/authorize?a=b&c=d%20e%22';

const openExternal = () => Promise.reject(new Error('the system’s own way'));

/** Puts an `xdg-open` in place that ends with `code`; tells what it was asked to open. */
async function putCommand(code: number): Promise<() => Promise<string>> {
  const folder = await freshFolder();
  const opened = join(folder, 'opened');
  const command = join(folder, 'xdg-open');
  await writeFile(command, `#!/bin/sh\nprintf %s "$*" > '${opened}'\nexit ${code}\n`);
  await chmod(command, 0o755);
  vi.stubEnv('PATH', `${folder}:${process.env['PATH'] ?? ''}`);
  return () => readFile(opened, 'utf8');
}

afterEach(() => {
  vi.unstubAllEnvs();
});

describe.skipIf(process.platform === 'win32')('opening a page outside on Linux', () => {
  // 1 is what a browser in the foreground may end with, long after it was opened.
  it.each([0, 1])('is done by xdg-open, which ends with %i', async (code) => {
    const opened = await putCommand(code);
    await openWebPage(URL, { platform: 'linux', openExternal });
    expect(await opened()).toBe(WRITTEN_ANEW);
  });

  it.each([3, 4])('is not possible when xdg-open ends with %i', async (code) => {
    await putCommand(code);
    await expect(openWebPage(URL, { platform: 'linux', openExternal })).rejects.toThrow(
      `xdg-open ended with ${code}`,
    );
  });

  it('is not possible without xdg-open', async () => {
    vi.stubEnv('PATH', await freshFolder());
    await expect(openWebPage(URL, { platform: 'linux', openExternal })).rejects.toThrow('ENOENT');
  });
});

it('elsewhere opening a page outside is left to Electron', async () => {
  await expect(openWebPage(URL, { platform: 'darwin', openExternal })).rejects.toThrow(
    'the system’s own way',
  );
});

it.each(['file:///etc/passwd', '--version', 'javascript:alert(1)', 'ssh://host', ''])(
  'opens nothing for %j, on no system',
  async (url) => {
    const opened = vi.fn(() => Promise.resolve());
    for (const platform of ['linux', 'darwin', 'win32'] as const) {
      await expect(openWebPage(url, { platform, openExternal: opened })).rejects.toThrow(TypeError);
    }
    expect(opened).not.toHaveBeenCalled();
  },
);
