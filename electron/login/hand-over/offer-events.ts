import { bareDomain, hostOf, isWithin } from '../capture/domain-match';
import type { Offer } from '../../everyday-browser/types';
import type { WebviewEvent } from '../webview/types';

/** A file has a host, too, and none of a site's. */
const OF_THE_WEB = /^(?:https?|wss?):\/\//i;
/** More than a page has frames of other origins. */
const MAX_ORIGINS = 100;

/**
 * An offer as the capture takes what happens in the embedded browser.
 *
 * SECURITY: only what is of one of the step's hosts counts, whatever an extension sends: a step for one site
 * must not get another's values.
 */
export function eventsOfOffer(offer: Offer, hosts: readonly string[]): WebviewEvent[] {
  const isOfHosts = (host: string | null) =>
    host !== null && hosts.some((allowed) => isWithin(host, allowed));
  const isOfPages = (url: string) => OF_THE_WEB.test(url) && isOfHosts(hostOf(url));
  const { cookies, requests, bodies, script, tooLarge } = offer;
  // SECURITY: a page may have frames of a thousand origins, each of which takes its time for each name.
  const storage = offer.storage.filter(({ origin }) => isOfPages(origin)).slice(-MAX_ORIGINS);
  return [
    {
      kind: 'cookies',
      cookies: cookies.filter(({ domain }) => isOfHosts(bareDomain(domain))),
    },
    ...storage.map(({ origin, entries }, index): WebviewEvent => {
      const names = new Set(entries.map(([name]) => name));
      // An offer does not say of which origin they are: said once is enough.
      const isLast = index === storage.length - 1;
      const unread = isLast ? tooLarge.filter((name) => !names.has(name)) : [];
      return {
        kind: 'storage',
        origin,
        entries: Object.fromEntries([...unread.map((name) => [name, null]), ...entries]),
        tooLarge: unread,
      };
    }),
    ...requests
      .filter(({ url }) => isOfPages(url))
      .map(({ url, headers }): WebviewEvent => ({
        kind: 'request',
        url,
        headers: Object.fromEntries(headers),
      })),
    ...bodies
      .filter(({ url }) => isOfPages(url))
      .map(({ url, entries }): WebviewEvent => ({
        kind: 'request-body',
        url,
        body: new URLSearchParams(entries).toString(),
      })),
    ...(script === null
      ? []
      : [
          {
            kind: 'script' as const,
            values: Object.fromEntries(script),
            isResult: true,
            tooLarge,
          },
        ]),
  ];
}
