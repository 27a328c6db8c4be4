import { problemSentence } from '../../shared/strings/api-problem';
import type { StatusChange, Snapshot } from '../../shared/model/snapshot';

/** Makes log lines of new snapshots: how Beeper answers, when that changed, and which accounts changed. */
export function createSnapshotLog(): (
  snapshot: Snapshot,
  changes: readonly StatusChange[],
) => string[] {
  let lastLine = '';
  return ({ connectivity }, changes) => {
    const problem = connectivity.problem === null ? '' : describe(connectivity.problem);
    const line = `Beeper is ${connectivity.state}${problem}`;
    const lines = changes.map(
      ({ accountID, kind, from, to }) => `${kind}: ${accountID} ${from ?? '∅'} → ${to ?? '∅'}`,
    );
    if (line !== lastLine) lines.unshift(line);
    lastLine = line;
    return lines;
  };
}

function describe(problem: NonNullable<Snapshot['connectivity']['problem']>): string {
  const detail = problem.detail === null ? '' : ` (${problem.detail})`;
  return `: ${problemSentence(problem)}${detail}`;
}
