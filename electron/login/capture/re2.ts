import { RE2JS } from 're2js';

/** Whether a text contains what a pattern describes. */
export type Matcher = (text: string) => boolean;

/**
 * A pattern of a bridge, as Go's RE2 reads it: unanchored, in linear time whatever the pattern. That
 * matters twice: the patterns are written for it, and they come from outside.
 *
 * Null when it cannot be read; it never throws.
 */
export function compileRE2(pattern: string): Matcher | null {
  try {
    const compiled = RE2JS.compile(pattern);
    return (text) => compiled.test(text);
  } catch {
    return null;
  }
}

/** The same; what counts `instead` when it is left out, empty or unreadable: by default, everything. */
export function compileOptionalRE2(
  pattern: string | undefined,
  instead: Matcher = () => true,
): Matcher {
  return (pattern && compileRE2(pattern)) || instead;
}
