/** A text without what a search ignores: case, accents, the width of letters. */
export function foldText(text: string): string {
  // Most texts have nothing but case to ignore, and a thousand accounts have many.
  if (/^\p{ASCII}*$/u.test(text)) return text.toLowerCase();
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLocaleLowerCase();
}

/** The words of a query, folded; none for a blank one. */
export function foldedWords(query: string): string[] {
  return foldText(query).split(/\s+/u).filter(Boolean);
}
