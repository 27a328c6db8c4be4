import {
  chmod,
  mkdir,
  readdir,
  readFile,
  rename,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { EXTENSION_IDENTITY } from '../../../shared/browser-extension/identity';
import { freshFolder } from '../../testing/folder';
import { scriptPath } from '../host/script-path';
import { createInstallation } from './installation';
import { ownManifests } from './own-manifests';

const NAME = `${EXTENSION_IDENTITY.nativeHost}.json`;
const CHROMIUM = `.config/chromium/NativeMessagingHosts/${NAME}`;
const FIREFOX = `.mozilla/native-messaging-hosts/${NAME}`;

/** A home with these folders in it, and the program's own beside. */
async function home(
  folders: readonly string[],
  { platform = 'linux' as NodeJS.Platform, env = {} } = {},
) {
  const place = await freshFolder();
  const inHome = (path: string) => join(place, path);
  for (const one of folders) await mkdir(inHome(one), { recursive: true });
  const lines: string[] = [];
  const openAt = async (name: string) => {
    await mkdir(inHome(name), { recursive: true });
    return createInstallation({
      platform,
      env,
      home: place,
      folder: inHome(name),
      chromiumIDs: [EXTENSION_IDENTITY.chromiumID],
      log: (line) => lines.push(line),
    });
  };
  const json = async (path: string): Promise<unknown> =>
    JSON.parse(await readFile(inHome(path), 'utf8'));
  const put = async (path: string, text: string) => {
    await mkdir(dirname(inHome(path)), { recursive: true });
    await writeFile(inHome(path), text);
  };
  const isThere = (path: string) =>
    stat(inHome(path)).then(
      () => true,
      () => false,
    );
  return {
    home: place,
    inHome,
    installation: await openAt('own'),
    openAt,
    json,
    put,
    isThere,
    lines,
  };
}

const ready = (name: string) => ({ name, state: 'ready', problem: null });
const absent = (name: string) => ({ name, state: 'absent', problem: null });
const BOTH = ['.config/chromium', '.mozilla/firefox'];

describe.runIf(process.platform !== 'win32')('the browsers’ manifests', () => {
  it('are written for each browser that is found, and removed again', async () => {
    const { installation, json, inHome, isThere } = await home(BOTH);
    expect(await installation.read()).toEqual([absent('Chromium'), absent('Firefox')]);
    expect(await installation.plan()).toEqual({
      names: ['Chromium', 'Firefox'],
      files: [inHome(CHROMIUM), inHome(FIREFOX)],
      replaced: [],
      sandboxed: [],
    });
    await installation.write();
    expect(await installation.read()).toEqual([ready('Chromium'), ready('Firefox')]);
    const common = {
      name: EXTENSION_IDENTITY.nativeHost,
      path: scriptPath(inHome('own')),
      type: 'stdio',
    };
    expect(await json(CHROMIUM)).toEqual({
      ...common,
      description: expect.any(String) as string,
      allowed_origins: [`chrome-extension://${EXTENSION_IDENTITY.chromiumID}/`],
    });
    expect(await json(FIREFOX)).toEqual({
      ...common,
      description: expect.any(String) as string,
      allowed_extensions: [EXTENSION_IDENTITY.firefoxID],
    });
    expect((await stat(scriptPath(inHome('own')))).mode & 0o777).toBe(0o700);
    await installation.remove();
    expect(await installation.read()).toEqual([absent('Chromium'), absent('Firefox')]);
    expect(await isThere(CHROMIUM)).toBe(false);
    expect(await readdir(dirname(inHome(CHROMIUM)))).toEqual([]);
  });

  it('are looked for where the session’s variables say', async () => {
    const elsewhere = await freshFolder();
    const env = { XDG_CONFIG_HOME: elsewhere, CHROME_CONFIG_HOME: join(elsewhere, 'chrome') };
    await mkdir(join(elsewhere, 'chrome', 'google-chrome'), { recursive: true });
    await mkdir(join(elsewhere, 'mozilla', 'firefox'), { recursive: true });
    const { installation, isThere } = await home(['.config/chromium'], { env });
    await installation.write();
    expect(await installation.read()).toEqual([ready('Google Chrome'), ready('Firefox')]);
    expect(await isThere(FIREFOX)).toBe(true);
    const relative = await home(['.config/chromium'], { env: { XDG_CONFIG_HOME: 'config' } });
    expect(await relative.installation.read()).toEqual([absent('Chromium')]);
  });

  it('are a Mac’s on a Mac', async () => {
    const support = 'Library/Application Support';
    const folders = [`${support}/Google/Chrome`, `${support}/Firefox`];
    const { installation, isThere } = await home(folders, { platform: 'darwin' });
    await installation.write();
    expect(await installation.read()).toEqual([ready('Google Chrome'), ready('Firefox')]);
    expect(await isThere(`${support}/Google/Chrome/NativeMessagingHosts/${NAME}`)).toBe(true);
    expect(await isThere(`${support}/Mozilla/NativeMessagingHosts/${NAME}`)).toBe(true);
  });

  it('are not for Windows', async () => {
    const { installation } = await home(BOTH, { platform: 'win32' });
    expect(await installation.read()).toEqual([]);
  });

  it('are not written for Snap and Flatpak, which is said', async () => {
    const { installation } = await home(['snap/firefox', '.var/app/com.brave.Browser']);
    expect(await installation.plan()).toEqual({
      names: [],
      files: [],
      replaced: [],
      sandboxed: ['Firefox (Snap)', 'Brave (Flatpak)'],
    });
    const sandboxed = (name: string) => ({ name, state: 'sandboxed', problem: null });
    expect(await installation.read()).toEqual([
      sandboxed('Firefox (Snap)'),
      sandboxed('Brave (Flatpak)'),
    ]);
  });

  it('fail for one browser without the others', async () => {
    const { installation, put, inHome, lines } = await home(BOTH);
    // A file in the folder's place: also who may write everywhere cannot write there.
    await put('.config/chromium/NativeMessagingHosts', '');
    expect(await installation.write()).toEqual({
      written: ['Firefox'],
      failed: [
        {
          name: 'Chromium',
          folder: inHome('.config/chromium/NativeMessagingHosts'),
          problem: 'a file stands in its place. Move that away, then set it up again',
        },
      ],
    });
    expect(await installation.read()).toEqual([
      {
        name: 'Chromium',
        state: 'failed',
        problem: 'a file stands in its place. Move that away, then set it up again',
      },
      ready('Firefox'),
    ]);
    expect(lines).toHaveLength(1);
    await installation.remove();
    expect(await installation.read()).toEqual([absent('Chromium'), absent('Firefox')]);
  });

  it.runIf(process.getuid?.() !== 0)('fail where nothing may be written', async () => {
    const { installation, inHome } = await home(BOTH);
    await chmod(inHome('.config/chromium'), 0o500);
    await installation.write();
    await chmod(inHome('.config/chromium'), 0o700);
    expect(await installation.read()).toContainEqual(expect.objectContaining({ state: 'failed' }));
  });

  it('of another program stay when ours are removed', async () => {
    const { installation, put, isThere, json } = await home(BOTH);
    await put(FIREFOX, JSON.stringify({ path: '/opt/other/native-host' }));
    await installation.remove();
    expect(await isThere(FIREFOX)).toBe(true);
    expect(await installation.read()).toContainEqual(absent('Firefox'));
    await installation.write();
    expect(await json(FIREFOX)).toMatchObject({
      allowed_extensions: [EXTENSION_IDENTITY.firefoxID],
    });
  });

  it('replace a link, and write through none', async () => {
    const { installation, inHome, put } = await home(BOTH);
    await put('target', 'mine');
    await mkdir(dirname(inHome(CHROMIUM)), { recursive: true });
    await symlink(inHome('target'), inHome(CHROMIUM));
    await installation.write();
    expect(await readFile(inHome('target'), 'utf8')).toBe('mine');
    expect(await installation.read()).toContainEqual(ready('Chromium'));
  });

  it('are put right when the program’s folder has moved', async () => {
    const { installation, openAt, inHome, json } = await home(BOTH);
    await installation.write();
    await rename(inHome('own'), inHome('moved'));
    const moved = await openAt('moved');
    expect(await moved.read()).toEqual([absent('Chromium'), absent('Firefox')]);
    await moved.repair();
    expect(await moved.read()).toEqual([ready('Chromium'), ready('Firefox')]);
    expect(await json(CHROMIUM)).toMatchObject({ path: scriptPath(inHome('moved')) });
  });

  it('are put right when the script was lost', async () => {
    const { installation, inHome } = await home(BOTH);
    await installation.write();
    await rename(scriptPath(inHome('own')), inHome('lost'));
    expect(await installation.read()).toEqual([absent('Chromium'), absent('Firefox')]);
    await installation.repair();
    expect(await installation.read()).toEqual([ready('Chromium'), ready('Firefox')]);
  });

  it('are left as they are by a program that did not set them up', async () => {
    const { installation, openAt, json, inHome, isThere } = await home(BOTH);
    await installation.write();
    const other = await openAt('other');
    await other.repair();
    await other.remove();
    expect(await json(CHROMIUM)).toMatchObject({ path: scriptPath(inHome('own')) });
    expect(await isThere('other/everyday-browser')).toBe(false);
  });

  it('that another program has taken since are left to it', async () => {
    const { installation, openAt, json, inHome } = await home(BOTH);
    await installation.write();
    const other = await openAt('other');
    await other.write();
    await installation.repair();
    expect(await json(CHROMIUM)).toMatchObject({ path: scriptPath(inHome('other')) });
  });

  it('of another program that is there are named before they are replaced', async () => {
    const { installation, openAt, put, inHome } = await home(BOTH);
    const other = await openAt('other');
    await other.write();
    await put(FIREFOX, '{"path":"/nowhere/native-host"}');
    expect((await installation.plan()).replaced).toEqual([
      { file: inHome(CHROMIUM), program: scriptPath(inHome('other')) },
    ]);
    await installation.write();
    expect((await installation.plan()).replaced).toEqual([]);
  });

  it('are found again for a removal of everything', async () => {
    const { installation, put, inHome, home: place } = await home(BOTH);
    await installation.write();
    await put(FIREFOX, '{"path":"/opt/other/native-host"}');
    const own = ownManifests({
      platform: 'linux',
      env: {},
      home: place,
      script: scriptPath(inHome('own')),
    });
    expect(own).toEqual([inHome(CHROMIUM)]);
  });
});
