import type { ConnectProblem, DiscoveryState, FoundBeeper } from '../../shared/model/connection';
import { isLoopbackURL } from '../../shared/util/loopback';
import { checkToken } from '../auth/check-token';
import type { Transport } from '../beeper-api/request';
import type { Listener } from './listener-owner/target';
import { addressProblem } from './address';
import type { Environment } from './environment';

/**
 * Which servers may be offered a token when connecting, and when Beeper has moved. Two rules stand
 * elsewhere: a token of the environment goes to the address given there (environment.ts), and whatever
 * carries a token to this computer is sent to a program of this user alone (guarded-fetch.ts).
 */
export interface TokenRecipients {
  /** What forbids connecting to an address that the window sent; null when nothing does. */
  checkAddressAllowed(baseURL: string, discovery: DiscoveryState): ConnectProblem | null;
  /** Remembers the address on another computer that the user, or the environment, gave. */
  confirmAddress(baseURL: string | null): void;
  /** The first of these servers that accepts the token, or that the user has to be asked about. */
  findServerAccepting(
    token: string,
    found: readonly FoundBeeper[],
  ): Promise<AcceptingServer | null>;
}

export interface AcceptingServer {
  baseURL: string;
  /**
   * False: it was not asked, as the system does not say whose it is. The user decides by connecting
   * to it.
   */
  hasAccepted: boolean;
}

interface Options {
  environment: Pick<Environment, 'demoOnly' | 'baseURL'>;
  /** Whose program listens at an address of this computer; never rejects. */
  findListener: (baseURL: string) => Promise<Listener>;
  transport: Transport;
  /** Aborts the requests that offer a token. */
  signal: AbortSignal;
}

export function createTokenRecipients(options: Options): TokenRecipients {
  const { environment, findListener, transport, signal } = options;
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
        if (isTooOld) continue;
        // SECURITY: another user's program gets no token, even if it answers like a Beeper.
        const { owner } = await findListener(baseURL);
        if (owner === 'unknown') return { baseURL, hasAccepted: false };
        if (owner !== 'this-user') continue;
        const problem = await checkToken({ ...transport, baseURL, token }, signal).catch(
          () => undefined,
        );
        if (problem === null) return { baseURL, hasAccepted: true };
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
