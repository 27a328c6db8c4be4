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
    sentence: 'Beeper no longer lets Bridgekeeper in.',
    advice:
      'The connection may have run out, or somebody may have ended it. Connect Bridgekeeper again, and it goes on watching.',
  },
  forbidden: {
    sentence: 'Beeper does not let Bridgekeeper see your accounts.',
    advice: 'Connect Bridgekeeper again, and let it read your accounts.',
  },
  unreachable: {
    sentence: 'Beeper Desktop does not answer on this computer.',
    advice:
      'Start Beeper Desktop. If it is already running, make sure that its API is on (Settings, Developers). Bridgekeeper keeps trying.',
  },
  'another-user': {
    sentence: 'Another user’s program answers where Beeper should be.',
    advice:
      'Bridgekeeper has sent it nothing. Start Beeper Desktop as yourself, and Bridgekeeper finds it by itself.',
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
    advice: 'Bridgekeeper waits a little, then looks again.',
  },
  server: {
    sentence: 'Something is wrong in Beeper Desktop.',
    advice: 'Bridgekeeper keeps trying. If it stays like this, restart Beeper Desktop.',
  },
  malformed: {
    sentence: 'Bridgekeeper cannot read what Beeper Desktop answers.',
    advice: 'Bridgekeeper keeps trying. If it stays like this, update both programs.',
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

/** "Checked 4 minutes ago", or that there was no check yet. */
export function checkedText(snapshot: Snapshot, now: number): string {
  if (snapshot.lastCheckedAt === null) return 'Not checked yet';
  return `Checked ${ago(now - snapshot.lastCheckedAt)}`;
}

/** Said beside accounts that may have changed since; null while they are fresh. */
export function staleText(snapshot: Snapshot, now: number): string | null {
  if (!snapshot.stale || snapshot.lastCheckedAt === null) return null;
  return `This is how things were ${ago(now - snapshot.lastCheckedAt)}.`;
}

/** Said when Beeper Desktop could not be brought to the front. */
export const FOCUS_FAILED_TEXT =
  'Beeper Desktop did not come to the front. Open it from your applications.';
