import type { RemovedLogin } from '../../shared/api/bridge';
import type { Snapshot } from '../../shared/model/snapshot';
import { problemSentence } from '../../shared/strings/api-problem';
import {
  mayNotRemoveText,
  notRemovedText,
  removalBusyText,
  removalRefusedText,
} from '../../shared/strings/removal';
import { apiProblemOf } from '../beeper-api/api-problem';
import type { ApiError, ApiErrorKind, Result } from '../beeper-api/errors';

/** What became of a login that Beeper was asked to remove. */
export type RemovalFate =
  /** With these accounts. */
  | { kind: 'removed'; accountIDs: readonly string[] }
  /** It is as it was. */
  | { kind: 'refused'; error: ApiError }
  /** Beeper knows no such login. */
  | { kind: 'absent' }
  /** It may have been removed. */
  | { kind: 'uncertain' };

const REFUSED: ReadonlySet<ApiErrorKind> = new Set([
  'another-user',
  'conflict',
  'forbidden',
  'invalid',
  'rate-limited',
  'unauthorized',
]);

export function removalFate(result: Result<RemovedLogin>): RemovalFate {
  if (!result.ok) {
    const { error } = result;
    if (isAbsent(error)) return { kind: 'absent' };
    return REFUSED.has(error.kind) ? { kind: 'refused', error } : { kind: 'uncertain' };
  }
  const { status, affectedAccountIDs: accountIDs = [] } = result.value;
  return status === 'removed' ? { kind: 'removed', accountIDs } : { kind: 'uncertain' };
}

/** Whether an error says that there is no such login. */
export function isAbsent({ kind }: ApiError): boolean {
  return kind === 'not-found' || kind === 'gone';
}

/** Why nothing was removed, for an error after which that is certain. */
export function refusalSentence(name: string, error: ApiError): string {
  switch (error.kind) {
    case 'forbidden':
      return mayNotRemoveText(name);
    case 'conflict':
      return removalBusyText(name);
    case 'invalid':
      return removalRefusedText(name, error.message);
    default:
      return notRemovedText(name, problemSentence(apiProblemOf(error)));
  }
}

/** What a look at Beeper says of an account; the look must be newer than what it is about. */
export function accountAfterLook(
  accountID: string,
  { accounts, connectivity, missedPolls }: Snapshot,
): 'gone' | 'listed' | 'unanswered' {
  if (connectivity.state !== 'ok' || missedPolls > 0) return 'unanswered';
  return accounts.some((account) => account.accountID === accountID) ? 'listed' : 'gone';
}
