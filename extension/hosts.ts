import { bareDomain, isWithin } from '../shared/util/domain-match';
import { parseURL } from '../shared/util/parse-url';
import type { Permissions } from './browser/api';
import type { Wanted } from '../shared/browser-extension/messages';

/** Whether a page is one of a step's; what has no host, or is not on the web, is not. */
export function isOnHosts(url: string, hosts: readonly string[]): boolean {
  const parsed = parseURL(url);
  if (parsed === null || !/^https?:$/.test(parsed.protocol)) return false;
  return hosts.some((host) => isWithin(parsed.hostname, host));
}

/**
 * What the user is asked for. `*` stands for http and https: browsers give an extension that may read
 * https alone no cookie without `Secure`, and sites have those on https, too.
 *
 * @param hosts of a step
 * @param kinds of what it wants
 * @param isFirefox which lets requests be asked for, and user scripts by themselves alone
 */
export function permissionsFor(
  hosts: readonly string[],
  kinds: ReadonlySet<Wanted['kind']>,
  isFirefox: boolean,
): Permissions {
  const permissions: string[] = [];
  if (isFirefox && (kinds.has('header') || kinds.has('body'))) permissions.push('webRequest');
  if (kinds.has('script') && !isFirefox) permissions.push('userScripts');
  return { origins: patternsOf(hosts), permissions };
}

/** The match patterns of all pages on some hosts, and under them. */
export function patternsOf(hosts: readonly string[]): string[] {
  const bare = hosts.map(bareDomain).filter(isHost);
  return [...new Set(bare.map((host) => (isAddress(host) ? `*://${host}/*` : `*://*.${host}/*`)))];
}

/** SECURITY: nothing that would widen a match pattern, such as a star. */
function isHost(host: string): boolean {
  return parseURL(`https://${host}/`)?.hostname === host && !host.includes('*');
}

function isAddress(host: string): boolean {
  return host.startsWith('[') || /^\d+(\.\d+){3}$/.test(host);
}
