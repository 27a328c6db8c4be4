import type { WebhookOutcome } from '../../shared/model/hooks';

const SECOND_MS = 1_000;
const HOUR_MS = 3_600 * SECOND_MS;

/** After the first attempt, the second, and so on; after the last of them, each hour. */
const WAITS_MS = [5 * SECOND_MS, 30 * SECOND_MS, 120 * SECOND_MS, 600 * SECOND_MS, HOUR_MS];

/** No wait is longer, whatever a server asks for and however the clock is set. */
export const LONGEST_WAIT_MS = HOUR_MS;
/** An alert this old is no news. */
export const LIFETIME_MS = 24 * HOUR_MS;

/** Answers that say "later": too busy, or too early. */
const PASSING_STATUSES = [408, 425, 429];

/** How long to wait before sending the same once more; null when that would not help. */
export function retryDelay(
  outcome: WebhookOutcome,
  attempts: number,
  retryAfterMs: number | null,
): number | null {
  if (!isPassing(outcome)) return null;
  const wait = WAITS_MS[Math.max(0, attempts - 1)] ?? LONGEST_WAIT_MS;
  return Math.min(LONGEST_WAIT_MS, Math.max(wait, retryAfterMs ?? 0));
}

function isPassing(outcome: WebhookOutcome): boolean {
  switch (outcome.kind) {
    case 'refused':
      return outcome.status >= 500 || PASSING_STATUSES.includes(outcome.status);
    case 'timeout':
    case 'unreachable':
    case 'certificate':
      return true;
    default:
      return false;
  }
}
