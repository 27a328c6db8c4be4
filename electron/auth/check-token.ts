import type { ConnectProblem, ConnectProblemKind } from '../../shared/model/connection';
import { createBeeperClient } from '../beeper-api/client';
import type { ApiErrorKind } from '../beeper-api/errors';
import type { SenderOptions } from '../beeper-api/send';
import { plainText } from '../../shared/util/plain-text';

const KINDS: Partial<Record<ApiErrorKind, ConnectProblemKind>> = {
  unauthorized: 'bad-token',
  forbidden: 'no-read',
  'not-found': 'too-old',
  unreachable: 'unreachable',
  timeout: 'unreachable',
};

/**
 * Tries a token on what Bridgekeeper reads all the time. Null when it is good, else what stands in
 * its way. Rejects only when aborted.
 */
export async function checkToken(
  options: SenderOptions,
  signal: AbortSignal,
): Promise<ConnectProblem | null> {
  const answer = await createBeeperClient(options).bridges({ signal, retries: 0 });
  if (answer.ok) return null;
  const { kind, message } = answer.error;
  return { kind: KINDS[kind] ?? 'refused', detail: plainText(message) };
}
