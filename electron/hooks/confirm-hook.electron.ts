import type { Dialog } from 'electron';
import {
  CONFIRM_COMMAND_TEXT,
  CONFIRM_WEBHOOK_TEXT,
  confirmDetail,
} from '../../shared/strings/hooks';

type Asker = Pick<Dialog, 'showMessageBox'>;

/** Asks whether a command may be run for each alert. */
export function confirmCommand(dialog: Asker, command: string): Promise<boolean> {
  return confirm(dialog, CONFIRM_COMMAND_TEXT, command);
}

/** Asks whether alerts may be sent to an address. */
export function confirmWebhook(dialog: Asker, address: string): Promise<boolean> {
  return confirm(dialog, CONFIRM_WEBHOOK_TEXT, address);
}

/** Asks in a dialog of the system's own. SECURITY: no page can draw over it or answer it. */
async function confirm(
  dialog: Asker,
  { no, yes, title, question }: Record<'no' | 'yes' | 'title' | 'question', string>,
  what: string,
): Promise<boolean> {
  const { response } = await dialog.showMessageBox({
    type: 'warning',
    title,
    message: question,
    detail: confirmDetail(what),
    buttons: [no, yes],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  });
  return response === 1;
}
