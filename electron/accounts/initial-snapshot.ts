import type { ApiProblem, Snapshot } from '../../shared/model/snapshot';

/** The snapshot before the first poll. `problem` is set when there is nothing to poll with. */
export function initialSnapshot(now: number, problem: ApiProblem | null = null): Snapshot {
  return {
    version: 0,
    connectivity: { state: problem === null ? 'starting' : 'not-connected', problem, since: now },
    accounts: [],
    bridges: [],
    lastCheckedAt: null,
    stale: false,
    missedPolls: 0,
    desktopVersion: null,
  };
}
