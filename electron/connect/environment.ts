import { BAD_BASE_URL_WORDS } from '../../shared/messages/notice';
import { parseBaseURL } from '../beeper/address';

/** Where Beeper Desktop listens unless told otherwise. */
export const DEFAULT_BASE_URL = 'http://localhost:23373';

/** Every simulator token starts with this, so that it cannot be taken for a real one. */
const SIMULATOR_TOKEN = /^simulator-/;

/** What to watch, and with which token. */
export type Connection =
  | { kind: 'none'; trouble: string | null }
  | { kind: 'beeper'; baseURL: string; token: string }
  | { kind: 'demo' };

/**
 * Reads the connection from the environment and the command line.
 * `BEEPER_ACCESS_TOKEN` and `BEEPER_BASE_URL` name a Beeper Desktop; `--demo` asks for the built-in
 * simulator; `BRIDGEKEEPER_DEMO_ONLY=1` (set on a runtime that is not Electron's own) allows
 * nothing but a simulator.
 */
export function connectionFrom(
  env: Readonly<Record<string, string | undefined>>,
  argv: readonly string[],
): Connection {
  const token = env['BEEPER_ACCESS_TOKEN']?.trim() ?? '';
  const isSimulated = SIMULATOR_TOKEN.test(token);
  // SECURITY: a runtime from a third party must never see a real token.
  if (env['BRIDGEKEEPER_DEMO_ONLY'] === '1' && !isSimulated) return { kind: 'demo' };
  if (argv.includes('--demo')) return { kind: 'demo' };
  if (token === '') return { kind: 'none', trouble: null };
  const baseURL = env['BEEPER_BASE_URL']?.trim() || DEFAULT_BASE_URL;
  return isUsable(baseURL)
    ? { kind: 'beeper', baseURL, token }
    : { kind: 'none', trouble: BAD_BASE_URL_WORDS };
}

function isUsable(baseURL: string): boolean {
  try {
    parseBaseURL(baseURL);
    return true;
  } catch {
    return false;
  }
}
