import { DETAILS_TEXT } from '../../shared/strings/window';

export interface Copy {
  /** The last copy's outcome, as text; empty before the first. */
  readonly outcome: string;
  /** Where the clipboard is refused, it selects the element that shows the text instead. */
  copy(text: string, shownIn: HTMLElement): Promise<void>;
}

/** Copies a text at the press of a button. */
export function createCopy(): Copy {
  let outcome = $state('');

  return {
    get outcome() {
      return outcome;
    },
    async copy(text, shownIn) {
      try {
        await navigator.clipboard.writeText(text);
        outcome = DETAILS_TEXT.copied;
      } catch {
        getSelection()?.selectAllChildren(shownIn);
        outcome = DETAILS_TEXT.copyByHand;
      }
    },
  };
}
