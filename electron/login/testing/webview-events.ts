import type { WebviewCookie, WebviewEvent } from '../webview/types';

/** A cookie as Chromium stores it; for every host under `domain` when that begins with a dot. */
export function webviewCookie(
  name: string,
  value: string,
  domain: string,
  more: Partial<WebviewCookie> = {},
): WebviewCookie {
  const hostOnly = !domain.startsWith('.');
  return {
    name,
    value,
    domain,
    path: '/',
    hostOnly,
    expiresAt: null,
    partition: null,
    ...more,
  };
}

export const page = (url: string, page = 1): WebviewEvent => ({
  kind: 'navigated',
  page,
  url,
  committed: true,
});
export const redirect = (url: string, page = 1): WebviewEvent => ({
  kind: 'navigated',
  page,
  url,
  committed: false,
});
export const pageClosed = (page: number): WebviewEvent => ({ kind: 'page-closed', page });
/** What a script has published. */
export const script = (
  values: Record<string, string>,
  tooLarge: readonly string[] = [],
): WebviewEvent => ({ kind: 'script', values, isResult: false, tooLarge });
/** What its promise resolved to. */
export const scriptResult = (values: Record<string, string>): WebviewEvent => ({
  kind: 'script',
  values,
  isResult: true,
  tooLarge: [],
});

export function request(url: string, headers: Record<string, string>): WebviewEvent {
  return { kind: 'request', url, headers };
}

export function requestBody(url: string, body: string): WebviewEvent {
  return { kind: 'request-body', url, body };
}

export function storage(
  origin: string,
  entries: Record<string, string | null>,
  tooLarge: readonly string[] = [],
): WebviewEvent {
  return { kind: 'storage', origin, entries, tooLarge };
}

/** All cookies: name → value, all of one domain. */
export function cookies(domain: string, values: Record<string, string>): WebviewEvent {
  return cookiesOf(
    Object.entries(values).map(([name, value]) => webviewCookie(name, value, domain)),
  );
}

export function cookiesOf(cookies: readonly WebviewCookie[]): WebviewEvent {
  return { kind: 'cookies', cookies };
}
