/** Longer lines hide the others. */
const MOST_CHARACTERS = 8_000;

/** Control characters but for the line's end: a terminal would obey them. */
const CONTROLS = /[^\P{Cc}\n]/gu;

/**
 * A line fit for the log, which is read in files and terminals: no secret, no control character, and
 * what goes on below is indented, so that text from elsewhere cannot pass for a line of the log's.
 * @param secrets values that must never be written
 */
export function logLine(text: string, secrets: readonly string[]): string {
  // SECURITY: the last gate. Nothing hands a secret to the log on purpose; a library might.
  return secrets
    .reduce((line, secret) => line.replaceAll(secret, '[secret]'), text)
    .slice(0, MOST_CHARACTERS)
    .replaceAll(CONTROLS, ' ')
    .replaceAll('\n', '\n    ');
}
