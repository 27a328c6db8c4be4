import type { OfferedCookie } from '../../../shared/browser-extension/messages';
import type { Offer } from '../../everyday-browser/types';

/** What an extension offers from a page, with nothing read but what a test adds. */
export function anOffer(pageURL: string, read: Partial<Offer> = {}): Offer {
  return {
    pageURL,
    isConfirmed: false,
    cookies: [],
    storage: [],
    requests: [],
    bodies: [],
    script: null,
    tooLarge: [],
    unreadable: [],
    ...read,
  };
}

export function offeredCookie(
  name: string,
  value: string,
  domain: string,
  particulars: Partial<OfferedCookie> = {},
): OfferedCookie {
  return {
    ...{ name, value, domain, path: '/', hostOnly: !domain.startsWith('.') },
    ...{ expiresAt: null, partition: null },
    ...particulars,
  };
}
