import { HISTORY_DAYS, type ExportFormat, type HistoryEntry } from '../../shared/model/history';
import { inOrder } from './past-report';
import type { Span } from './watched-spans';

const COLUMNS = [
  'time',
  'exact',
  'accountID',
  'network',
  'displayName',
  'kind',
  'from',
  'to',
  'statusText',
  'told',
  'reason',
  'refusal',
  'count',
] as const;

type Cell = string | number | boolean | null | undefined;

/** The whole history as a file for other programs. Times are in UTC, as in ISO 8601. */
export function exportedHistory(
  format: ExportFormat,
  entries: readonly HistoryEntry[],
  watched: readonly Span[],
): string {
  const ordered = inOrder(entries);
  return format === 'csv' ? csvOf(ordered) : jsonOf(ordered, watched);
}

function jsonOf(entries: readonly HistoryEntry[], watched: readonly Span[]): string {
  const content = {
    version: 1,
    keptDays: HISTORY_DAYS,
    watched: watched.map(({ from, until }) => ({ from: iso(from), until: iso(until) })),
    entries: entries.map(({ at, ...entry }) => ({ time: iso(at), ...entry })),
  };
  return `${JSON.stringify(content, null, 2)}\n`;
}

/** As RFC 4180 has it, with the mark that tells spreadsheets it is UTF-8. */
function csvOf(entries: readonly HistoryEntry[]): string {
  const rows = entries.map((entry) => {
    const { at, accountID, kind } = entry;
    const isExact = 'isInexact' in entry ? entry.isInexact !== true : true;
    const cells: Partial<Record<(typeof COLUMNS)[number], Cell>> = {
      ...entry,
      time: iso(at),
      exact: isExact,
      accountID,
      kind,
    };
    return COLUMNS.map((column) => csvCell(cells[column])).join(',');
  });
  return `\uFEFF${[COLUMNS.join(','), ...rows].map((row) => `${row}\r\n`).join('')}`;
}

/** SECURITY: a spreadsheet runs what begins like a formula, and names come from strangers. */
function csvCell(value: Cell): string {
  if (value === null || value === undefined) return '';
  const text = String(value);
  const safe = /^[=+\-@\t\r]/.test(text) && typeof value === 'string' ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function iso(at: number): string {
  return new Date(at).toISOString();
}
