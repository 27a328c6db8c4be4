import type { ApiProblem, ApiProblemKind, Snapshot } from '../model/snapshot';
import type { ProblemText } from './problem-text';
import { ago } from './time';

const PROBLEM_TEXT: Record<ApiProblemKind, ProblemText> = {
  'no-token': {
    sentence: 'Bridgekeeper is not connected to Beeper yet.',
    advice: 'Open Bridgekeeper and connect it.',
  },
  'signed-out': {
    sentence: 'Nobody is signed in to Beeper Desktop.',
    advice: 'Open Beeper Desktop and sign in there. Bridgekeeper notices by itself.',
  },
  'getting-ready': {
    sentence: 'Beeper Desktop is still getting ready.',
    advice:
      'Open it to see whether it asks you for something. Bridgekeeper goes on by itself once it is ready.',
  },
  unauthorized: {
    sentence: 'Beeper no longer accepts Bridgekeeper’s token.',
    advice:
      'It may have run out or been ended. Connect Bridgekeeper again, and it goes on watching.',
  },
  forbidden: {
    sentence: 'Bridgekeeper’s token may not read your accounts.',
    advice: 'Connect Bridgekeeper again, and let it read your accounts.',
  },
  unreachable: {
    sentence: 'Beeper Desktop does not answer on this computer.',
    advice:
      'Start Beeper Desktop, and see that its API is on (Settings, Developers). Bridgekeeper keeps trying.',
  },
  'another-user': {
    sentence: 'Another user’s program answers where Beeper should be.',
    advice:
      'Bridgekeeper has sent it nothing. Start Beeper Desktop as yourself; if it finds its place taken, it moves to another one, and Bridgekeeper follows.',
  },
  timeout: {
    sentence: 'Beeper Desktop takes too long to answer.',
    advice: 'It may be busy or stuck. Bridgekeeper keeps trying.',
  },
  'too-old': {
    sentence: 'This Beeper Desktop is too old to tell how your accounts are.',
    advice: 'Update Beeper Desktop. Bridgekeeper notices by itself.',
  },
  'rate-limited': {
    sentence: 'Beeper Desktop asks Bridgekeeper to slow down.',
    advice: 'Bridgekeeper waits as long as it was asked to, then looks again.',
  },
  server: {
    sentence: 'Beeper Desktop answers with an error.',
    advice: 'Bridgekeeper keeps trying.',
  },
  malformed: {
    sentence: 'Beeper Desktop sends an answer Bridgekeeper cannot read.',
    advice: 'Bridgekeeper keeps trying. If this stays, a newer Bridgekeeper may be needed.',
  },
};

/** What is wrong, in one sentence. */
export function problemSentence(problem: ApiProblem): string {
  return PROBLEM_TEXT[problem.kind].sentence;
}

/** The same of a kind by its name; null for one that this version does not know. */
export function problemSentenceOf(kind: string): string | null {
  return Object.hasOwn(PROBLEM_TEXT, kind) ? PROBLEM_TEXT[kind as ApiProblemKind].sentence : null;
}

/** What to do about it, or what happens by itself. */
export function problemAdvice(problem: ApiProblem): string {
  return PROBLEM_TEXT[problem.kind].advice;
}

/** "Checked 12 s ago", or that there was no check yet. */
export function checkedText(snapshot: Snapshot, now: number): string {
  if (snapshot.lastCheckedAt === null) return 'Not checked yet';
  return `Checked ${ago(now - snapshot.lastCheckedAt)}`;
}

/**
 * The same for the tray's menu, whose opening no desktop reports: it stays true for a whole minute, so
 * that the menu need not be set again all the time.
 */
export function checkedMenuText(snapshot: Snapshot, now: number): string {
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
