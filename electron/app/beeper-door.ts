import type { FoundBeeper } from '../../shared/connection';
import { findBeepers, LOCAL_ADDRESSES } from '../beeper/discovery';
import { authorize } from '../beeper/oauth';
import { revokeToken, tokenFacts } from '../beeper/token-facts';
import type { Clock } from '../clock';
import type { BeeperDoor } from '../connect/attempts';
import { checkToken } from '../connect/check-token';
import { isAnothersPort } from '../connect/port-owner';
import { inEverydayBrowser } from './everyday-browser';

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
