import { DETAILS_TEXT } from '../../shared/strings/window';

export interface Copy {
  /** What came of the last one, in words; empty before the first. */
  readonly outcome: string;
  /** Copies a text; where the clipboard is refused, marks the element that shows it instead. */
  copy(text: string, shownIn: HTMLElement): Promise<void>;
}

/** A copy button's doing. */
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
