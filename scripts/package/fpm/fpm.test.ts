import { describe, expect, it } from 'vitest';
import { debControl } from './deb';
import { modeOf, placeOf } from './place';
import { readRequest } from './request';
import { rpmSpec } from './rpm';

/** As electron-builder gives them. */
const COMMON = [
  ...['-s', 'dir', '--force', '-d', 'libnss3', '-d', 'libgtk-3-0t64 | libgtk-3-0'],
  ...['--after-install', '/tmp/install', '--after-remove', '/tmp/remove'],
  ...['--version', '1.2.3~unofficial', '--name', 'bridgekeeper', '--maintainer', 'M <m@x.invalid>'],
  ...['--vendor', 'M', '--url', 'https://x.invalid', '--license', 'MIT'],
];
const FILES = ['/work/a=b/=/opt/Bridgekeeper', '/made/command=/usr/bin/bridgekeeper'];
const DEB = [
  ...['-t', 'deb', ...COMMON, '--deb-recommends', 'gnome-keyring', '--deb-suggests', 'x'],
  ...['--deb-compression', 'xz', '--deb-priority', 'optional', '--architecture', 'amd64'],
  ...['--description', 'says at once\n A tray companion.', '--category', 'net'],
  ...['--package', '/out/a.deb', ...FILES],
];
const RPM = [
  ...['-t', 'rpm', ...COMMON, '--rpm-os', 'linux', '--rpm-compression', 'xzmt'],
  ...['--architecture', 'x86_64', '--description', 'A tray companion.', '--rpm-summary', 'says'],
  ...['--package', '/out/a.rpm', ...FILES],
];

describe('fpm’s command line', () => {
  it('is read', () => {
    expect(readRequest(DEB)).toMatchObject({
      kind: 'deb',
      file: '/out/a.deb',
      depends: ['libnss3', 'libgtk-3-0t64 | libgtk-3-0'],
      recommends: ['gnome-keyring'],
      suggests: ['x'],
      files: [
        { from: '/work/a=b/', to: '/opt/Bridgekeeper' },
        { from: '/made/command', to: '/usr/bin/bridgekeeper' },
      ],
    });
    expect(readRequest(RPM)).toMatchObject({ kind: 'rpm', description: 'says\nA tray companion.' });
  });

  it('is refused where it means something that is not known', () => {
    expect(() => readRequest([...DEB, '--before-install', 'x'])).toThrow('--before-install');
    expect(() => readRequest([...DEB, '--url'])).toThrow('no value');
    expect(() => readRequest([...DEB, 'nowhere'])).toThrow('where');
    expect(() => readRequest(['-t', 'pacman', ...DEB.slice(2)])).toThrow('pacman');
    expect(() => readRequest(['-t', 'deb'])).toThrow('not told');
  });
});

describe('what is installed', () => {
  it('has icons under the name that desktops look for', () => {
    expect(placeOf('/usr/share/icons/hicolor/16x16/apps/bridgekeeper.png')).toBe(
      'usr/share/icons/hicolor/16x16/apps/app.bridgekeeper.Bridgekeeper.png',
    );
    expect(placeOf('/opt/Bridgekeeper/')).toBe('opt/Bridgekeeper');
    expect(placeOf('/usr/bin/bridgekeeper')).toBe('usr/bin/bridgekeeper');
  });

  it('can be read by everybody and written by root alone', () => {
    expect(modeOf(0o700, true)).toBe(0o755);
    expect(modeOf(0o777, false)).toBe(0o755);
    expect(modeOf(0o600, false)).toBe(0o644);
    expect(modeOf(0o666, false)).toBe(0o644);
  });
});

describe('a deb', () => {
  it('says what it is', () => {
    expect(debControl(readRequest(DEB), 200)).toBe(
      [
        'Package: bridgekeeper',
        'Version: 1.2.3~unofficial',
        'Architecture: amd64',
        'Maintainer: M <m@x.invalid>',
        'Installed-Size: 200',
        'Depends: libnss3, libgtk-3-0t64 | libgtk-3-0',
        'Recommends: gnome-keyring',
        'Suggests: x',
        'Section: net',
        'Priority: optional',
        'Description: says at once\n A tray companion.\n',
      ].join('\n'),
    );
  });
});

describe('an rpm', () => {
  const spec = rpmSpec(readRequest(RPM), {
    root: '/tmp/it’s root',
    folders: ['opt/Bridgekeeper'],
    payload: 'w6T0.xzdio',
    files: ['opt/Bridgekeeper/bridgekeeper'],
    afterInstall: '#!/bin/sh\nset -e\necho "${a%b}"\n',
    afterRemove: '#!/bin/sh\ntrue\n',
  });

  it('says what it is, and owns its own folders', () => {
    expect(spec).toContain('Version: 1.2.3~unofficial\nRelease: 1\nSummary: says\n');
    expect(spec).toContain('%dir "/opt/Bridgekeeper"\n"/opt/Bridgekeeper/bridgekeeper"\n');
    expect(spec).toContain('Requires: libnss3\n');
  });

  it('has scripts in which rpm finds no macros of its own', () => {
    expect(spec).toContain('%post\nset -e\necho "${a%%b}"\n');
  });

  it('is packed as it is: nothing is stripped or guessed', () => {
    expect(spec).toContain('AutoReqProv: no');
    expect(spec).toContain('%global __os_install_post %{nil}');
    expect(spec).toContain('%global _binary_payload w6T0.xzdio\n');
  });
});
