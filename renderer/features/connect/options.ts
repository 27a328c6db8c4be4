import type {
  ConnectionState,
  ConnectProblem,
  FoundBeeper,
} from '../../../shared/model/connection';
import type { Connectivity } from '../../../shared/model/snapshot';

/**
 * The Beeper to connect to: the one the user chose, else the nearest that can be connected to,
 * else the nearest; null when none answers.
 * @param chosen the chosen one's `baseURL`; null before a choice
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

/** The way to connect that a problem is about, so that it is said beside it. */
export function wayOf({ kind }: ConnectProblem): 'browser' | 'token' | 'address' {
  if (kind === 'bad-address' || kind === 'insecure-address') return 'address';
  return kind === 'bad-token' || kind === 'no-read' ? 'token' : 'browser';
}

/**
 * Whether connecting again would help: Beeper refuses the user's token, or lets it see nothing. The
 * demo's token is nobody's to renew.
 */
export function canConnectAgain(
  { state, problem }: Connectivity,
  connection: ConnectionState | null,
): boolean {
  if (state === 'ok' || connection?.active.kind !== 'beeper') return false;
  return problem?.kind === 'unauthorized' || problem?.kind === 'forbidden';
}

/** Whether the token comes from the environment, and so cannot be changed from here. */
export function isTokenFixed({ active }: ConnectionState): boolean {
  return active.kind === 'beeper' && active.tokenStorage === 'environment';
}
