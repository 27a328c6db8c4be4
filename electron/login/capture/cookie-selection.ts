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
 * wanted name. Expired and empty ones are dropped, and those that another site than the cookie's or
 * the step's has for itself: a frame there may have set them for anybody.
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
  const alive = cookies.filter(
    (cookie) => isAlive(cookie, now) && isFirstParty(cookie, wanted.stepURL),
  );
  const isSent = (cookie: WebviewCookie) => host !== null && isSentTo(cookie, host);
  const eligible = wanted.domain === null ? alive : alive.filter(isSent);
  return eligible.sort(
    (a, b) =>
      Number(isSent(b)) - Number(isSent(a)) ||
      Number(a.partition !== null) - Number(b.partition !== null) ||
      bareDomain(b.domain).length - bareDomain(a.domain).length ||
      // The rest makes the order total: as browsers send them, the longer path first.
      b.path.length - a.path.length ||
      Number(b.hostOnly) - Number(a.hostOnly) ||
      compare(a.domain, b.domain) ||
      compare(a.path, b.path) ||
      compare(a.partition ?? '', b.partition ?? ''),
  );
}

function isAlive(cookie: WebviewCookie, now: number): boolean {
  const isExpired = cookie.expiresAt !== null && cookie.expiresAt <= now;
  return cookie.value !== '' && !isExpired;
}

/** Chromium knows the public suffixes, so the host of a partition's site is never wider than a site. */
function isFirstParty({ domain, partition }: WebviewCookie, stepURL: string): boolean {
  if (partition === null) return true;
  const site = hostOf(partition);
  const hosts = [bareDomain(domain), hostOf(stepURL)];
  return site !== null && hosts.some((host) => host !== null && isWithin(host, site));
}

function isSentTo(cookie: WebviewCookie, host: string): boolean {
  const domain = bareDomain(cookie.domain);
  return cookie.hostOnly ? host === domain : isWithin(host, domain);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

/** A cookie's value percent-decoded; as it is when it cannot be, e.g. for a stray `%`. */
export function decodeCookieValue(raw: string): string {
  try {
    return decodeURIComponent(raw);
  } catch {
    return raw;
  }
}
