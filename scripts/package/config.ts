import { basename, join } from 'node:path';
import type { Configuration } from 'electron-builder';
import { IDENTITY } from '../../shared/model/identity';
import { ARCHIVED, ARCHIVED_FOR, EXTENSION } from './files';
import { DEB_DEPENDS, DEB_RECOMMENDS, DEB_SUGGESTS, RPM_REQUIRES } from './linux/needs';

/** Packages of Linux need somebody to name; there is no address of the project yet. */
const MAINTAINER = `${IDENTITY.name} maintainers <maintainers@bridgekeeper.invalid>`;
/** electron-builder wants one; our packages do not name it, as nothing is there yet. */
const HOMEPAGE = 'https://bridgekeeper.invalid';
const SYNOPSIS = 'says at once when a Beeper bridge needs you';
const SOURCES = 'scripts/package';

/** Any of these is enough for electron-builder to notarise by. */
const NOTARY_ACCOUNTS: readonly (readonly string[])[] = [
  ['APPLE_API_KEY', 'APPLE_API_KEY_ID', 'APPLE_API_ISSUER'],
  ['APPLE_ID', 'APPLE_APP_SPECIFIC_PASSWORD', 'APPLE_TEAM_ID'],
  ['APPLE_KEYCHAIN_PROFILE'],
];

export interface ConfigOptions {
  /** Of the package, as in `version.ts`. */
  readonly version: string;
  /** The Electron that goes into it: its version, and its folder; null to have it downloaded. */
  readonly electron: { readonly version: string; readonly folder: string | null };
  /** Where the packages go. */
  readonly output: string;
  /** Where what was made for them lies: icons, metadata, the installer's script (`prepare.ts`). */
  readonly made: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Once Electron is unpacked, and once the program is in it. */
  readonly hooks: Required<Pick<Configuration, 'afterExtract' | 'afterPack'>>;
}

/** The one configuration of all packages, for electron-builder. */
export function packageConfig(options: ConfigOptions): Configuration {
  const { version, electron, output, made, env, hooks } = options;
  const inMade = (...names: string[]) => join(made, ...names);
  // What our own fpm makes is found by desktops under the ID; electron-builder names icons otherwise.
  const ours = { desktop: { entry: { Icon: IDENTITY.appID } }, fpm: extraFiles(inMade) };
  return {
    appId: IDENTITY.appID,
    productName: IDENTITY.name,
    copyright: `Copyright © ${IDENTITY.name} maintainers`,
    directories: { output, buildResources: made },
    electronVersion: electron.version,
    ...(electron.folder === null ? {} : { electronDist: electron.folder }),
    extraMetadata: { version, homepage: HOMEPAGE, author: MAINTAINER },
    protocols: [{ name: IDENTITY.name, schemes: [IDENTITY.scheme], role: 'Viewer' }],
    files: [...ARCHIVED],
    // Beside the archive: browsers load the extension from its folder, and read no archive.
    extraResources: [{ from: EXTENSION, to: basename(EXTENSION) }],
    asar: true,
    npmRebuild: false,
    publish: null,
    ...hooks,
    mac: {
      files: [...ARCHIVED_FOR.mac],
      target: ['dmg', 'zip'].map((target) => ({ target, arch: ['arm64', 'x64'] })),
      icon: inMade('icons', 'icon.icns'),
      category: 'public.app-category.social-networking',
      hardenedRuntime: true,
      gatekeeperAssess: false,
      entitlements: join(SOURCES, 'mac', 'entitlements.plist'),
      entitlementsInherit: join(SOURCES, 'mac', 'entitlements.plist'),
      notarize: mayNotarize(env),
      // In the menu bar alone until it has a window, which puts it into the Dock itself.
      extendInfo: {
        LSUIElement: true,
        NSHumanReadableCopyright: `${IDENTITY.name}, MIT licence`,
      },
    },
    win: {
      files: [...ARCHIVED_FOR.win],
      target: [{ target: 'nsis', arch: ['x64', 'arm64'] }],
      icon: 'resources/app/icon.ico',
    },
    nsis: {
      oneClick: true,
      perMachine: false,
      deleteAppDataOnUninstall: false,
      shortcutName: IDENTITY.name,
      include: inMade('installer.nsh'),
    },
    linux: {
      files: [...ARCHIVED_FOR.linux],
      target: ['AppImage', 'deb', 'rpm', 'tar.gz'],
      icon: inMade('icons', 'linux'),
      executableName: IDENTITY.command,
      syncDesktopName: true,
      category: 'Network;InstantMessaging',
      maintainer: MAINTAINER,
      vendor: MAINTAINER,
      synopsis: SYNOPSIS,
      desktop: {
        entry: {
          GenericName: 'Watch over chat accounts',
          Keywords: 'Beeper;Matrix;chat;bridge;messages;sign in;',
          'X-GNOME-SingleWindow': 'true',
          StartupNotify: 'true',
          // What windows on X11 call themselves. Where they go by the ID, as on Wayland, the entry is
          // found by its file's name.
          StartupWMClass: IDENTITY.name,
        },
      },
    },
    deb: {
      ...ours,
      packageName: IDENTITY.command,
      packageCategory: 'net',
      priority: 'optional',
      depends: DEB_DEPENDS,
      recommends: DEB_RECOMMENDS,
      fpm: [...ours.fpm, ...DEB_SUGGESTS.flatMap((name) => ['--deb-suggests', name])],
      ...scripts(),
    },
    rpm: { ...ours, packageName: IDENTITY.command, depends: RPM_REQUIRES, ...scripts() },
  };
}

const scripts = () => ({
  afterInstall: join(SOURCES, 'linux', 'after-install.sh'),
  afterRemove: join(SOURCES, 'linux', 'after-remove.sh'),
  appArmorProfile: join(SOURCES, 'linux', 'apparmor-profile'),
});

/** What deb and rpm have besides the program, its desktop entry and icons. */
const extraFiles = (inMade: (...names: string[]) => string) => [
  `${inMade('command')}=/usr/bin/${IDENTITY.command}`,
  `${inMade('metainfo.xml')}=/usr/share/metainfo/${IDENTITY.appID}.metainfo.xml`,
  `${inMade('copyright')}=/usr/share/doc/${IDENTITY.command}/copyright`,
];

/** Whether the environment names an account that Apple's notary knows. */
const mayNotarize = (env: ConfigOptions['env']) =>
  NOTARY_ACCOUNTS.some((names) => names.every((name) => Boolean(env[name])));
