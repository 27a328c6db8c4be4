import { problemSentence } from '../../shared/strings/api-problem';
import type { Change, Snapshot } from '../../shared/model/snapshot';

/** What the log says about a new snapshot: what became of Beeper and of which account. */
export function createJournal(): (snapshot: Snapshot, changes: readonly Change[]) => string[] {
  let lastReach = '';
  return ({ reach }, changes) => {
    const problem = reach.problem === null ? '' : describe(reach.problem);
    const now = `Beeper is ${reach.state}${problem}`;
    const lines = changes.map(
      ({ accountID, kind, from, to }) => `${kind}: ${accountID} ${from ?? '∅'} → ${to ?? '∅'}`,
    );
    if (now !== lastReach) lines.unshift(now);
    lastReach = now;
    return lines;
  };
}

function describe(problem: NonNullable<Snapshot['reach']['problem']>): string {
  const detail = problem.detail === null ? '' : ` (${problem.detail})`;
  return `: ${problemSentence(problem)}${detail}`;
}
