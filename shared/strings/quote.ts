import { plainText } from '../util/plain-text';

/** Enough for any word Beeper may come to use. */
const MOST_CHARACTERS = 60;

/** A word Beeper sent that this version does not know, as it came, but short and on one line. */
export function quoted(word: string): string {
  const characters = [...plainText(word.slice(0, 4 * MOST_CHARACTERS))];
  const shown = characters.slice(0, MOST_CHARACTERS).join('');
  return `“${shown}${characters.length > MOST_CHARACTERS ? '…' : ''}”`;
}
