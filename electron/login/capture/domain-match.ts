import { hostOf, isWithin } from '../../../shared/util/domain-match';

export { bareDomain, hostOf, isWithin } from '../../../shared/util/domain-match';

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
