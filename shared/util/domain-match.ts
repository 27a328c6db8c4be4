import { parseURL } from './parse-url';

/** The host of a URL, lower-case and without port; null when there is none to read. */
export function hostOf(url: string): string | null {
  return parseURL(url)?.hostname || null;
}

/** Whether a host is a domain or lies under it (RFC 6265, 5.1.3). A leading dot makes no difference. */
export function isWithin(host: string, domain: string): boolean {
  const bare = bareDomain(domain);
  return host === bare || (bare !== '' && host.endsWith(`.${bare}`));
}

/** A domain as it is compared: lower-case, without the dot that cookies carry. */
export function bareDomain(domain: string): string {
  return domain.toLowerCase().replace(/^\./, '');
}
