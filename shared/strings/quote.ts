/** Enough for any word Beeper may come to use. */
const MOST_CHARACTERS = 60;

/** Control characters, and the marks that can turn the direction of the text around. */
const UNPRINTABLE = /[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069\s]+/gu;

/** A word Beeper sent that this version does not know, as it came, but short and on one line. */
export function quoted(word: string): string {
  const characters = [...word.slice(0, 4 * MOST_CHARACTERS).replaceAll(UNPRINTABLE, ' ')];
  const shown = characters.slice(0, MOST_CHARACTERS).join('');
  return `“${shown}${characters.length > MOST_CHARACTERS ? '…' : ''}”`;
}
