import { BAD_BASE_URL_TEXT } from '../../shared/strings/banners';
import { parseBaseURL } from '../beeper-api/base-url';

/** Where Beeper Desktop listens unless told otherwise. */
export const DEFAULT_BASE_URL = 'http://localhost:23373';

/** Every simulator token starts with this, so that it cannot be taken for a real one. */
const SIMULATOR_TOKEN = /^simulator-/;

/** What the environment and the command line say about the connection; it wins over what is kept. */
export interface Environment {
  /** Nothing but a simulator may be watched. */
  demoOnly: boolean;
  /** The demo is to be shown at first. */
  startsWithDemo: boolean;
  token: string | null;
  baseURL: string | null;
  /** A sentence for the user about what could not be used. */
  problem: string | null;
}

/**
 * `BEEPER_ACCESS_TOKEN` and `BEEPER_BASE_URL` name a Beeper Desktop; `--demo` asks for the built-in
 * simulator; `BRIDGEKEEPER_DEMO_ONLY=1` (set on a runtime that is not Electron's own) allows
 * nothing but a simulator. An address that cannot be used is none, and a token without its address
 * is not used either: it must not go to another one.
 */
export function readEnvironment(
  env: Readonly<Record<string, string | undefined>>,
  argv: readonly string[],
): Environment {
  const given = env['BEEPER_ACCESS_TOKEN']?.trim() ?? '';
  // SECURITY: a runtime from a third party must never see a real token.
  const demoOnly = env['BRIDGEKEEPER_DEMO_ONLY'] === '1';
  const mayUse = given !== '' && (!demoOnly || SIMULATOR_TOKEN.test(given));
  const address = env['BEEPER_BASE_URL']?.trim() ?? '';
  const isBad = address !== '' && !isUsable(address);
  const token = mayUse && !isBad ? given : null;
  return {
    demoOnly,
    startsWithDemo: argv.includes('--demo') || (demoOnly && token === null),
    token,
    baseURL: address === '' || isBad ? null : parseBaseURL(address),
    problem: isBad ? BAD_BASE_URL_TEXT : null,
  };
}

function isUsable(baseURL: string): boolean {
  try {
    parseBaseURL(baseURL);
    return true;
  } catch {
    return false;
  }
}
