import {
  HISTORY_PERIODS,
  MAX_PASTS,
  MAX_TROUBLES,
  type AccountPast,
  type HistoryEntry,
  type HistoryPeriod,
  type PastReport,
  type PastState,
  type Stretch,
} from '../../shared/model/history';
import { byName } from '../../shared/util/by-name';
import { isChange, needsEvery, statisticsOf } from './statistics';
import { bandsOf, stretchesOf } from './timeline';
import { merged, type Span } from './watched-spans';

interface Wanted {
  /** The account that all entries are of; null when they are of several. */
  accountID: string | null;
  period: HistoryPeriod;
}

const WELL: ReadonlySet<PastState> = new Set(['connected', 'absent', 'unwatched', 'off']);

/**
 * What the history says of a period that ends now.
 * @param entries as they were stored
 * @param now ms since the epoch
 */
export function pastReport(
  entries: readonly HistoryEntry[],
  watched: readonly Span[],
  { accountID, period }: Wanted,
  now: number,
): PastReport {
  const span = { from: now - HISTORY_PERIODS[period], until: now };
  const spans = merged(watched);
  const byAccount = entriesByAccount(entries);
  const pasts = [...byAccount.values()].flatMap((ofAccount) => {
    const past = pastOf(ofAccount, spans, span);
    return past === null ? [] : [past];
  });
  const only = accountID === null ? undefined : pasts[0];
  const ofOnly = accountID === null ? [] : (byAccount.get(accountID) ?? []);
  const knownSince = [...byAccount.values()].flatMap((ofAccount) => ofAccount[0]?.at ?? []);
  return {
    ...span,
    knownSince: knownSince.length === 0 ? null : Math.min(...knownSince),
    accounts: pasts
      .map(({ past }) => past)
      .toSorted(worstFirst)
      .slice(0, MAX_PASTS),
    accountCount: pasts.length,
    troubles: only === undefined ? [] : troublesIn(only.stretches),
    needsEveryMs: needsEvery(ofOnly),
  };
}

function entriesByAccount(entries: readonly HistoryEntry[]): Map<string, HistoryEntry[]> {
  const byAccount = new Map<string, HistoryEntry[]>();
  for (const entry of inOrder(entries)) {
    if (entry.accountID === null) continue;
    const ofAccount = byAccount.get(entry.accountID);
    if (ofAccount === undefined) byAccount.set(entry.accountID, [entry]);
    else ofAccount.push(entry);
  }
  return byAccount;
}

/** In order of time, as clocks are set back; what came at the same time stays as it was. */
export function inOrder(entries: readonly HistoryEntry[]): HistoryEntry[] {
  return entries.toSorted((a, b) => a.at - b.at);
}

/** Null for one that was gone before the period began. */
function pastOf(
  entries: readonly HistoryEntry[],
  watched: readonly Span[],
  span: Span,
): { past: AccountPast; stretches: Stretch[] } | null {
  const changes = entries.filter(isChange);
  const last = changes.at(-1);
  if (last === undefined || (last.kind === 'gone' && last.at < span.from)) return null;
  const stretches = stretchesOf(changes, watched, span);
  const { accountID, network, displayName, kind } = last;
  const past = {
    accountID,
    network,
    displayName,
    isGone: kind === 'gone',
    bands: bandsOf(stretches, span),
    statistics: statisticsOf(stretches, entries, span),
  };
  return { past, stretches };
}

/** Those that needed their user most often first, then those that were up least. */
function worstFirst(a: AccountPast, b: AccountPast): number {
  return (
    b.statistics.needs - a.statistics.needs ||
    (a.statistics.upShare ?? 2) - (b.statistics.upShare ?? 2) ||
    byName(a, b)
  );
}

function troublesIn(stretches: readonly Stretch[]): Stretch[] {
  return stretches
    .filter(({ state }) => !WELL.has(state))
    .toReversed()
    .slice(0, MAX_TROUBLES);
}
