/** A browser's name and version, as client hints carry them. */
interface Brand {
  brand: string;
  version: string;
}

/** `userAgentMetadata` of the debugger protocol's `Emulation.setUserAgentOverride`. */
export interface ClientHints {
  brands: Brand[];
  fullVersionList: Brand[];
  fullVersion: string;
  platform: string;
  platformVersion: string;
  architecture: string;
  bitness: string;
  model: string;
  mobile: boolean;
  wow64: boolean;
}

/** This machine, as far as client hints describe it. */
export interface Machine {
  /** `process.platform` */
  platform: string;
  /** `process.arch` */
  architecture: string;
  /** `process.getSystemVersion()`: `14.5.0` on macOS, `10.0.22631` on Windows. */
  systemVersion: string;
  /** `process.versions.chrome` */
  chromeVersion: string;
}

/**
 * Electron's default user agent as Chrome itself would send it: without the tokens of the app and of
 * Electron, the version down to its major, the platform down to what every Chrome on it says
 * (Chromium's user agent reduction).
 */
export function reducedUserAgent(chromiumUA: string): string {
  return chromiumUA
    .replace(/\(KHTML, like Gecko\).*$/, (products) => {
      const parts = products.match(/\(KHTML, like Gecko\)|(?<= )(?:Chrome|Safari)\/[\d.]+/g) ?? [];
      return parts.join(' ');
    })
    .replace(/ Chrome\/(\d+)[\d.]*/, ' Chrome/$1.0.0.0')
    .replace(/\((Windows|Macintosh|X11; Linux)[^)]*\)/, (_all, system: string) => {
      return `(${UNIFIED_PLATFORMS[system] ?? system})`;
    });
}

const UNIFIED_PLATFORMS: Readonly<Record<string, string>> = {
  Windows: 'Windows NT 10.0; Win64; x64',
  Macintosh: 'Macintosh; Intel Mac OS X 10_15_7',
  'X11; Linux': 'X11; Linux x86_64',
};

/** Chromium sends client hints from this major version on. */
const FIRST_WITH_HINTS = 89;

/**
 * The client hints that agree with a user agent a step names; null for one that sends none (Firefox,
 * Safari, an old Chrome). Then the override goes without metadata, and Chromium sends none either.
 * What the user agent does not name is this machine's own, if the user agent is of such a machine.
 */
export function clientHintsFor(userAgent: string, machine: Machine): ClientHints | null {
  const [, version = '', major = ''] = /\bChrome\/((\d+)[\d.]*)/.exec(userAgent) ?? [];
  if (Number(major) < FIRST_WITH_HINTS) return null;
  const { name, brandVersion } = brandOf(userAgent, version);
  const fullVersion = fullVersionOf(version, machine);
  const brandFull = brandVersion === version ? fullVersion : brandVersion;
  const seed = Number(major);
  return {
    brands: brandList(seed, name, major, majorOf(brandVersion), ''),
    fullVersionList: brandList(seed, name, fullVersion, brandFull, '.0.0.0'),
    fullVersion: brandFull,
    ...platformHints(userAgent, machine),
    model: '',
    mobile: /\bMobile\b/.test(userAgent),
    wow64: false,
  };
}

/** Browsers on Chromium that put a token of their own after Chrome's. */
const OTHER_BRANDS: Readonly<Record<string, string>> = { Edg: 'Microsoft Edge', OPR: 'Opera' };

function brandOf(userAgent: string, chrome: string): { name: string; brandVersion: string } {
  const [, token = '', version = ''] = /\b(Edg|OPR)\/([\d.]+)/.exec(userAgent) ?? [];
  const name = OTHER_BRANDS[token];
  return name === undefined
    ? { name: 'Google Chrome', brandVersion: chrome }
    : { name, brandVersion: version };
}

function majorOf(version: string): string {
  return version.replace(/\..*/, '');
}

