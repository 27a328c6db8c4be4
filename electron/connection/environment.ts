import { BAD_BASE_URL_TEXT } from '../../shared/strings/banners';
import { parseBaseURL } from '../beeper-api/base-url';
import type { BeeperConnection } from './connection';

/** Where Beeper Desktop listens by default. */
const DEFAULT_BASE_URL = 'http://localhost:23373';

/** Every simulator token starts with this, so that it cannot be mistaken for a real one. */
const SIMULATOR_TOKEN = /^simulator-/;

/** Of a package that was made with a runtime that is not Electron's own. */
const UNOFFICIAL = /unofficial/;

/** What the environment and the command line say about the connection. It wins over what is stored. */
export interface Environment {
  /** Only a simulator may be watched. */
  demoOnly: boolean;
  startsWithDemo: boolean;
  token: string | null;
  baseURL: string | null;
  /** A sentence for the user about a value that cannot be used. */
  problem: string | null;
}

/**
 * `BEEPER_ACCESS_TOKEN` and `BEEPER_BASE_URL` name a Beeper Desktop; `--demo` asks for the built-in
 * simulator; `BRIDGEKEEPER_DEMO_ONLY=1` (set on a runtime that is not Electron's own) allows
 * nothing but a simulator, and so does a version that calls itself unofficial: it stands in the package,
 * out of reach of both. An address that cannot be used is left out, and the token with it: it must not
 * go to another address.
 * @param version of this program
 */
export function readEnvironment(
  env: Readonly<Record<string, string | undefined>>,
  argv: readonly string[],
  version: string,
): Environment {
  const envToken = env['BEEPER_ACCESS_TOKEN']?.trim() ?? '';
  // SECURITY: a runtime from a third party must never see a real token.
  const demoOnly = env['BRIDGEKEEPER_DEMO_ONLY'] === '1' || UNOFFICIAL.test(version);
  const mayUse = envToken !== '' && (!demoOnly || SIMULATOR_TOKEN.test(envToken));
  const address = env['BEEPER_BASE_URL']?.trim() ?? '';
  const isUnusable = address !== '' && !isUsable(address);
  const token = mayUse && !isUnusable ? envToken : null;
  return {
    demoOnly,
    startsWithDemo: argv.includes('--demo') || (demoOnly && token === null),
    token,
    baseURL: address === '' || isUnusable ? null : parseBaseURL(address),
    problem: isUnusable ? BAD_BASE_URL_TEXT : null,
  };
}

/**
 * The same, and takes the token out of the environment, which every program is started with that this one
 * starts: Chromium's own too, so it must be called before Electron is ready.
 */
export function takeEnvironment(
  env: Record<string, string | undefined>,
  argv: readonly string[],
  version: string,
): Environment {
  const environment = readEnvironment(env, argv, version);
  // SECURITY: Electron copies the environment into every sandboxed page's preload.
  delete env['BEEPER_ACCESS_TOKEN'];
  return environment;
}

/** The connection that the environment names; null when it names no token. */
export function environmentConnection({ token, baseURL }: Environment): BeeperConnection | null {
  if (token === null) return null;
  const unknown = { scopes: null, expiresAt: null, isIssued: false } as const;
  const tokenStorage = 'environment';
  return { kind: 'beeper', baseURL: baseURL ?? DEFAULT_BASE_URL, token, tokenStorage, ...unknown };
}

function isUsable(baseURL: string): boolean {
  try {
    parseBaseURL(baseURL);
    return true;
  } catch {
    return false;
  }
}
