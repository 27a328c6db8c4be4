import { isLoopbackHost } from '../../../shared/util/loopback';
import type { WebviewState } from '../../../shared/model/webview';

/** Schemes of pages and of their parts; all others belong to programs. */
const PAGE_SCHEMES = ['http:', 'https:', 'about:', 'blob:', 'data:'];

/** Whether a URL can be opened without starting a program: http or https. */
export function isWebURL(url: string): boolean {
  return /^https?:\/\//i.test(url) && URL.canParse(url);
}

/**
 * The scheme of a URL that would open a program or a file, e.g. `slack`; null when a page may go
 * there.
 */
export function foreignScheme(url: string): string | null {
  if (!URL.canParse(url)) return null;
  const { protocol } = new URL(url);
  return PAGE_SCHEMES.includes(protocol) ? null : protocol.replace(/:$/, '');
}

/** `https://www.example.com`; empty for what is not a page of the web. */
export function originOf(url: string): string {
  return isWebURL(url) ? new URL(url).origin : '';
}

/** The lock beside a page's origin. A page with a bad certificate is never shown. */
export function lockOf(url: string): WebviewState['lock'] {
  if (!isWebURL(url)) return 'none';
  const { protocol, hostname } = new URL(url);
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
