import { RE2JS, RE2JSSyntaxException } from 're2js';
import type { PatternProblem } from '../../../shared/model/login';

/** Whether a text contains what a pattern describes. */
export type Matcher = (text: string) => boolean;

/**
 * SECURITY: linear may be long all the same: a thousand steps for each character of a page's megabyte
 * would stop the main process for a quarter of a minute. What costs more than this does not match.
 */
const MOST_WORK = 20_000_000;

/**
 * A bridge's pattern, matched as Go's RE2 does, which it is written for: unanchored, and in linear time
 * whatever the pattern, which comes from outside. Null when it cannot be read; never throws.
 */
export function compileRE2(pattern: string): Matcher | null {
  try {
    const compiled = RE2JS.compile(pattern);
    const steps = compiled.programSize();
    return (text) => text.length * steps <= MOST_WORK && compiled.test(text);
  } catch {
    return null;
  }
}

/** A pattern of a page's address is a line or two. */
const MOST_CHARACTERS = 2_000;
/** Matching takes this many steps for each character at most: 2,000 mean about a tenth of a second for a long URL. */
const MOST_STEPS = 2_000;
/** Pages with a longer URL exist only to be costly. */
const LONGEST_URL = 16_000;

/** The same for a pattern that decides about a URL, with the reason when it is not used. */
export function readURLPattern(
  pattern: string,
): { ok: true; matches: Matcher } | { ok: false; problem: PatternProblem } {
  if (pattern.length > MOST_CHARACTERS) return { ok: false, problem: 'too-long' };
  try {
    const compiled = RE2JS.compile(pattern);
    if (compiled.programSize() > MOST_STEPS) return { ok: false, problem: 'too-costly' };
    return { ok: true, matches: (url) => url.length <= LONGEST_URL && compiled.test(url) };
  } catch (error) {
    return { ok: false, problem: isRefusedForSize(error) ? 'too-costly' : 'unreadable' };
  }
}

/** RE2 itself refuses more than 1,000 repetitions, and expressions nested too deeply. */
function isRefusedForSize(error: unknown): boolean {
  const reason = error instanceof RE2JSSyntaxException ? error.message : '';
  return /repeat count|nests too deeply|too large/.test(reason);
}

/** The same; `fallback` when the pattern is left out, empty or unreadable: by default it matches all. */
export function compileOptionalRE2(
  pattern: string | undefined,
  fallback: Matcher = () => true,
): Matcher {
  return (pattern && compileRE2(pattern)) || fallback;
}
