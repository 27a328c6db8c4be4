import type { OfferedCookie, StepMessage } from '../../shared/browser-extension/messages';
import { bareDomain, isWithin } from '../../shared/util/domain-match';
import type { BrowserCookie, CookieQuery } from '../browser/api';

interface Store {
  storeID: string;
  isFirefox: boolean;
}

/** A wanted name with the domains where it is looked for. */
interface WantedCookie {
  name: string;
  domains: readonly string[];
}

/**
 * The cookies that a step asks for. One that names a domain is looked for on those of the step's hosts
 * that meet it; any other on all hosts.
 */
export function wantedCookies({ wanted, hosts }: StepMessage): WantedCookie[] {
  return wanted.flatMap((each) => {
    if (each.kind !== 'cookie') return [];
    const { name, domain } = each;
    const domains = hosts.filter((host) => domain === null || meet(host, domain)).map(bareDomain);
    return domains.length === 0 ? [] : [{ name, domains }];
  });
}

/** Whether one domain is the other, or lies under it. */
function meet(one: string, other: string): boolean {
  return isWithin(bareDomain(one), other) || isWithin(bareDomain(other), one);
}

/**
 * What to ask the browser for: each name on each domain, within one store (of an ordinary window, a
 * private one, or a container), of every partition and of none.
 */
export function cookieQueries(
  cookies: readonly WantedCookie[],
  { storeID, isFirefox }: Store,
): CookieQuery[] {
  const queries = cookies.flatMap(({ name, domains }) =>
    domains.map((domain): CookieQuery => ({
      name,
      domain,
      storeId: storeID,
      partitionKey: {},
      ...(isFirefox && { firstPartyDomain: null }),
    })),
  );
  return distinct(queries);
}

/** Those of the cookies that the step asks for, each once, as the program takes it. */
export function offeredCookies(
  found: readonly BrowserCookie[],
  { wanted }: StepMessage,
): OfferedCookie[] {
  const isWanted = (cookie: BrowserCookie) =>
    wanted.some(
      (each) =>
        each.kind === 'cookie' &&
        each.name === cookie.name &&
        (each.domain === null || meet(cookie.domain, each.domain)),
    );
  return distinct(found.filter(isWanted).map(offeredCookie));
}

function offeredCookie(cookie: BrowserCookie): OfferedCookie {
  const { name, value, domain, path, hostOnly, expirationDate, partitionKey } = cookie;
  return {
    name,
    value,
    domain,
    path,
    hostOnly,
    expiresAt: expirationDate === undefined ? null : Math.round(expirationDate * 1_000),
    partition: partitionKey?.topLevelSite || null,
  };
}

function distinct<T>(values: readonly T[]): T[] {
  return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
}
