import type { CheckID, CheckLine, Finding } from '../../shared/model/check-up';
import { CHECK_UP_TEXT, notLookedAtText } from '../../shared/strings/doctor';
import { withTimeout } from '../beeper-api/timeout';
import type { Clock } from '../platform/clock';
import { unknown } from './finding';

export type Check = readonly [id: CheckID, look: () => Promise<Finding> | Finding];

/**
 * Runs checks side by side. One that fails, or takes longer than `limitMs`, is a line that says so, and
 * hides none of the others. Never rejects.
 */
export function runChecks(
  checks: readonly Check[],
  { clock, limitMs }: { clock: Clock; limitMs: number },
): Promise<CheckLine[]> {
  const limit = { clock, timeoutMs: limitMs, signal: undefined };
  const run = async ([id, look]: Check): Promise<CheckLine> => {
    try {
      const finding = await withTimeout(limit, async () => look());
      return { id, ...(finding ?? unknown(CHECK_UP_TEXT.late, CHECK_UP_TEXT.lateHow)) };
    } catch (error) {
      return { id, ...unknown(notLookedAtText(nameOf(error))) };
    }
  };
  return Promise.all(checks.map(run));
}

/** What it is called, and nothing of its message, which may name a path or hold an answer. */
function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  return 'code' in error ? String(error.code) : error.name;
}
