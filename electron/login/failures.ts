import { failureSentence } from '../../shared/messages/login';
import { UNKNOWN_FAILURE_WORDS } from '../../shared/messages/login-problem';
import { problemSentence } from '../../shared/messages/problem';
import type { LoginStage } from '../../shared/login';
import type { BeeperError } from '../beeper/errors';
import { problemOf } from '../beeper/problem';

export type FailedStage = Extract<LoginStage, { kind: 'failed' }>;

/** A login that ended with one of the bridge's codes, or one of our own. */
export function failedStage(code: string, message: string | null = null): FailedStage {
  const known = failureSentence(code);
  return {
    kind: 'failed',
    code,
    sentence: known ?? message ?? UNKNOWN_FAILURE_WORDS,
    // Without a sentence for the code, the bridge's words are said in its place already.
    detail: known === null ? null : message,
  };
}

/** A login that could not begin or go on because a call failed. */
export function failedCall(error: BeeperError): FailedStage {
  switch (error.kind) {
    case 'not-found':
    case 'gone':
      return failedStage('session-gone');
    case 'forbidden':
      // A bridge that refuses names a code of its own; without one it is the token's scope.
      return error.code?.includes('.') === true
        ? failedStage(error.code, error.message)
        : failedStage('forbidden');
    case 'conflict':
    case 'invalid':
    case 'server':
      return failedStage(error.code ?? error.kind, error.message);
    default:
      return { ...failedStage('unreachable'), detail: problemSentence(problemOf(error)) };
  }
}

/** A server's words without what the owner had entered, which it may have repeated. */
export function withoutValues(message: string, values: readonly string[]): string {
  return values
    .filter((value) => value.trim() !== '')
    .reduce((text, value) => text.replaceAll(value, '…'), message);
}
