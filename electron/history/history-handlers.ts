import { EXPORT_FILE_NAME } from '../../shared/strings/history';
import type { HandlersOf } from '../ipc/handlers';
import type { HistoryReader } from './history-reader';
import type { SaveExport } from './save-export.electron';

interface Options {
  /** Of the connection in use. */
  history: () => HistoryReader;
  saveExport: SaveExport;
}

export function createHistoryHandlers({ history, saveExport }: Options): HandlersOf<'history'> {
  return {
    'history.report': (wanted) => history().report(wanted),
    'history.rows': (wanted) => history().rows(wanted),
    'history.export': ({ accountID, format }) =>
      saveExport(format, EXPORT_FILE_NAME, () => history().exported(accountID, format)),
  };
}
