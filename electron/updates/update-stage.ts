import type { UpdateProblem, UpdateStage, UpdateWay } from '../../shared/model/updates';

/** What happens to an update. */
export type UpdateEvent =
  | { kind: 'check' }
  /** `version`: the newer one; null when there is none. */
  | { kind: 'checked'; version: string | null }
  | { kind: 'download' }
  | { kind: 'progress'; percent: number }
  | { kind: 'downloaded' }
  | { kind: 'failed'; problem: UpdateProblem }
  /** An earlier run did not get to the end of it. */
  | { kind: 'unfinished'; version: string };

/** What comes of an event; the same value where it has no place. */
export function nextStage(stage: UpdateStage, event: UpdateEvent): UpdateStage {
  switch (event.kind) {
    case 'check':
      return stage.kind === 'checking' || isHeld(stage) ? stage : { kind: 'checking' };
    case 'checked':
      if (stage.kind !== 'checking') return stage;
      return event.version === null
        ? { kind: 'none' }
        : { kind: 'available', version: event.version };
    case 'download':
      return stage.kind === 'available' ? { ...stage, kind: 'downloading', percent: 0 } : stage;
    case 'progress':
      if (stage.kind !== 'downloading' || stage.percent === event.percent) return stage;
      return { ...stage, percent: event.percent };
    case 'downloaded':
      if (stage.kind !== 'downloading') return stage;
      return { kind: 'ready', version: stage.version };
    case 'failed':
      if (stage.kind !== 'checking' && stage.kind !== 'downloading') return stage;
      return { kind: 'failed', problem: event.problem, version: versionOf(stage) };
    case 'unfinished':
      if (stage.kind !== 'idle') return stage;
      return { kind: 'failed', problem: 'unfinished', version: event.version };
  }
}

/** Whether there is an update that may be begun: one that was found, or one that failed half-way. */
export function mayBegin(way: UpdateWay, stage: UpdateStage): boolean {
  if (way !== 'installs') return false;
  return stage.kind === 'available' || (stage.kind === 'failed' && stage.version !== null);
}

/** What is on its way, or here, is not looked for again. */
function isHeld(stage: UpdateStage): boolean {
  return stage.kind === 'downloading' || stage.kind === 'ready';
}

function versionOf(stage: UpdateStage): string | null {
  return 'version' in stage ? stage.version : null;
}
