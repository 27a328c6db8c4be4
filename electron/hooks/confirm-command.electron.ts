import type { Dialog } from 'electron';
import { CONFIRM_COMMAND_TEXT, confirmCommandDetail } from '../../shared/strings/hooks';

/**
 * Asks in a dialog of the system's own whether a command may be run for each alert. SECURITY: no page
 * can draw over it or answer it.
 */
export async function confirmCommand(
  dialog: Pick<Dialog, 'showMessageBox'>,
  command: string,
): Promise<boolean> {
  const { no, yes, title, question } = CONFIRM_COMMAND_TEXT;
  const { response } = await dialog.showMessageBox({
    type: 'warning',
    title,
    message: question,
    detail: confirmCommandDetail(command),
    buttons: [no, yes],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  });
  return response === 1;
}
