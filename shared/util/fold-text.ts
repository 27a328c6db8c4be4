/** Letters that are no other letter with an accent, though they are looked for and sorted as one. */
const BASES: Readonly<Record<string, string>> = {
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ħ: 'h',
  ı: 'i',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  þ: 'th',
};
const ANY_OF_THEM = new RegExp(`[${Object.keys(BASES).join('')}]`, 'g');

/** A text without what a search ignores: case, accents, the width of letters. */
export function foldText(text: string): string {
  // Most texts have nothing but case to ignore, and a thousand accounts have many.
  if (/^\p{ASCII}*$/u.test(text)) return text.toLowerCase();
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toLocaleLowerCase();
  return plain.replace(ANY_OF_THEM, (letter) => BASES[letter] ?? letter);
}

/** The words of a query, folded; none for a blank one. */
export function foldedWords(query: string): string[] {
  return foldText(query).split(/\s+/u).filter(Boolean);
}
