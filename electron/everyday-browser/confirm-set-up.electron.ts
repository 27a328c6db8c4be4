import type { Dialog } from 'electron';
import { CONFIRM_EVERYDAY_TEXT } from '../../shared/strings/everyday-browser';

/** What is asked for: the browsers' names, the files that are written for them, and what these replace. */
export interface SetUpPlan {
  names: readonly string[];
  files: readonly string[];
  replaced: readonly { file: string; program: string }[];
}

/** Asks in a dialog of the system's own. SECURITY: no page can draw over it or answer it. */
export async function confirmSetUp(
  dialog: Pick<Dialog, 'showMessageBox'>,
  { names, files, replaced }: SetUpPlan,
): Promise<boolean> {
  const { title, question, detail, no, yes } = CONFIRM_EVERYDAY_TEXT;
  const { response } = await dialog.showMessageBox({
    type: 'question',
    title,
    message: question,
    detail: detail(names, files, replaced),
    buttons: [no, yes],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  });
  return response === 1;
}
