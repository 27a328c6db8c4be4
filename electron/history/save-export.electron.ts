import type { App, Dialog } from 'electron';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ExportFormat } from '../../shared/model/history';
import { EXPORT_TEXT, exportFailedText } from '../../shared/strings/history';
import { UserFacingError } from '../ipc/user-facing-error';
import { USER_ONLY } from '../platform/files';

interface Options {
  dialog: Pick<Dialog, 'showSaveDialog'>;
  app: Pick<App, 'getPath'>;
}

export type SaveExport = (
  format: ExportFormat,
  name: string,
  content: () => string,
) => Promise<boolean>;

/**
 * Asks where to save, in the system's own dialog: no page chooses a path.
 * @returns what saves; its promise resolves to false when the user cancelled
 */
export function createSaveExport({ dialog, app }: Options): SaveExport {
  return async (format, name, content) => {
    const { canceled, filePath } = await dialog.showSaveDialog({
      title: EXPORT_TEXT.title,
      defaultPath: join(app.getPath('documents'), `${name}.${format}`),
      filters: [{ name: EXPORT_TEXT.formats[format], extensions: [format] }],
      properties: ['createDirectory', 'showOverwriteConfirmation'],
    });
    if (canceled || filePath === '') return false;
    try {
      await writeFile(filePath, content(), { mode: USER_ONLY });
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new UserFacingError('failed', exportFailedText(reason));
    }
    return true;
  };
}
