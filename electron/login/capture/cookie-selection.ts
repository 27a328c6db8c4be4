import type { WebviewCookie } from '../webview/types';
import { bareDomain, hostOf, isWithin } from './domain-match';

/** Which cookie is wanted. */
export interface WantedCookie {
  /** As the bridge names it, with or without a leading dot; null when it names none. */
  domain: string | null;
  /** The step's URL. */
  stepURL: string;
}

/**
 * The cookies that may be the wanted one, best first, independent of their order. All must have the
 * wanted name. Expired, empty and partitioned ones are dropped: the last belong to a frame
 * of some other site.
 *
 * With a domain given: those of that very domain, then those that are sent to it. Cookies of hosts
 * below it are other cookies with the same name. Without one: those that the step's URL would be
 * sent, then the longest domain.
 */
export function rankCookies(
  cookies: readonly WebviewCookie[],
  wanted: WantedCookie,
  now: number,
): WebviewCookie[] {
  const host = wanted.domain === null ? hostOf(wanted.stepURL) : bareDomain(wanted.domain);
  const alive = cookies.filter((cookie) => isAlive(cookie, now));
  const isSent = (cookie: WebviewCookie) => host !== null && isSentTo(cookie, host);
  const eligible = wanted.domain === null ? alive : alive.filter(isSent);
  return eligible.sort(
    (a, b) =>
      Number(isSent(b)) - Number(isSent(a)) ||
      bareDomain(b.domain).length - bareDomain(a.domain).length ||
      // The rest makes the order total: as browsers send them, the longer path first.
      b.path.length - a.path.length ||
      Number(b.hostOnly) - Number(a.hostOnly) ||
      compare(a.domain, b.domain) ||
      compare(a.path, b.path),
  );
}

function isAlive(cookie: WebviewCookie, now: number): boolean {
  const isExpired = cookie.expiresAt !== null && cookie.expiresAt <= now;
  return cookie.value !== '' && !cookie.isPartitioned && !isExpired;
}

function isSentTo(cookie: WebviewCookie, host: string): boolean {
  const domain = bareDomain(cookie.domain);
  return cookie.hostOnly ? host === domain : isWithin(host, domain);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
