/** Longer lines hide the others. */
const MOST_CHARACTERS = 8_000;

/** Control characters but for the line's end: a terminal would obey them. */
const CONTROLS = /[^\P{Cc}\n]/gu;

/** A shorter value would blot out words, and guards nothing. */
const LEAST_SECRET_CHARACTERS = 8;

/** What only a secret follows, in a header or an address. */
const SECRET_AFTER = /(\bBearer\s+|\b(?:access_token|token|code|code_verifier)=)[^\s&"']+/gi;

/**
 * A line fit for the log, which is read in files and terminals: no secret, no control character, and
 * what goes on below is indented, so that text from elsewhere cannot pass for a line of the log's.
 * @param secrets values that must never be written
 */
export function logLine(text: string, secrets: readonly string[]): string {
  // SECURITY: the last gate. Nothing hands a secret to the log on purpose; a library might.
  return secrets
    .filter(({ length }) => length >= LEAST_SECRET_CHARACTERS)
    .reduce((line, secret) => line.replaceAll(secret, '[secret]'), text)
    .replaceAll(SECRET_AFTER, '$1[secret]')
    .slice(0, MOST_CHARACTERS)
    .replaceAll(CONTROLS, ' ')
    .replaceAll('\n', '\n    ');
}
