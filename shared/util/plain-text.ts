/** Longer names help nobody and break menus. */
const MAX_CHARACTERS = 200;

/** Marks that order the text around them rather than say anything. */
const DIRECTION_MARKS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu;

/** Signs without any width that say nothing; those that join letters and emoji are not among them. */
const INVISIBLE =
  /(?:[\u00ad\u115f\u1160\u180e\u200b\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb]|\u034f|\u17b4|\u17b5)+/gu;

/** Letters that nobody sees, but for those that make a flag of a region: 🏴󠁧󠁢󠁥󠁮󠁧󠁿. */
const TAGS =
  /(\u{1f3f4}[\u{e0030}-\u{e0039}\u{e0061}-\u{e007a}]{1,8}\u{e007f})|[\u{e0000}-\u{e007f}]+/gu;

/** All but line breaks and tabs. */
const CONTROLS = /[^\P{Cc}\n\t]+/gu;

/** Letters that are written from right to left, in the scripts a name is likely to come in. */
const RIGHT_TO_LEFT =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u;

/** Texts of which all signs are seen and say something: most, and none of them needs a closer look. */
const PLAIN_LINES = /^[\x20-\x7e\n\t]*$/;
const PLAIN_LINE = /^(?:[\x21-\x7e]+(?: [\x21-\x7e]+)*)?$/;

const FIRST_STRONG_ISOLATE = '\u2068';
const POP_ISOLATE = '\u2069';

/** A stranger's text without what turns it or the text around it around, and nothing else changed. */
export function withoutTurns(text: string): string {
  return text.replaceAll(DIRECTION_MARKS, '');
}

/** A stranger's text with nothing in it that people do not see, but for line breaks and tabs. */
export function visibleText(text: string): string {
  if (PLAIN_LINES.test(text)) return text;
  return withoutTurns(text)
    .replaceAll(TAGS, '$1')
    .replaceAll(INVISIBLE, '')
    .replaceAll(/\r\n?|[\u2028\u2029]/g, '\n')
    .replaceAll(CONTROLS, ' ');
}

/** The same, trimmed and no longer than `maxCharacters` (UTF-16 units). */
export function plainLines(text: string, maxCharacters: number): string {
  return visibleText(text.slice(0, maxCharacters)).trim();
}

/**
 * A stranger's text made fit for a menu, a notification or a title: one line, no control
 * characters, no mark that turns the text around it, at most 200 characters.
 */
export function plainText(text: string): string {
  if (text.length <= MAX_CHARACTERS && PLAIN_LINE.test(text)) return text;
  const line = text
    .replaceAll(DIRECTION_MARKS, ' ')
    .replaceAll(TAGS, '$1')
    .replaceAll(INVISIBLE, '')
    .replaceAll(/\p{Cc}+/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
  const characters = [...line];
  return characters.length <= MAX_CHARACTERS
    ? line
    : `${characters.slice(0, MAX_CHARACTERS - 1).join('')}…`;
}

/** The same, made to stand inside an English sentence: set apart when it runs from right to left. */
export function isolate(text: string): string {
  const plain = plainText(text);
  if (PLAIN_LINE.test(plain)) return plain;
  return RIGHT_TO_LEFT.test(plain) ? FIRST_STRONG_ISOLATE + plain + POP_ISOLATE : plain;
}
