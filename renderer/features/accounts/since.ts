import { duration } from '../../../shared/strings/time';
import { SINCE_NOW, sinceBefore, sinceFor } from '../../../shared/strings/window';
import type { AccountState } from '../../../shared/model/snapshot';
import type { LocalTime } from '../../../shared/util/local-time';
import type { Now } from '../../window/now.svelte';

const MINUTE_MS = 60_000;

/**
 * How long an account has been in its status: "just now", "for 3 minutes", or "since before
 * 14:02" when the status was there before Bridgekeeper looked. Reads of `now` no more than it needs, so
 * that a long list is not told anew that it is still the same day.
 */
export function sinceText(
  { since, sinceExact }: Pick<AccountState, 'since' | 'sinceExact'>,
  now: Pick<Now, 'coarse' | 'today'>,
  localTime: LocalTime,
): string {
  if (!sinceExact) return sinceBefore(localTime.at(since, now.today));
  const length = now.coarse - since;
  return length < MINUTE_MS ? SINCE_NOW : sinceFor(duration(length));
}
