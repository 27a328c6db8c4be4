import type {
  ConnectionState,
  ConnectProblem,
  FoundBeeper,
} from '../../../shared/model/connection';

/**
 * The Beeper to connect to: the one that the user chose, else the first that is not too old, else the
 * first; null when none answers.
 * @param chosen the `baseURL` that the user chose
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

/** The option beside which a problem is shown. */
export function optionFor({ kind }: ConnectProblem): 'browser' | 'token' | 'address' {
  if (kind === 'bad-address' || kind === 'insecure-address') return 'address';
  return kind === 'bad-token' || kind === 'no-read' ? 'token' : 'browser';
}

/** Whether the token comes from the environment, and so cannot be changed from here. */
export function isTokenFixed({ active }: ConnectionState): boolean {
  return active.kind === 'beeper' && active.tokenStorage === 'environment';
}
