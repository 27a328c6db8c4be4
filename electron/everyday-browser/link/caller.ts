import { basename } from 'node:path';
import { EXTENSION_IDENTITY } from '../../../shared/browser-extension/identity';
import { HEADER_START } from '../host/native-host-script';

/** Who is at the other end of a connection, or why nobody is spoken to. */
export type Caller = { browser: string } | { refusal: Refusal };

type Refusal = 'no-header' | 'another-extension' | 'another-program';

type Kind = 'chromium' | 'firefox';

/** The names of browsers' executables, as systems install them; on a Mac they have spaces. */
const BROWSERS: readonly { kind: Kind; name: string; executables: readonly string[] }[] = [
  { kind: 'chromium', name: 'Chromium', executables: ['chromium', 'chromium-browser'] },
  {
    kind: 'chromium',
    name: 'Google Chrome',
    executables: ['chrome', 'google-chrome', 'google chrome', 'google chrome beta'],
  },
  {
    kind: 'chromium',
    name: 'Microsoft Edge',
    executables: ['msedge', 'microsoft-edge', 'microsoft edge'],
  },
  { kind: 'chromium', name: 'Brave', executables: ['brave', 'brave-browser', 'brave browser'] },
  { kind: 'chromium', name: 'Vivaldi', executables: ['vivaldi-bin', 'vivaldi'] },
  { kind: 'firefox', name: 'Firefox', executables: ['firefox', 'firefox-esr', 'firefox-bin'] },
];
/** Where the system does not tell by what it was started. */
const UNKNOWN: Record<Kind, string> = { chromium: 'Your browser', firefox: 'Firefox' };
/** Linux says so of a program that was updated while it runs. */
const REPLACED = / \(deleted\)$/;

/**
 * Reads the header of a native host.
 * @param chromiumIDs of our extension, in Chromium's family
 */
export function readCaller(header: string, chromiumIDs: readonly string[]): Caller {
  const words = wordsIn(header);
  if (words === null) return { refusal: 'no-header' };
  const [parent = '', ...args] = words;
  const kind = kindOf(args, chromiumIDs);
  // SECURITY: a manifest that somebody changed would let another extension in.
  if (kind === null) return { refusal: 'another-extension' };
  if (parent === '') return { browser: UNKNOWN[kind] };
  const browser = browserOf(parent, kind);
  // SECURITY: another program than a browser has nothing to hand over, and no business to see the step.
  if (browser === null) return { refusal: 'another-program' };
  return { browser };
}

/** The parts of a header, the executable first; null for what is none. */
function wordsIn(header: string): string[] | null {
  const hex = header.startsWith(`${HEADER_START} `)
    ? header.slice(HEADER_START.length + 1).split(' ')
    : [];
  if (hex.length === 0 || !hex.every((word) => /^x(?:[0-9a-f]{2})*$/.test(word))) return null;
  return hex.map((word) => Buffer.from(word.slice(1), 'hex').toString('utf8'));
}

/** Chromium gives the extension's origin; Firefox the manifest's path, and the extension's ID. */
function kindOf(args: readonly string[], chromiumIDs: readonly string[]): Kind | null {
  const [first = '', second = ''] = args;
  if (chromiumIDs.some((id) => first === `chrome-extension://${id}/`)) return 'chromium';
  return second === EXTENSION_IDENTITY.firefoxID ? 'firefox' : null;
}

function browserOf(path: string, kind: Kind): string | null {
  const executable = path.replace(REPLACED, '');
  const name = basename(executable).toLowerCase();
  // Chromium's own builds are called chrome, too.
  if (kind === 'chromium' && name === 'chrome' && /chromium/i.test(executable)) return 'Chromium';
  const found = BROWSERS.find((one) => one.kind === kind && one.executables.includes(name));
  return found?.name ?? null;
}
