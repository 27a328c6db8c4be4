import { tick } from 'svelte';
import type { Attachment } from 'svelte/attachments';

/**
 * Shows a dialog over everything else while it exists: nothing beneath can be reached. Its heading,
 * or its one field (`data-dialog-focus`), gets the focus, and what had it before gets it back.
 */
export const asModal: Attachment<HTMLDialogElement> = (dialog) => {
  const before = document.activeElement;
  dialog.showModal();
  dialog.querySelector<HTMLElement>('[data-dialog-focus]')?.focus();
  return () => {
    dialog.close();
    // What had the focus may be gone, or come back only with the next update.
    void tick().then(() => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    });
  };
};
