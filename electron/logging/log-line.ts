import { visibleText } from '../../shared/util/plain-text';

/** Longer lines hide the others. */
const MAX_CHARACTERS = 8_000;

/** A shorter value is no secret worth hiding, and would also match ordinary words. */
const MIN_SECRET_CHARACTERS = 8;

/** A secret by what stands before it in a header or an address. */
const SECRET_AFTER = /(\bBearer\s+|\b(?:access_token|token|code|code_verifier)=)[^\s&"']+/gi;

/**
 * A line fit for the log, which is read in files and terminals: no secret, no control character, and
 * further lines are indented, so that text from elsewhere cannot forge an entry of the log.
 * @param secrets values that must never be written
 */
export function logLine(text: string, secrets: readonly string[]): string {
  // A terminal would carry out control characters, and nobody sees what turns a line around. Before the
  // secrets are looked for: what is unseen could hide one.
  const seen = visibleText(text.replaceAll(/[\t\r]/g, ' '));
  // SECURITY: the last safeguard. Nothing logs a secret on purpose; an error of a library might.
  return secrets
    .filter(({ length }) => length >= MIN_SECRET_CHARACTERS)
    .reduce((line, secret) => line.replaceAll(secret, '[secret]'), seen)
    .replaceAll(SECRET_AFTER, '$1[secret]')
    .slice(0, MAX_CHARACTERS)
    .replaceAll('\n', '\n    ');
}
