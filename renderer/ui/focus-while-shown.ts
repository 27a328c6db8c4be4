import { tick } from 'svelte';
import type { Attachment } from 'svelte/attachments';

/** Focuses an element when it is shown, and what had the focus before when it is gone. */
export const focusWhileShown: Attachment<HTMLElement> = (element) => {
  const before = document.activeElement;
  element.focus();
  return () => {
    // What was hidden meanwhile can take the focus again only once it is shown.
    void tick().then(() => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    });
  };
};
