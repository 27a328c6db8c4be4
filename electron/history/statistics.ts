import type {
  HistoryEntry,
  HistoryStatistics,
  PastState,
  Stretch,
} from '../../shared/model/history';
import type { StatusChange } from '../../shared/model/snapshot';
import { stateAfter } from './timeline';
import type { Span } from './watched-spans';

/** In which an account is neither watched nor meant to be connected. */
const UNCOUNTED: ReadonlySet<PastState> = new Set(['unwatched', 'absent', 'off']);
/** Fewer times say nothing about how often. */
const MIN_NEEDS = 3;

/**
 * What a period was like for one account.
 * @param stretches of that period
 * @param entries all of the account, in order of time
 */
export function statisticsOf(
  stretches: readonly Stretch[],
  entries: readonly HistoryEntry[],
  { from, until }: Span,
): HistoryStatistics {
  const lengthOf = (isCounted: (state: PastState) => boolean) =>
    stretches
      .filter(({ state }) => isCounted(state))
      .reduce((sum, stretch) => sum + stretch.until - stretch.from, 0);
  const watchedMs = lengthOf((state) => !UNCOUNTED.has(state));
  const isInPeriod = (at: number) => at > from && at <= until;
  const falls = fallsOf(entries).filter(({ at }) => isInPeriod(at));
  return {
    upShare: watchedMs === 0 ? null : lengthOf((state) => state === 'connected') / watchedMs,
    watchedMs,
    disconnects: falls.filter(({ was }) => was === 'connected').length,
    needs: falls.filter(isNeed).length,
    signIns: entries.filter(({ kind, at }) => kind === 'signed-in' && isInPeriod(at)).length,
  };
}

/**
 * How often an account needs its user: the mean time from one need to the next, in ms; null when it
 * did less than three times in what is kept.
 * @param entries all of the account, in order of time
 */
export function needsEvery(entries: readonly HistoryEntry[]): number | null {
  const needs = fallsOf(entries).filter(isNeed);
  const first = needs[0];
  const last = needs.at(-1);
  if (needs.length < MIN_NEEDS || first === undefined || last === undefined) return null;
  return (last.at - first.at) / (needs.length - 1);
}

interface Fall {
  at: number;
  was: PastState | null;
  is: PastState;
}

function isNeed({ was, is }: Fall): boolean {
  return is === 'action-required' && was !== 'action-required';
}

/** The changes to a state that is not well. */
function fallsOf(entries: readonly HistoryEntry[]): Fall[] {
  let was: PastState | null = null;
  const falls: Fall[] = [];
  for (const change of entries.filter(isChange)) {
    const is = stateAfter(change);
    if (is !== 'connected' && !UNCOUNTED.has(is)) falls.push({ at: change.at, was, is });
    was = is;
  }
  return falls;
}

export function isChange(entry: HistoryEntry): entry is StatusChange {
  return 'to' in entry;
}
