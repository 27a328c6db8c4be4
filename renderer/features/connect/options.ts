import type {
  ConnectionState,
  ConnectProblem,
  FoundBeeper,
} from '../../../shared/model/connection';

/**
 * The Beeper to connect to: the one the user chose, else the nearest that can be connected to,
 * else the nearest; null when none answers.
 * @param chosen the `baseURL` the user chose
 */
export function chosenBeeper(
  found: readonly FoundBeeper[],
  chosen: string | null,
): FoundBeeper | null {
  return (
    found.find(({ baseURL }) => baseURL === chosen) ??
    found.find(({ isTooOld }) => !isTooOld) ??
    found[0] ??
    null
  );
}

/** The option that a problem is about, so that it is shown beside it. */
export function optionFor({ kind }: ConnectProblem): 'browser' | 'token' | 'address' {
  if (kind === 'bad-address' || kind === 'insecure-address') return 'address';
  return kind === 'bad-token' || kind === 'no-read' ? 'token' : 'browser';
}

/** Whether the token comes from the environment, and so cannot be changed from here. */
export function isTokenFixed({ active }: ConnectionState): boolean {
  return active.kind === 'beeper' && active.tokenStorage === 'environment';
}
