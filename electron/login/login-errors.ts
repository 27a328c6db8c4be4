import { failureSentence, UNKNOWN_FAILURE_TEXT } from '../../shared/strings/login-errors';
import { problemSentence } from '../../shared/strings/api-problem';
import type { LoginStage } from '../../shared/model/login';
import type { ApiError } from '../beeper-api/errors';
import { apiProblemOf } from '../beeper-api/api-problem';
import { plainText } from '../../shared/util/plain-text';

export type FailedStage = Extract<LoginStage, { kind: 'failed' }>;

/** A login that ended with one of the bridge's codes, or one of our own. */
export function failedStage(code: string, bridgeMessage: string | null = null): FailedStage {
  const known = failureSentence(code);
  const message = plainText(bridgeMessage ?? '') || null;
  return {
    kind: 'failed',
    code,
    sentence: known ?? message ?? UNKNOWN_FAILURE_TEXT,
    // Without a sentence for the code, the bridge's message already is the sentence.
    detail: known === null ? null : message,
  };
}

/** A login that could not begin or go on because a call failed. */
export function stageOfApiError(error: ApiError): FailedStage {
  if (isBridgeCode(error.code)) return failedStage(error.code, error.message);
  switch (error.kind) {
    case 'not-found':
    case 'gone':
      return failedStage('session-gone');
    case 'unauthorized':
    case 'forbidden':
    case 'rate-limited':
      return failedStage(error.kind);
    case 'malformed':
      return { ...failedStage('malformed'), detail: apiProblemOf(error).detail };
    case 'conflict':
    case 'invalid':
    case 'server':
      return failedStage(error.code ?? error.kind, error.message);
    default:
      return { ...failedStage('unreachable'), detail: problemSentence(apiProblemOf(error)) };
  }
}

/** Whether a code is a bridge's, e.g. `FI.MAU.WHATSAPP.LOGIN_TIMEOUT`. */
export function isBridgeCode(code: string | undefined): code is string {
  return code?.includes('.') === true;
}

/** A server's message without what the user had entered, which it may have repeated. */
export function redactValues(message: string, values: readonly string[]): string {
  return (
    values
      .filter((value) => value.trim() !== '')
      // Longest first: one value may be part of another, whose rest would stay.
      .sort((a, b) => b.length - a.length)
      .reduce((text, value) => text.replaceAll(value, '…'), message)
  );
}
