import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import manifest from '../../package.json';
import { IDENTITY } from '../../shared/model/identity';
import { ROOT } from '../lib/project.mjs';
import { packageConfig, type ConfigOptions } from './config';
import { metainfo } from './linux/metainfo';
import { installerScript } from './windows/installer';

const hook = () => undefined;
const config = (options: Partial<ConfigOptions> = {}) =>
  packageConfig({
    version: '1.2.3',
    electron: { version: '45.4.1', folder: null },
    output: 'out/packages',
    made: 'made',
    env: {},
    hooks: { afterExtract: hook, afterPack: hook },
    ...options,
  });

describe('the identity reads back', () => {
  const { appID, command, desktopFile, name, scheme, toastActivator } = IDENTITY;

  it('from what electron-builder is told, for every system', () => {
    const { appId, productName, protocols, linux, nsis, deb, rpm } = config();
    expect({ appId, productName, protocols }).toEqual({
      appId: appID,
      productName: name,
      protocols: [{ name, schemes: [scheme], role: 'Viewer' }],
    });
    expect(linux).toMatchObject({
      executableName: command,
      syncDesktopName: true,
      desktop: { entry: { StartupWMClass: name } },
    });
    expect(nsis).toMatchObject({ shortcutName: name, perMachine: false, oneClick: true });
    for (const options of [deb, rpm]) {
      expect(options).toMatchObject({ packageName: command, desktop: { entry: { Icon: appID } } });
      expect(options?.fpm).toContain(
        `${join('made', 'metainfo.xml')}=/usr/share/metainfo/${appID}.metainfo.xml`,
      );
    }
  });

  it('from package.json, which Electron and electron-builder name the desktop entry by', () => {
    expect(manifest).toMatchObject({ productName: name, name: command, desktopName: desktopFile });
    expect(desktopFile).toBe(`${appID}.desktop`);
    expect(appID).not.toMatch(/\.desktop$/);
  });

  it('from AppStream’s metadata', () => {
    const text = metainfo({ version: '1.2.3', date: '2026-01-01' });
    expect(text).toContain(`<id>${appID}</id>`);
    expect(text).toContain(`<launchable type="desktop-id">${desktopFile}</launchable>`);
    expect(text).toContain(`<mediatype>x-scheme-handler/${scheme}</mediatype>`);
    expect(text).toContain('type="stable"');
  });

  it('from Windows’ installer, which takes all of it away again', () => {
    const [install = '', remove = ''] = installerScript().split('!macro customUnInstall');
    expect(install).toContain(`AppUserModelId\\${appID}" "CustomActivator" '${toastActivator}'`);
    expect(install).toContain(`CLSID\\${toastActivator}\\LocalServer32`);
    expect(install).toContain(`Software\\Classes\\${scheme}\\shell\\open\\command`);
    for (const key of [`AppUserModelId\\${appID}`, `CLSID\\${toastActivator}`, scheme]) {
      expect(remove).toContain(`DeleteRegKey HKCU "Software\\Classes\\${key}"`);
    }
    expect(remove).toContain(`CurrentVersion\\Run" "${appID}"`);
  });

  it('from the folder that its scripts and AppArmor’s profile name', () => {
    const folder = `/opt/${name}`;
    for (const file of ['after-install.sh', 'apparmor-profile']) {
      expect(readFileSync(join(ROOT, 'scripts/package/linux', file), 'utf8')).toContain(folder);
    }
  });
});

describe('packages', () => {
  it('are of the kinds and for the machines that are asked for', () => {
    const { mac, win, linux } = config();
    const both = ['arm64', 'x64'];
    expect(mac?.target).toEqual([
      { target: 'dmg', arch: both },
      { target: 'zip', arch: both },
    ]);
    expect(win?.target).toEqual([{ target: 'nsis', arch: ['x64', 'arm64'] }]);
    expect(linux?.target).toEqual(['AppImage', 'deb', 'rpm', 'tar.gz']);
  });

  it('hold no node_modules, and the tray’s icons of their own system alone', () => {
    const { files, linux, mac, win } = config();
    expect(JSON.stringify(files)).not.toContain('node_modules');
    expect([linux?.files, mac?.files, win?.files].flat().join(' ')).not.toContain('**');
    expect(linux?.files).toEqual(['resources/tray/linux/*.png']);
  });

  it('hold the extension beside the archive, on every system', () => {
    const { extraResources, linux, mac, win } = config();
    expect(extraResources).toEqual([{ from: 'out/extension', to: 'extension' }]);
    for (const system of [linux, mac, win]) expect(system).not.toHaveProperty('extraResources');
  });

  it('take the Electron they are given, or have it downloaded', () => {
    expect(config()).not.toHaveProperty('electronDist');
    const electron = { version: '33.4.11', folder: '/electron' };
    expect(config({ electron })).toMatchObject({
      electronDist: '/electron',
      electronVersion: '33.4.11',
    });
  });

  it('name scripts that are there and that electron-builder finds nothing to fill into', () => {
    const { deb } = config();
    for (const file of [deb?.afterInstall, deb?.afterRemove, deb?.appArmorProfile]) {
      const path = join(ROOT, file ?? '');
      expect(existsSync(path)).toBe(true);
      expect(readFileSync(path, 'utf8')).not.toMatch(/\$\{[a-zA-Z]+\}/);
    }
  });
});

describe('on macOS', () => {
  it('the runtime is hardened, with as few exceptions as V8 lets it', () => {
    const { mac } = config();
    expect(mac).toMatchObject({ hardenedRuntime: true });
    for (const file of [mac?.entitlements, mac?.entitlementsInherit]) {
      const text = readFileSync(join(ROOT, file ?? ''), 'utf8');
      const document = text.replace(/<!--[\s\S]*?-->/g, '').replace(/\s+/g, '');
      expect(document).toMatch(
        /<plistversion="1.0"><dict>(<key>[\w.-]+<\/key><true\/>)+<\/dict><\/plist>$/,
      );
      expect([...text.matchAll(/<key>(.*)<\/key>/g)].map(([, key]) => key)).toEqual([
        'com.apple.security.cs.allow-jit',
      ]);
    }
  });

  it.each([
    ['nothing', {}, false],
    ['half an account', { APPLE_ID: 'a', APPLE_TEAM_ID: 'b' }, false],
    ['an account', { APPLE_ID: 'a', APPLE_TEAM_ID: 'b', APPLE_APP_SPECIFIC_PASSWORD: 'c' }, true],
    ['a key', { APPLE_API_KEY: 'a', APPLE_API_KEY_ID: 'b', APPLE_API_ISSUER: 'c' }, true],
    ['a keychain’s profile', { APPLE_KEYCHAIN_PROFILE: 'a' }, true],
  ])('with %s in the environment, notarising is %s', (_what, env, notarize) => {
    expect(config({ env }).mac).toMatchObject({ notarize });
  });
});
