import { failureOf, UNKNOWN_FAILURE } from '../../shared/strings/login-failures';
import { problemSentence } from '../../shared/strings/api-problem';
import type { LoginStage } from '../../shared/model/login';
import type { ApiError } from '../beeper-api/errors';
import { apiProblemOf } from '../beeper-api/api-problem';
import { plainText } from '../../shared/util/plain-text';

export type FailedStage = Extract<LoginStage, { kind: 'failed' }>;

/** Codes of bridges that mean that somebody ended the login. */
const CANCELLED = ['FI.MAU.BRIDGE.LOGIN_CANCELLED', 'FI.MAU.LOGIN_STEP_CANCELLED'];

/** A code that is longer, or holds anything else, is no code but somebody's text. */
const CODE = /^[\w.:/-]{1,120}$/;

/** Far more of a message than is shown, and little enough to be made plain at once. */
const MESSAGE_CHARACTERS = 2_000;

/** A login that ended with one of the bridge's codes, or one of our own. */
export function failedStage(code: string, bridgeMessage: string | null = null): FailedStage {
  const isCode = CODE.test(code);
  const known = isCode ? failureOf(code) : null;
  const message = plainText((bridgeMessage ?? '').slice(0, MESSAGE_CHARACTERS)) || null;
  const { happened, means, next, remedy } = known ?? UNKNOWN_FAILURE;
  const words = [happened, means].filter((part) => part !== null).join(' ');
  return {
    kind: 'failed',
    code: CANCELLED.includes(code) ? 'cancelled' : isCode ? code : 'unknown',
    sentence: known === null ? (message ?? words) : words,
    next,
    remedy,
    // Without words for the code, the bridge's message already is the sentence.
    detail: known === null ? null : message,
    isUnknown: known === null && isCode && code !== 'unknown',
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
    case 'outdated':
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

/** Whether an error says that Beeper has finished the login: there is nothing left to send. */
export function isFinishedAlready({ code }: ApiError): boolean {
  return code === 'FI.MAU.BRIDGE.LOGIN_ALREADY_FINISHED';
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
