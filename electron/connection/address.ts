import type { ConnectProblem } from '../../shared/model/connection';
import { isLoopbackURL } from '../../shared/util/loopback';
import { parseBaseURL } from '../beeper-api/base-url';

/**
 * Why an address given by hand cannot be used; null when it can.
 *
 * SECURITY: over http from another computer anyone on the way can read the token and every answer,
 * so the user has to confirm it.
 */
export function addressProblem(text: string, insecureConfirmed: boolean): ConnectProblem | null {
  let baseURL: string;
  try {
    baseURL = normalizeAddress(text);
  } catch {
    return { kind: 'bad-address', detail: null };
  }
  const isSafe = baseURL.startsWith('https:') || isLoopbackURL(baseURL) || insecureConfirmed;
  return isSafe ? null : { kind: 'insecure-address', detail: null };
}

/**
 * A base URL from what a person types: `localhost:23373`, `beeper.example.org`. Without a scheme it
 * is http on this computer and https elsewhere. Throws a TypeError as `parseBaseURL` does.
 */
export function normalizeAddress(text: string): string {
  const typed = text.trim();
  if (/^[a-z][a-z\d+.-]*:\/\//i.test(typed)) return parseBaseURL(typed);
  return parseBaseURL(isLoopbackURL(`http://${typed}`) ? `http://${typed}` : `https://${typed}`);
}
