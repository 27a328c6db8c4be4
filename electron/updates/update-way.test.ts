import { describe, expect, it } from 'vitest';
import { appImageOf, decideWay, type WayFacts } from './update-way';

const MOUNT = '/tmp/.mount_Bridge1';
const image = { APPIMAGE: '/home/alice/Bridgekeeper.AppImage', APPDIR: MOUNT };

const way = (facts: Partial<WayFacts>) =>
  decideWay({
    platform: 'linux',
    isPackaged: true,
    execPath: '/opt/bridgekeeper/bridgekeeper',
    env: {},
    packageType: null,
    isFromStore: false,
    publisher: null,
    ...facts,
  }).way;

describe('on Linux', () => {
  it('an AppImage is replaced', () => {
    expect(way({ execPath: `${MOUNT}/bridgekeeper`, env: image })).toBe('installs');
    expect(way({ execPath: `${MOUNT}/bridgekeeper`, env: image, packageType: 'AppImage\n' })).toBe(
      'installs',
    );
  });

  it.each(['deb', 'rpm', 'pacman', 'deb\n', 'whatever'])(
    'a package (%j) is only told of',
    (type) => {
      expect(way({ packageType: type })).toBe('package-manager');
      const inImage = { execPath: `${MOUNT}/bridgekeeper`, env: image };
      expect(way({ ...inImage, packageType: type })).toBe('package-manager');
    },
  );

  it('so is a snap, and a Flatpak', () => {
    expect(way({ execPath: '/snap/b/1/bin/b', env: { SNAP: '/snap/b/1' } })).toBe(
      'package-manager',
    );
    expect(way({ env: { ...image, FLATPAK_ID: 'app.b' }, execPath: `${MOUNT}/b` })).toBe(
      'package-manager',
    );
  });

  it('what lies in a folder, as a tar.gz, is told of for its user to fetch', () => {
    expect(way({})).toBe('by-hand');
  });

  it('a program that another’s AppImage started replaces no image', () => {
    expect(way({ env: image })).toBe('by-hand');
    expect(appImageOf({ execPath: '/opt/bridgekeeper/bridgekeeper', env: image })).toBeNull();
    expect(appImageOf({ execPath: `${MOUNT}2/b`, env: image })).toBeNull();
  });

  it('a snap’s terminal makes no snap of an AppImage', () => {
    const env = { ...image, SNAP: '/snap/terminal/1' };
    expect(way({ execPath: `${MOUNT}/bridgekeeper`, env })).toBe('installs');
  });
});

describe('elsewhere', () => {
  it('what a store brought is only told of', () => {
    expect(way({ platform: 'win32', isFromStore: true, publisher: 'Us' })).toBe('package-manager');
    expect(way({ platform: 'darwin', isFromStore: true })).toBe('package-manager');
  });

  it('macOS checks the signature by itself, Windows when there is a name to ask for', () => {
    expect(way({ platform: 'darwin' })).toBe('installs');
    expect(way({ platform: 'win32', publisher: 'Us' })).toBe('installs');
    expect(way({ platform: 'win32' })).toBe('by-hand');
  });

  it('a program from its source is only told', () => {
    expect(way({ platform: 'darwin', isPackaged: false })).toBe('by-hand');
    expect(way({ platform: 'win32', isPackaged: false, publisher: 'Us' })).toBe('by-hand');
  });
});
