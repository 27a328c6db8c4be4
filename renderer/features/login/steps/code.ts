/** A pattern that takes digits and nothing else, e.g. `^[0-9]{4}$`, `\d+`, `^(\d+)$`. */
const DIGITS_ONLY = /^\^?\(?(?:(?:\[0-9\]|\\d)(?:\{\d+(?:,\d*)?\}|[+*?])?)+\)?\$?$/;

/** Blanks and dashes of every kind. */
const GAPS = /[\s\p{Pd}]/gu;

/** Whether a field takes a code of digits: by its pattern, or, without one, by its type. */
export function isDigitCode(field: {
  type?: string | undefined;
  pattern?: string | undefined;
}): boolean {
  return field.pattern === undefined ? field.type === '2fa_code' : DIGITS_ONLY.test(field.pattern);
}

/**
 * A code without its gaps: `123 456` and `123-456` are 123456. A code with letters, such as the
 * recovery code `ab12-cd34`, keeps its dashes.
 */
export function plainCode(text: string): string {
  const bare = text.replace(GAPS, '');
  return /^\d+$/.test(bare) ? bare : text.trim();
}

const PHONE_NUMBER = /^[+\d\s()\p{Pd}\p{Cf}]+$/u;
/** What is dialled within the country alone: "+44 (0)20 7946". */
const TRUNK_PREFIX = /^([^\d+]*\+[^(]*)\(0\)/;

/**
 * A phone number without what people put between its digits, and without the marks that a copied one
 * has around it: Beeper hands it to the bridge as it comes.
 */
export function plainPhoneNumber(text: string): string {
  if (!PHONE_NUMBER.test(text)) return text.trim();
  return text.replace(TRUNK_PREFIX, '$1').replace(/[^+\d]/g, '');
}

/** A code letter by letter, for a screen reader: "A B C D - 1 2 3 4". */
export function spelledOut(code: string): string {
  return [...code].filter((sign) => sign.trim() !== '').join(' ');
}
