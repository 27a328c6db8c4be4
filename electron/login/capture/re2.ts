import { RE2JS } from 're2js';

/** Whether a text contains what a pattern describes. */
export type Matcher = (text: string) => boolean;

/**
 * A bridge's pattern, matched as Go's RE2 does, which it is written for: unanchored, and in linear time
 * whatever the pattern, which comes from outside. Null when it cannot be read; never throws.
 */
export function compileRE2(pattern: string): Matcher | null {
  try {
    const compiled = RE2JS.compile(pattern);
    return (text) => compiled.test(text);
  } catch {
    return null;
  }
}

/** The same; `fallback` when the pattern is left out, empty or unreadable: by default it matches all. */
export function compileOptionalRE2(
  pattern: string | undefined,
  fallback: Matcher = () => true,
): Matcher {
  return (pattern && compileRE2(pattern)) || fallback;
}
