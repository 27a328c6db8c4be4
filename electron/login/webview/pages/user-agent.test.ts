import { describe, expect, it } from 'vitest';
import { clientHintsFor, reducedUserAgent, type Machine } from './user-agent';

const GECKO = 'AppleWebKit/537.36 (KHTML, like Gecko)';
const WINDOWS = 'Windows NT 10.0; Win64; x64';
const MAC = 'Macintosh; Intel Mac OS X 10_15_7';
const LINUX = 'X11; Linux x86_64';

const linux: Machine = {
  platform: 'linux',
  architecture: 'arm64',
  systemVersion: '6.8.0-31-generic',
  chromeVersion: '143.0.7499.40',
};

function chrome(system: string, version = '143.0.0.0', more = ''): string {
  return `Mozilla/5.0 (${system}) ${GECKO} Chrome/${version} Safari/537.36${more}`;
}

describe('reducedUserAgent', () => {
  it.each([
    [LINUX, LINUX],
    ['X11; Linux aarch64', LINUX],
    [WINDOWS, WINDOWS],
    ['Windows NT 10.0; WOW64', WINDOWS],
    ['Macintosh; Intel Mac OS X 14_5_0', MAC],
    ['X11; FreeBSD amd64', 'X11; FreeBSD amd64'],
  ])('leaves nothing but Chromium of %s', (system, reduced) => {
    const electron = `Mozilla/5.0 (${system}) ${GECKO} Bridgekeeper/0.1.0 Chrome/143.0.7499.40 Electron/45.4.1 Safari/537.36`;
    expect(reducedUserAgent(electron)).toBe(chrome(reduced));
  });

  it('drops app names of any kind', () => {
    const electron = `Mozilla/5.0 (${LINUX}) ${GECKO} my-Chrome/9 Two Words/1.0.0-beta Chrome/143.0.7499.40 Electron/45.4.1 Safari/537.36`;
    expect(reducedUserAgent(electron)).toBe(chrome(LINUX));
  });

  it('leaves what is reduced already, and what is no Chromium', () => {
    expect(reducedUserAgent(chrome(WINDOWS))).toBe(chrome(WINDOWS));
    expect(reducedUserAgent('Something/1.0')).toBe('Something/1.0');
    expect(reducedUserAgent('')).toBe('');
  });
});

describe('clientHintsFor', () => {
  it('agrees with a Chrome like this one', () => {
    expect(clientHintsFor(chrome(LINUX), linux)).toEqual({
      brands: [
        { brand: 'Google Chrome', version: '143' },
        { brand: 'Chromium', version: '143' },
        { brand: 'Not A(Brand', version: '24' },
      ],
      fullVersionList: [
        { brand: 'Google Chrome', version: '143.0.7499.40' },
        { brand: 'Chromium', version: '143.0.7499.40' },
        { brand: 'Not A(Brand', version: '24.0.0.0' },
      ],
      fullVersion: '143.0.7499.40',
      platform: 'Linux',
      platformVersion: '',
      architecture: 'arm',
      bitness: '64',
      model: '',
      mobile: false,
      wow64: false,
    });
  });

  // As those versions of Chrome send them.
  it.each([
    ['120', ['Not_A Brand/8', 'Chromium/120', 'Google Chrome/120']],
    ['126', ['Not/A)Brand/8', 'Chromium/126', 'Google Chrome/126']],
    ['131', ['Google Chrome/131', 'Chromium/131', 'Not_A Brand/24']],
    ['137', ['Google Chrome/137', 'Chromium/137', 'Not/A)Brand/24']],
  ])('names the brands of Chrome %s', (major, brands) => {
    const hints = clientHintsFor(chrome(WINDOWS, `${major}.0.0.0`), linux);
    expect(hints?.brands.map(({ brand, version }) => `${brand}/${version}`)).toEqual(brands);
    expect(hints?.fullVersion).toBe(`${major}.0.0.0`);
  });

  it('takes a full version from the user agent that gives one', () => {
    expect(clientHintsFor(chrome(LINUX, '143.0.1.2'), linux)?.fullVersion).toBe('143.0.1.2');
  });

  it.each([
    [' Edg/142.0.3595.53', 'Microsoft Edge', '142', '142.0.3595.53'],
    [' OPR/125.0.0.0', 'Opera', '125', '125.0.0.0'],
    [' Vivaldi/7.0', 'Google Chrome', '143', '143.0.7499.40'],
  ])('names the brand of%s', (token, brand, major, full) => {
    const hints = clientHintsFor(chrome(WINDOWS, '143.0.0.0', token), linux);
    expect(hints?.brands).toContainEqual({ brand, version: major });
    expect(hints?.brands).toContainEqual({ brand: 'Chromium', version: '143' });
    expect(hints?.fullVersionList).toContainEqual({ brand, version: full });
    expect(hints?.fullVersion).toBe(full);
  });

  it.each<[string, Partial<Machine>, Record<string, string>]>([
    [WINDOWS, {}, { platform: 'Windows', platformVersion: '10.0.0', architecture: 'x86' }],
    [
      WINDOWS,
      { platform: 'win32', systemVersion: '10.0.19045' },
      { platform: 'Windows', platformVersion: '10.0.0', architecture: 'arm' },
    ],
    [WINDOWS, { platform: 'win32', systemVersion: '10.0.22000' }, { platformVersion: '14.0.0' }],
    [WINDOWS, { platform: 'win32', systemVersion: '10.0.22631' }, { platformVersion: '15.0.0' }],
    [WINDOWS, { platform: 'win32', systemVersion: '10.0.26100' }, { platformVersion: '19.0.0' }],
    [MAC, {}, { platform: 'macOS', platformVersion: '15.0.0', architecture: 'x86' }],
    [
      MAC,
      { platform: 'darwin', systemVersion: '14.5' },
      { platform: 'macOS', platformVersion: '14.5.0', architecture: 'arm', bitness: '64' },
    ],
    [LINUX, { platform: 'win32' }, { platform: 'Linux', architecture: 'x86', bitness: '64' }],
    [LINUX, { architecture: 'ia32' }, { architecture: 'x86', bitness: '32' }],
    ['X11; CrOS x86_64 14541.0.0', {}, { platform: 'Chrome OS', platformVersion: '14541.0.0' }],
  ])('names the platform of %s on %j', (system, machine, hints) => {
    expect(clientHintsFor(chrome(system), { ...linux, ...machine })).toMatchObject({
      ...hints,
      mobile: false,
    });
  });

  it('recognizes a phone', () => {
    const phone = `Mozilla/5.0 (Linux; Android 10; K) ${GECKO} Chrome/143.0.0.0 Mobile Safari/537.36`;
    expect(clientHintsFor(phone, linux)).toMatchObject({
      platform: 'Android',
      platformVersion: '10.0.0',
      architecture: '',
      bitness: '',
      mobile: true,
    });
  });

  it.each([
    'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0',
    `Mozilla/5.0 (${MAC}) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/605.1.15`,
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/143.0 Mobile/15E148 Safari/604.1',
    chrome(WINDOWS, '64.0.3282.140', ' Edge/18.17763'),
    chrome(LINUX, '88.0.4324.96'),
    '',
  ])('has none for %s', (userAgent) => {
    expect(clientHintsFor(userAgent, linux)).toBeNull();
  });
});
