import type { ApiProblem, ApiProblemKind, Snapshot } from '../model/snapshot';
import { ago } from './time';

interface Words {
  /** What is wrong, as one sentence. */
  says: string;
  /** What to do, or what happens by itself. */
  next: string;
}

const PROBLEM_WORDS: Record<ApiProblemKind, Words> = {
  'no-token': {
    says: 'Bridgekeeper is not connected to Beeper yet.',
    next: 'Open Bridgekeeper and connect it.',
  },
  unauthorized: {
    says: 'Beeper no longer accepts Bridgekeeper’s token.',
    next: 'It may have run out or been ended. Connect Bridgekeeper again, and it goes on watching.',
  },
  forbidden: {
    says: 'Bridgekeeper’s token may not read your accounts.',
    next: 'Connect Bridgekeeper again, and let it read your accounts.',
  },
  unreachable: {
    says: 'Beeper Desktop does not answer on this computer.',
    next: 'Start Beeper Desktop, and see that its API is on (Settings, Developers). Bridgekeeper keeps trying.',
  },
  timeout: {
    says: 'Beeper Desktop takes too long to answer.',
    next: 'It may be busy or stuck. Bridgekeeper keeps trying.',
  },
  'too-old': {
    says: 'This Beeper Desktop is too old to tell how your accounts are.',
    next: 'Update Beeper Desktop. Bridgekeeper notices by itself.',
  },
  'rate-limited': {
    says: 'Beeper Desktop asks Bridgekeeper to slow down.',
    next: 'Bridgekeeper waits as long as it was asked to, then looks again.',
  },
  server: {
    says: 'Beeper Desktop answers with an error.',
    next: 'Bridgekeeper keeps trying.',
  },
  malformed: {
    says: 'Beeper Desktop sends an answer Bridgekeeper cannot read.',
    next: 'Bridgekeeper keeps trying. If this stays, a newer Bridgekeeper may be needed.',
  },
};

/** What is wrong, in one sentence. */
export function problemSentence(problem: ApiProblem): string {
  return PROBLEM_WORDS[problem.kind].says;
}

/** What to do about it, or what happens by itself. */
export function problemAdvice(problem: ApiProblem): string {
  return PROBLEM_WORDS[problem.kind].next;
}

/** "Checked 12 s ago", or why there is nothing to say yet. */
export function checkedText(snapshot: Snapshot, now: number): string {
  if (snapshot.lastCheckedAt === null) return 'Not checked yet';
  return `Checked ${ago(now - snapshot.lastCheckedAt)}`;
}

/**
 * The same for the tray's menu, which no desktop tells when it is opened: true for a whole minute,
 * so that it need not be set again all the time.
 */
export function checkedWordsForMenu(snapshot: Snapshot, now: number): string {
  const isFresh = snapshot.lastCheckedAt !== null && now - snapshot.lastCheckedAt < 60_000;
  return isFresh ? 'Checked less than a minute ago' : checkedText(snapshot, now);
}

/** Said beside accounts that may have changed since; null while they are fresh. */
export function staleText(snapshot: Snapshot, now: number): string | null {
  if (!snapshot.stale || snapshot.lastCheckedAt === null) return null;
  return `This is how things were ${ago(now - snapshot.lastCheckedAt)}.`;
}

/** Said when Beeper Desktop could not be brought to the front. */
export const FOCUS_FAILED_TEXT =
  'Beeper Desktop did not come to the front. Open it from your applications.';
