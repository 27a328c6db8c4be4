import { chmod, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { freshFolder } from '../testing/folder';
import { openInDefaultBrowser } from './default-browser';

const URL = 'http://127.0.0.1:1/oauth/authorize?a=b&c=d e"';

/** The same address without anything that a shell script could trip over. */
const SERIALIZED_URL = 'http://127.0.0.1:1/oauth/authorize?a=b&c=d%20e%22';

const openExternal = () => Promise.reject(new Error('the system’s own way'));
const X11 = { openExternal, isWayland: false, browserName: () => 'browser.desktop' };

/** Puts an `xdg-open` first in the PATH that exits with `code`; returns a function that reads what it was asked to open. */
async function stubXdgOpen(code: number): Promise<() => Promise<string>> {
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

describe.skipIf(process.platform === 'win32')('openInDefaultBrowser on Linux', () => {
  // 1 is what a browser in the foreground may end with, long after it was opened.
  it.each([0, 1])('runs xdg-open, which exits with %i', async (code) => {
    const opened = await stubXdgOpen(code);
    await openInDefaultBrowser(URL, { platform: 'linux', ...X11 });
    expect(await opened()).toBe(SERIALIZED_URL);
  });

  it.each([3, 4])('rejects when xdg-open exits with %i, without the address', async (code) => {
    await stubXdgOpen(code);
    await expect(openInDefaultBrowser(URL, { platform: 'linux', ...X11 })).rejects.toEqual(
      new Error(`xdg-open ended with ${code}`),
    );
  });

  it('rejects without xdg-open', async () => {
    vi.stubEnv('PATH', await freshFolder());
    await expect(openInDefaultBrowser(URL, { platform: 'linux', ...X11 })).rejects.toThrow(
      'ENOENT',
    );
  });
});

describe.skipIf(process.platform === 'win32')('openInDefaultBrowser on Wayland', () => {
  it('leaves it to Electron, which has the desktop bring the browser to the front', async () => {
    const options = { platform: 'linux', ...X11, isWayland: true } as const;
    await expect(openInDefaultBrowser(URL, options)).rejects.toThrow('the system’s own way');
  });

  it('finds out by xdg-open that there is no browser', async () => {
    await stubXdgOpen(3);
    const options = { platform: 'linux', ...X11, isWayland: true, browserName: () => '' } as const;
    await expect(openInDefaultBrowser(URL, options)).rejects.toThrow('xdg-open ended with 3');
  });
});

it('elsewhere openInDefaultBrowser leaves it to Electron', async () => {
  await expect(openInDefaultBrowser(URL, { platform: 'darwin', ...X11 })).rejects.toThrow(
    'the system’s own way',
  );
});

it.each(['file:///etc/passwd', '--version', 'javascript:alert(1)', 'ssh://host', ''])(
  'opens nothing for %j on any system',
  async (url) => {
    const opened = vi.fn(() => Promise.resolve());
    for (const platform of ['linux', 'darwin', 'win32'] as const) {
      await expect(
        openInDefaultBrowser(url, { platform, ...X11, openExternal: opened }),
      ).rejects.toThrow(TypeError);
    }
    expect(opened).not.toHaveBeenCalled();
  },
);
