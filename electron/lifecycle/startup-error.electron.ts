import type { App, Dialog } from 'electron';
import { CANNOT_START_TITLE, cannotStartText } from '../../shared/strings/banners';

/**
 * Shows why the program could not start, and ends it. Without tray and window it would run
 * invisibly, and its single-instance lock would prevent another start.
 */
export function showStartupErrorAndExit(
  { app, dialog }: { app: App; dialog: Dialog },
  error: unknown,
): void {
  const reason = error instanceof Error ? error.message : String(error);
  dialog.showErrorBox(CANNOT_START_TITLE, cannotStartText(reason));
  app.exit(1);
}
