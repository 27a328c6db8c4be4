import type { ConnectProblem, ConnectProblemKind } from '../../shared/model/connection';
import { createBeeperClient } from '../beeper-api/client';
import type { ApiErrorKind } from '../beeper-api/errors';
import type { ClientOptions } from '../beeper-api/send';
import { plainText } from '../../shared/util/plain-text';

const KINDS: Partial<Record<ApiErrorKind, ConnectProblemKind>> = {
  unauthorized: 'bad-token',
  forbidden: 'no-read',
  'not-found': 'too-old',
  outdated: 'too-old',
  unreachable: 'unreachable',
  'another-user': 'another-user',
  timeout: 'unreachable',
};

/**
 * Uses a token for the call that Bridgekeeper makes all the time. Returns why that fails; null when the
 * token is good. Rejects only when aborted.
 */
export async function checkToken(
  options: ClientOptions,
  signal: AbortSignal,
): Promise<ConnectProblem | null> {
  const answer = await createBeeperClient(options).bridges({ signal, retries: 0 });
  if (answer.ok) return null;
  const { kind, message } = answer.error;
  return { kind: KINDS[kind] ?? 'refused', detail: plainText(message) };
}
