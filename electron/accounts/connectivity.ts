import type { ApiProblem, Connectivity } from '../../shared/model/snapshot';

const NOT_CONNECTED = new Set(['no-token', 'unauthorized', 'forbidden']);
/** Problems that count after one poll; a single one of the others may be a hiccup. */
const DEFINITE = new Set(['unreachable', 'another-user', 'too-old', 'signed-out', 'getting-ready']);

/**
 * How Beeper answers, after a poll without a usable answer.
 * @param isStale several polls were missed
 */
export function connectivityAfterMiss(
  previous: Connectivity,
  problem: ApiProblem,
  isStale: boolean,
  now: number,
): Connectivity {
  const state = NOT_CONNECTED.has(problem.kind)
    ? 'not-connected'
    : DEFINITE.has(problem.kind) || isStale
      ? 'unreachable'
      : previous.state;
  return { state, problem, since: state === previous.state ? previous.since : now };
}

/** How Beeper is reachable after a good answer. */
export function connectivityAfterAnswer(previous: Connectivity, now: number): Connectivity {
  if (previous.state !== 'ok') return { state: 'ok', problem: null, since: now };
  return previous.problem === null ? previous : { ...previous, problem: null };
}
