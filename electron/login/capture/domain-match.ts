import { parseURL } from '../../../shared/util/parse-url';

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

/**
 * Whether two hosts may be of one site: for people's own choices only, as it takes all of `co.uk` for
 * one site.
 */
export function mayShareSite(a: string, b: string): boolean {
  const siteOf = (host: string) => host.split('.').slice(-2).join('.');
  return siteOf(a) === siteOf(b);
}

/**
 * Whether a URL belongs to the site a step opens: its host without a leading `www.`, or a host under
 * it. Not the other way round: above `shop.example.co.uk` comes `co.uk`, and only a list of public
 * suffixes could tell. A step that needs a wider site says so with `requestURLRegex`.
 */
export function belongsToSite(url: string, stepURL: string): boolean {
  const host = hostOf(url);
  const stepHost = hostOf(stepURL);
  return host !== null && stepHost !== null && isWithin(host, stepHost.replace(/^www\./, ''));
}
