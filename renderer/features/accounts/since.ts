import { duration } from '../../../shared/strings/time';
import { SINCE_NOW, sinceBefore, sinceFor } from '../../../shared/strings/window';
import type { AccountState } from '../../../shared/model/snapshot';
import type { LocalTime } from '../../../shared/util/local-time';

const MINUTE_MS = 60_000;

/**
 * How long an account has been in its status: "just now", "for 3 minutes", or "since before
 * 14:02" when the status was there before Bridgekeeper looked.
 * @param now ms since the epoch
 */
export function sinceText(
  { since, sinceExact }: Pick<AccountState, 'since' | 'sinceExact'>,
  now: number,
  localTime: LocalTime,
): string {
  if (!sinceExact) return sinceBefore(localTime.at(since, now));
  return now - since < MINUTE_MS ? SINCE_NOW : sinceFor(duration(now - since));
}
