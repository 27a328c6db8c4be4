import { problemSentence } from '../../shared/strings/api-problem';
import type { StatusChange, Snapshot } from '../../shared/model/snapshot';

/** What the log says about a new snapshot: what became of Beeper and of which account. */
export function createSnapshotLog(): (
  snapshot: Snapshot,
  changes: readonly StatusChange[],
) => string[] {
  let lastReach = '';
  return ({ connectivity }, changes) => {
    const problem = connectivity.problem === null ? '' : describe(connectivity.problem);
    const now = `Beeper is ${connectivity.state}${problem}`;
    const lines = changes.map(
      ({ accountID, kind, from, to }) => `${kind}: ${accountID} ${from ?? '∅'} → ${to ?? '∅'}`,
    );
    if (now !== lastReach) lines.unshift(now);
    lastReach = now;
    return lines;
  };
}

function describe(problem: NonNullable<Snapshot['connectivity']['problem']>): string {
  const detail = problem.detail === null ? '' : ` (${problem.detail})`;
  return `: ${problemSentence(problem)}${detail}`;
}
