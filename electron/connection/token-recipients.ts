import type { ConnectProblem, DiscoveryState, FoundBeeper } from '../../shared/model/connection';
import { isLoopbackURL } from '../../shared/util/loopback';
import { checkToken } from '../auth/check-token';
import type { Transport } from '../beeper-api/request';
import { addressProblem } from './address';
import type { Environment } from './environment';

/**
 * Which servers may be offered a token when connecting, and when Beeper has moved. Two rules stand
 * elsewhere: a token of the environment goes to the address given there (environment.ts), and the
 * ordinary poll goes to the address the token was given for, whoever listens there.
 */
export interface TokenRecipients {
  /** What forbids connecting to an address that the window sent; null when nothing does. */
  checkAddressAllowed(baseURL: string, discovery: DiscoveryState): ConnectProblem | null;
  /** Remembers the address on another computer that the user, or the environment, gave. */
  confirmAddress(baseURL: string | null): void;
  /** The base URL of the first of these servers that accepts the token; null when none does. */
  findServerAccepting(token: string, found: readonly FoundBeeper[]): Promise<string | null>;
}

interface Options {
  environment: Pick<Environment, 'demoOnly' | 'baseURL'>;
  /** Whether another user's program listens at an address of this computer. */
  isOwnedByAnotherUser: (baseURL: string) => Promise<boolean>;
  transport: Transport;
  /** Aborts the requests that offer a token. */
  signal: AbortSignal;
}

export function createTokenRecipients(options: Options): TokenRecipients {
  const { environment, isOwnedByAnotherUser, transport, signal } = options;
  let confirmed = environment.baseURL;

  return {
    checkAddressAllowed(baseURL, { found }) {
      // SECURITY: a runtime from a third party must never see a real token.
      if (environment.demoOnly) return { kind: 'demo-only', detail: null };
      const isFound = found.some((beeper) => beeper.baseURL === baseURL);
      const isConfirmed = isFound || isLoopbackURL(baseURL) || baseURL === confirmed;
      return addressProblem(baseURL, isConfirmed);
    },
    confirmAddress(baseURL) {
      confirmed = baseURL;
    },
    async findServerAccepting(token, found) {
      for (const { baseURL, isTooOld } of found) {
        // SECURITY: another user's program gets no token, even if it answers like a Beeper.
        if (isTooOld || (await isOwnedByAnotherUser(baseURL))) continue;
        const problem = await checkToken({ ...transport, baseURL, token }, signal).catch(
          () => undefined,
        );
        if (problem === null) return baseURL;
      }
      return null;
    },
  };
}

/**
 * Whether a stored token may be used while the environment names an address.
 *
 * SECURITY: a token goes to no other address than the one it was given for.
 * @param environmentURL null when the environment names none
 */
export function mayUseStoredToken(
  { baseURL }: { baseURL: string },
  environmentURL: string | null,
): boolean {
  return environmentURL === null || environmentURL === baseURL;
}
