import type { FoundBeeper } from '../../shared/model/connection';
import { findBeepers, LOCAL_ADDRESSES } from './discovery-probe';
import { authorize } from '../auth/oauth';
import { revokeToken, tokenFacts } from '../auth/token-introspection';
import type { Clock } from '../platform/clock';
import type { BeeperDoor } from './connect-attempts';
import { checkToken } from '../auth/check-token';
import { isAnothersPort } from './port-owner';
import { inEverydayBrowser } from '../platform/default-browser.electron';

interface Options {
  clock: Clock;
  /** Keeps a value out of the log from now on. */
  hide: (secret: string) => void;
}

interface Door {
  door: BeeperDoor;
  find: (address: string | null, signal: AbortSignal) => Promise<readonly FoundBeeper[]>;
  isAnothers: (baseURL: string) => Promise<boolean>;
}

/** What connecting asks of Beeper, over the real network and the everyday browser. */
export function openBeeperDoor({ clock, hide }: Options): Door {
  const parts = { fetch, clock };
  return {
    find: (address, signal) =>
      findBeepers({ ...parts, addresses: address === null ? LOCAL_ADDRESSES : [address], signal }),
    isAnothers: isAnothersPort,
    door: {
      async authorize(baseURL, onOpen, signal) {
        const answer = await authorize({
          ...parts,
          baseURL,
          openOutside: inEverydayBrowser,
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
      facts: (baseURL, token, signal) => tokenFacts({ ...parts, baseURL, token, signal }),
      revoke: (baseURL, token) => revokeToken({ ...parts, baseURL, token }),
    },
  };
}
