import type { App, Dialog } from 'electron';
import { CANNOT_START_TITLE, cannotStartText } from '../../shared/strings/banners';

/**
 * Says that the program could not start, and ends it. One without its tray and window would run on
 * unseen, could not be ended, and would keep a second start from doing better.
 */
export function showStartupErrorAndExit(
  { app, dialog }: { app: App; dialog: Dialog },
  error: unknown,
): void {
  const reason = error instanceof Error ? error.message : String(error);
  dialog.showErrorBox(CANNOT_START_TITLE, cannotStartText(reason));
  app.exit(1);
}
