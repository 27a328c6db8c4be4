import type { PasteOutcome } from '../model/login';
import { plainText } from '../util/plain-text';
import { PASTE_TEXT } from './login-steps';
import { pastedValuesText } from './window';

/** In place of a text that is longer than `MAX_PASTED_LENGTH`. */
export const PASTED_TOO_LONG =
  'That is too long. Copy a single line of the list rather than all of them.';

/** What came of a pasted text. */
export function pasteOutcomeText({ taken, otherHost }: PasteOutcome): string {
  if (taken > 0) return pastedValuesText(taken);
  if (otherHost === null) return PASTE_TEXT.nothingNew;
  const { from, wanted } = otherHost;
  return `That is from ${plainText(from)}. What is needed is from ${plainText(wanted)}: copy a request that goes there.`;
}
