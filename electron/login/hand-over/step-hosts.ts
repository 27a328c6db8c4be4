import { getDomain } from 'tldts';
import type { CookiesStep } from '../../../shared/api/login-session';
import { bareDomain, hostOf } from '../capture/domain-match';
import { readFields } from '../capture/field-sources';

/** Suffixes such as `github.io` count as public, as under them each host is another's. */
const PUBLIC_SUFFIXES = { allowPrivateDomains: true, extractHostname: false };

/** At least two labels. A browser takes no other sign in a permission for a host. */
const HOST = /^[a-z0-9_-]+(\.[a-z0-9_-]+)+$/;

/**
 * The hosts whose cookies and pages a step may have read in the everyday browser, with all below them: the
 * site of its sign-in page first, and the domains that its fields name. Each once, none within another; empty
 * where the sign-in page is on no site.
 *
 * SECURITY: a bridge could name `com`, which would be everybody's: of the fields' domains only those
 * count that are a site or within one.
 */
export function hostsOfStep(step: CookiesStep): string[] {
  const stepHost = hostOf(step.url);
  const own = stepHost === null ? null : siteOf(stepHost);
  if (own === null) return [];
  const named = readFields(step)
    .flatMap(({ sources }) => sources)
    .flatMap((source) => (source.kind === 'cookie' && source.domain ? [source.domain] : []))
    .map(bareDomain)
    .filter((host) => siteOf(host) !== null);
  const hosts = [...new Set([own, ...named])];
  return hosts.filter((host) => !hosts.some((other) => host.endsWith(`.${other}`)));
}

/** "example.co.uk" of "www.example.co.uk"; null for a public suffix, an IP address and what is no host. */
function siteOf(host: string): string | null {
  return HOST.test(host) ? getDomain(host, PUBLIC_SUFFIXES) : null;
}