/** A reduced version can be any build of that major; this machine's is a real one. */
function fullVersionOf(version: string, machine: Machine): string {
  const isReduced = /^\d+(?:\.0)*$/.test(version);
  const isChromeMajor = majorOf(version) === majorOf(machine.chromeVersion);
  return isReduced && isChromeMajor ? machine.chromeVersion : version;
}

/** Chromium's tables for the made-up brand that keeps sites from relying on the list. */
const GREASE_MARKS = [' ', '(', ':', '-', '.', '/', ')', ';', '=', '?', '_'];
const GREASE_VERSIONS = ['8', '99', '24'];
const ORDERS = ['012', '021', '102', '120', '201', '210'];

/** The three brands, made up and ordered by the major version as Chromium does. */
function brandList(
  seed: number,
  name: string,
  chromium: string,
  browser: string,
  greaseTail: string,
): Brand[] {
  const marks = [0, 1].map((step) => GREASE_MARKS[(seed + step) % GREASE_MARKS.length] ?? '');
  const grease = {
    brand: `Not${marks.join('A')}Brand`,
    version: `${GREASE_VERSIONS[seed % GREASE_VERSIONS.length] ?? ''}${greaseTail}`,
  };
  const unordered = [
    grease,
    { brand: 'Chromium', version: chromium },
    { brand: name, version: browser },
  ];
  const order = ORDERS[seed % ORDERS.length] ?? '';
  return unordered
    .map((brand, index) => ({ brand, position: Number(order[index]) }))
    .sort((a, b) => a.position - b.position)
    .map(({ brand }) => brand);
}

type PlatformHints = Pick<ClientHints, 'platform' | 'platformVersion' | 'architecture' | 'bitness'>;

function platformHints(userAgent: string, machine: Machine): PlatformHints {
  const machineChip = chipOf(machine.architecture);
  const pc = { architecture: 'x86', bitness: '64' };
  const [, android] = /\bAndroid (\d+)/.exec(userAgent) ?? [];
  if (android !== undefined) {
    return {
      platform: 'Android',
      platformVersion: `${android}.0.0`,
      architecture: '',
      bitness: '',
    };
  }
  const [, chromeOS] = /\bCrOS \S+ ([\d.]+)/.exec(userAgent) ?? [];
  if (chromeOS !== undefined) return { platform: 'Chrome OS', platformVersion: chromeOS, ...pc };
  if (/\bWindows\b/.test(userAgent)) {
    return machine.platform === 'win32'
      ? {
          platform: 'Windows',
          platformVersion: windowsVersion(machine.systemVersion),
          ...machineChip,
        }
      : { platform: 'Windows', platformVersion: '10.0.0', ...pc };
  }
  if (/\bMac OS X\b/.test(userAgent)) {
    return machine.platform === 'darwin'
      ? { platform: 'macOS', platformVersion: threeParts(machine.systemVersion), ...machineChip }
      : { platform: 'macOS', platformVersion: '15.0.0', ...pc };
  }
  // Chrome sends no version on Linux.
  return {
    platform: 'Linux',
    platformVersion: '',
    ...(machine.platform === 'linux' ? machineChip : pc),
  };
}

function chipOf(architecture: string): { architecture: string; bitness: string } {
  return {
    architecture: architecture.startsWith('arm') ? 'arm' : 'x86',
    bitness: architecture.endsWith('64') ? '64' : '32',
  };
}

/** `14.5` as `14.5.0` */
function threeParts(version: string): string {
  return [...version.split('.'), '0', '0'].slice(0, 3).join('.');
}

/** From which build on Windows has which contract version, newest first. */
const WINDOWS_CONTRACTS: readonly [build: number, version: string][] = [
  [26_100, '19.0.0'],
  [22_621, '15.0.0'],
  [22_000, '14.0.0'],
];

/** Chrome sends not the version of Windows but an API contract's: 13 and up are Windows 11. */
function windowsVersion(systemVersion: string): string {
  const build = Number(systemVersion.split('.')[2] ?? 0);
  return WINDOWS_CONTRACTS.find(([since]) => build >= since)?.[1] ?? '10.0.0';
}
