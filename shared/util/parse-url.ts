/**
 * Reads a URL; null for what is none. Not by `URL.canParse`: Node 20 answers with false for any URL
 * with a letter such as ü, once it has been asked often enough to optimise the question.
 * @param base what a relative URL is relative to
 */
export function parseURL(text: string, base?: string): URL | null {
  try {
    return new URL(text, base);
  } catch {
    return null;
  }
}
