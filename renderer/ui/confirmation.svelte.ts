import { tick } from 'svelte';
import type { Attachment } from 'svelte/attachments';

interface Confirmation {
  /** Whether the question is shown, in place of its opener. */
  readonly isOpen: boolean;
  open(): void;
  /** The opener gets the focus back. */
  close(): Promise<void>;
  /** Of the question: Escape closes it. */
  onkeydown(event: KeyboardEvent): void;
  /** Of the button that opens the question. */
  readonly opener: Attachment<HTMLElement>;
  /** Of the button that says no. */
  readonly initialFocus: Attachment<HTMLElement>;
}

/** A question before something is done. */
export function createConfirmation(): Confirmation {
  let isOpen = $state(false);
  let opener: HTMLElement | null = null;

  const close = async () => {
    isOpen = false;
    await tick();
    opener?.focus();
  };

  return {
    get isOpen() {
      return isOpen;
    },
    open() {
      isOpen = true;
    },
    close,
    onkeydown(event) {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      void close();
    },
    opener: (element) => {
      opener = element;
    },
    initialFocus: (element) => element.focus(),
  };
}
