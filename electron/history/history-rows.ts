import type {
  ChangeFilter,
  HistoryEntry,
  HistoryRow,
  HistoryRows,
} from '../../shared/model/history';
import { accountName } from '../../shared/strings/account';
import { severityOf } from '../../shared/model/account-status';
import { rowSentence } from '../../shared/strings/history';

interface Wanted {
  filter: ChangeFilter;
  /** Words that all stand in a row; empty for every row. */
  search: string;
  /** How many rows, of the newest. */
  limit: number;
}

/** The reasons of what the user held back. */
const HELD_BACK: ReadonlySet<string> = new Set([
  'acknowledged',
  'muted',
  'snoozed',
  'quiet-hours',
  'kind-off',
]);

/**
 * The changes that are wanted, newest first, each with what was decided about it.
 * @param entries as they were stored: that order holds also when the clock was set back
 */
export function historyRows(entries: readonly HistoryEntry[], wanted: Wanted): HistoryRows {
  const { filter, search, limit } = wanted;
  const words = searchable(search).split(' ').filter(Boolean);
  const rows = rowsOf(entries)
    .filter((row) => passes(row, filter) && matches(row, words))
    .toReversed();
  return { rows: rows.slice(0, limit), count: rows.length };
}

/** A decision belongs to the last change of its account. */
function rowsOf(entries: readonly HistoryEntry[]): HistoryRow[] {
  const rows: HistoryRow[] = [];
  const lastOf = new Map<string, HistoryRow>();
  for (const entry of entries) {
    if (entry.kind === 'decision') {
      lastOf.get(entry.accountID)?.decisions.push(entry);
      continue;
    }
    const row: HistoryRow = { change: entry, decisions: [] };
    rows.push(row);
    if (entry.kind === 'refusal') {
      row.decisions.push(entry);
      continue;
    }
    // What is told after a sign-in is about the account's status.
    if (entry.kind !== 'signed-in') lastOf.set(entry.accountID, row);
  }
  return rows;
}

function passes({ change, decisions }: HistoryRow, filter: ChangeFilter): boolean {
  switch (filter) {
    case 'all':
      return true;
    case 'needed-user':
      if (change.kind === 'refusal') return true;
      return 'to' in change && change.to !== null && severityOf(change.to) === 'action-required';
    case 'told':
      return decisions.some(({ told }) => told);
    case 'held-back':
      return decisions.some(({ told, reason }) => !told && HELD_BACK.has(reason));
    case 'sign-ins':
      return change.kind === 'signed-in';
  }
}

function matches({ change }: HistoryRow, words: readonly string[]): boolean {
  if (words.length === 0) return true;
  const name = change.kind === 'refusal' ? '' : accountName(change);
  const statusText = 'statusText' in change ? change.statusText : null;
  const text = searchable([name, rowSentence(change), statusText ?? ''].join(' '));
  return words.every((word) => text.includes(word));
}

function searchable(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}
