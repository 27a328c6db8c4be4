import { foreignScheme } from '../page-url';

/** More than any sign-in nests, so that no page opens windows without end. */
export const MAX_CHILD_WINDOWS = 8;

/** `refuse`: there are too many already; `block`: it belongs to a program. */
export type ChildWindowDecision = 'open' | 'refuse' | 'block' | 'ignore';

/**
 * Decides about what wants a window of its own: `window.open`, a link or a form with a target. As in
 * Chrome, each becomes a page beside its opener, whatever size or name was asked for: a blank one is
 * meant to be filled by its opener, and one that looks like a plain link may answer its opener.
 */
export function decideChildWindow({
  url,
  open,
}: {
  url: string;
  open: number;
}): ChildWindowDecision {
  // SECURITY: a window is a road to programs as well.
  if (foreignScheme(url) !== null) return 'block';
  if (!/^(https?:|blob:|about:blank|$)/i.test(url)) return 'ignore';
  // SECURITY: a page could cover everything with windows, and use up the memory.
  return open < MAX_CHILD_WINDOWS ? 'open' : 'refuse';
}
