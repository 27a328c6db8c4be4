import { isLoopbackHost } from '../../../shared/util/loopback';
import type { WebviewState } from '../../../shared/model/webview';
import { parseURL } from '../../../shared/util/parse-url';

/** Schemes of pages and of their parts; all others belong to programs. */
const PAGE_SCHEMES = ['http:', 'https:', 'about:', 'blob:', 'data:'];

/** Longer than any scheme that names a program. */
const MAX_SCHEME_CHARACTERS = 40;

/** Whether a URL can be opened without starting a program: http or https. */
export function isWebURL(url: string): boolean {
  return /^https?:\/\//i.test(url) && parseURL(url) !== null;
}

/**
 * The scheme of a URL that would open a program or a file, e.g. `slack`; null when a page may go
 * there.
 */
export function foreignScheme(url: string): string | null {
  const protocol = parseURL(url)?.protocol;
  if (protocol === undefined) return null;
  return PAGE_SCHEMES.includes(protocol)
    ? null
    : protocol.slice(0, -1).slice(0, MAX_SCHEME_CHARACTERS);
}

/** `https://www.example.com`; for a page that a site has written itself, the site's; else empty. */
export function originOf(url: string): string {
  const origin = /^(https?|blob):/i.test(url) ? parseURL(url)?.origin : undefined;
  return origin !== undefined && isWebURL(origin) ? origin : '';
}

/** The lock beside a page's origin. A page with a bad certificate is never shown. */
export function lockOf(url: string): WebviewState['lock'] {
  const origin = originOf(url);
  if (origin === '') return 'none';
  const { protocol, hostname } = new URL(origin);
  return protocol === 'https:' || isLoopbackHost(hostname) ? 'secure' : 'insecure';
}

/** Whether a page is part of Google's own sign-in, which may refuse embedded browsers. */
export function isGoogleSignIn(url: string): boolean {
  return isWebURL(url) && new URL(url).hostname.startsWith('accounts.google.');
}

/** Whether a URL is the page on which Google refuses this browser. */
export function isGoogleRejection(url: string): boolean {
  return isGoogleSignIn(url) && new URL(url).pathname.includes('/signin/rejected');
}
