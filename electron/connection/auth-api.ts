import type { FoundBeeper } from '../../shared/model/connection';
import { findBeepers, LOCAL_ADDRESSES } from './discovery-probe';
import { authorize } from '../auth/oauth';
import { revokeToken, introspectToken } from '../auth/token-introspection';
import type { Clock } from '../platform/clock';
import type { AuthApi } from './connect-attempts';
import { checkToken } from '../auth/check-token';
import { isPortOwnedByAnotherUser } from './port-owner';

interface Options {
  clock: Clock;
  /** Keeps a value out of the log from now on. */
  hide: (secret: string) => void;
  openInDefaultBrowser: (url: string) => Promise<void>;
}

interface AuthApiParts {
  door: AuthApi;
  find: (address: string | null, signal: AbortSignal) => Promise<readonly FoundBeeper[]>;
  isAnothers: (baseURL: string) => Promise<boolean>;
}

/** What connecting asks of Beeper, over the real network and the default browser. */
export function createAuthApi({ clock, hide, openInDefaultBrowser }: Options): AuthApiParts {
  const parts = { fetch, clock };
  return {
    find: (address, signal) =>
      findBeepers({ ...parts, addresses: address === null ? LOCAL_ADDRESSES : [address], signal }),
    isAnothers: isPortOwnedByAnotherUser,
    door: {
      async authorize(baseURL, onOpen, signal) {
        const answer = await authorize({
          ...parts,
          baseURL,
          openOutside: openInDefaultBrowser,
          onOpen,
          signal,
        });
        if (answer.ok) hide(answer.token);
        return answer;
      },
      check(baseURL, token, signal) {
        hide(token);
        return checkToken({ ...parts, baseURL, token }, signal);
      },
      facts: (baseURL, token, signal) => introspectToken({ ...parts, baseURL, token, signal }),
      revoke: (baseURL, token) => revokeToken({ ...parts, baseURL, token }),
    },
  };
}
