/** Longer names help nobody and break menus. */
const MOST_CHARACTERS = 200;

/** Control characters, and the marks that can turn the direction of the text around a name. */
const UNPRINTABLE = /[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu;

/**
 * A stranger's text made fit for a menu, a notification or a title: one line, no control
 * characters, at most 200 characters.
 */
export function plainText(text: string): string {
  const line = text.replaceAll(UNPRINTABLE, ' ').replaceAll(/\s+/g, ' ').trim();
  const characters = [...line];
  return characters.length <= MOST_CHARACTERS
    ? line
    : `${characters.slice(0, MOST_CHARACTERS - 1).join('')}…`;
}
