import { bareDomain, hostOf, isWithin } from '../capture/domain-match';
import type { Offer } from '../../everyday-browser/types';
import type { WebviewEvent } from '../webview/types';

/**
 * An offer as the capture takes what happens in the embedded browser.
 *
 * SECURITY: only what is of one of the step's hosts counts, whatever an extension sends: a step for one site
 * must not get another's values.
 */
export function eventsOfOffer(offer: Offer, hosts: readonly string[]): WebviewEvent[] {
  const isOfHosts = (host: string | null) =>
    host !== null && hosts.some((allowed) => isWithin(host, allowed));
  const isOfPages = (url: string) => isOfHosts(hostOf(url));
  const { cookies, storage, requests, bodies, script, tooLarge } = offer;
  return [
    {
      kind: 'cookies',
      cookies: cookies.filter(({ domain }) => isOfHosts(bareDomain(domain))),
    },
    ...storage
      .filter(({ origin }) => isOfPages(origin))
      .map(({ origin, entries }): WebviewEvent => {
        const names = new Set(entries.map(([name]) => name));
        const unread = tooLarge.filter((name) => !names.has(name));
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
