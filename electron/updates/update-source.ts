import { createPublicKey, type KeyObject } from 'node:crypto';
import { isLoopbackHost } from '../../shared/util/loopback';
import { parseURL } from '../../shared/util/parse-url';

/** Where newer versions are looked for, and by whom they must be signed. */
export interface UpdateSource {
  /** The folder with the feed; ends in a slash. */
  baseURL: string;
  /** Ed25519. */
  key: KeyObject;
  /** Whose name an installer for Windows must be signed with; null where none was named. */
  publisher: string | null;
  /** Whether `http:` to this computer is allowed: in a test. */
  allowsLoopback: boolean;
}

/** Why a build looks for nothing. */
export type NoSource = 'no-address' | 'no-key' | 'bad-address' | 'bad-key';

type Values = Readonly<Record<string, string | undefined>>;

interface Facts {
  isPackaged: boolean;
  /** Of the build; see `BUILT_IN`. */
  built: Values;
  env: Values;
}

/** Of the build (electron.vite.config.ts); in a unit test there is none. */
declare const BUILT_FOR_UPDATES: Values | undefined;

/** What the build was made with. */
export const BUILT_IN: Values = typeof BUILT_FOR_UPDATES === 'undefined' ? {} : BUILT_FOR_UPDATES;

/**
 * What the build names: an address, and the key without which nothing is taken from there. A program
 * that was started from its source is told by the environment, as in a test.
 */
export function readUpdateSource({ isPackaged, built, env }: Facts): UpdateSource | NoSource {
  // SECURITY: who sets a variable must not be able to say from where the program takes its next version.
  const values = isPackaged ? built : { ...built, ...env };
  const value = (name: string) => values[`BRIDGEKEEPER_UPDATE_${name}`]?.trim() ?? '';
  if (value('URL') === '') return 'no-address';
  // SECURITY: without a key, the server alone would decide what runs here next.
  if (value('KEY') === '') return 'no-key';
  const baseURL = readBaseURL(value('URL'), !isPackaged);
  if (baseURL === null) return 'bad-address';
  const key = readKey(value('KEY'));
  if (key === null) return 'bad-key';
  return { baseURL, key, publisher: value('PUBLISHER') || null, allowsLoopback: !isPackaged };
}

function readBaseURL(text: string, allowsLoopback: boolean): string | null {
  const url = parseURL(text);
  if (url === null || !mayBeAsked(url, allowsLoopback)) return null;
  if (url.search !== '' || url.hash !== '') return null;
  return url.href.endsWith('/') ? url.href : `${url.href}/`;
}

/** Whether an address may be asked for anything of an update. */
export function mayBeAsked(url: URL, allowsLoopback: boolean): boolean {
  if (url.username !== '' || url.password !== '') return false;
  // SECURITY: in between, anybody could see who updates what, and hold the newest version back.
  if (url.protocol === 'https:') return true;
  return url.protocol === 'http:' && allowsLoopback && isLoopbackHost(url.hostname);
}

/** @param text a public key as SubjectPublicKeyInfo, DER in Base64: what a PEM file has between its lines */
function readKey(text: string): KeyObject | null {
  try {
    const key = createPublicKey({ key: Buffer.from(text, 'base64'), format: 'der', type: 'spki' });
    return key.asymmetricKeyType === 'ed25519' ? key : null;
  } catch {
    return null;
  }
}
