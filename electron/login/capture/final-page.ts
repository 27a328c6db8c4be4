import { compileRE2 } from './re2';

/** How the final page of a cookies step is known. */
export type FinalPage =
  { kind: 'none' } | { kind: 'pattern'; matches(url: string): boolean } | { kind: 'unreadable' };

/**
 * Reads `expectedFinalURLRegex`. It is matched against the whole URL, fragment included: single-page
 * apps tell their sign-in from their inbox by nothing else. Left out and empty are the same.
 */
export function readFinalPage(pattern: string | undefined): FinalPage {
  if (!pattern) return { kind: 'none' };
  const matches = compileRE2(pattern);
  return matches === null ? { kind: 'unreadable' } : { kind: 'pattern', matches };
}
