import type { ExportFormat, HistoryRows, PastReport } from '../../shared/model/history';
import type { ParsedInput } from '../../shared/ipc/requests';
import type { History } from './history';
import { exportedHistory } from './history-export';
import { historyRows } from './history-rows';
import { pastReport } from './past-report';
import type { WatchedFile } from './watched-file';

/** Answers what the window asks about the past. */
export interface HistoryReader {
  report(wanted: ParsedInput<'history.report'>): PastReport;
  rows(wanted: ParsedInput<'history.rows'>): HistoryRows;
  /** All that is kept of one account or, with null, of all. */
  exported(accountID: string | null, format: ExportFormat): string;
}

interface Options {
  history: Pick<History, 'entries'>;
  watched: Pick<WatchedFile, 'spans'>;
  now: () => number;
}

export function createHistoryReader({ history, watched, now }: Options): HistoryReader {
  const entriesOf = (accountID: string | null) =>
    history.entries().filter((entry) => accountID === null || entry.accountID === accountID);

  return {
    report: (wanted) => pastReport(entriesOf(wanted.accountID), watched.spans(), wanted, now()),
    rows: (wanted) => historyRows(entriesOf(wanted.accountID), wanted),
    exported: (accountID, format) => exportedHistory(format, entriesOf(accountID), watched.spans()),
  };
}
