import type { AppSetup } from '../../shared/api/app-setup';
import type { Clock } from '../platform/clock';
import type { BeeperClient } from './client';
import type { ApiErrorKind } from './errors';
import { withTimeout } from './timeout';

/** Beeper answers this from memory; what it says must not delay what is known already. */
const TIMEOUT_MS = 1_000;

/** What Beeper's own setup can explain. */
export type SetupProblem = 'signed-out' | 'getting-ready';

/** The kinds of failure that a Beeper which is not set up yet answers with: 401, 403, 409, 5xx. */
const EXPLAINABLE: readonly ApiErrorKind[] = ['unauthorized', 'forbidden', 'conflict', 'server'];

/** Whether Beeper's own setup may be the reason of a failed `GET /v1/bridges`. */
export function mayBeSetup({ kind }: { kind: ApiErrorKind }): boolean {
  return EXPLAINABLE.includes(kind);
}

/** What a state of the setup explains; null for `ready`, and for one this version does not know. */
export function setupProblemOf({ state }: AppSetup): SetupProblem | null {
  switch (state) {
    case 'needs-login':
      return 'signed-out';
    case 'initializing':
    case 'needs-cross-signing-setup':
    case 'needs-verification':
    case 'needs-secrets':
    case 'needs-first-sync':
      return 'getting-ready';
    default:
      return null;
  }
}

/**
 * Asks Beeper whether its own setup explains why the bridges fail or list nobody; a second at most.
 * Null when it does not, or when this Beeper is too old to say. Rejects only when aborted.
 */
export async function askSetup(
  client: Pick<BeeperClient, 'appSetup'>,
  clock: Clock,
  signal: AbortSignal,
): Promise<SetupProblem | null> {
  const answer = await withTimeout({ clock, timeoutMs: TIMEOUT_MS, signal }, (ended) =>
    client.appSetup({ signal: ended, retries: 0 }),
  );
  return answer?.ok === true ? setupProblemOf(answer.value) : null;
}
