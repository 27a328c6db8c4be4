import type { WebviewCookie, WebviewEvent } from '../webview/types';

/** A cookie as Chromium keeps it; for every host under `domain` when that begins with a dot. */
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
    isPartitioned: false,
    ...more,
  };
}

export const page = (url: string): WebviewEvent => ({ kind: 'navigated', url, committed: true });
export const redirect = (url: string): WebviewEvent => ({
  kind: 'navigated',
  url,
  committed: false,
});
export const script = (values: Record<string, string>): WebviewEvent => ({
  kind: 'script',
  values,
});

export function request(url: string, headers: Record<string, string>): WebviewEvent {
  return { kind: 'request', url, headers };
}

export function storage(origin: string, entries: Record<string, string | null>): WebviewEvent {
  return { kind: 'storage', origin, entries };
}

/** The whole jar: name → value, all of one domain. */
export function jar(domain: string, values: Record<string, string>): WebviewEvent {
  return jarOf(Object.entries(values).map(([name, value]) => webviewCookie(name, value, domain)));
}

export function jarOf(cookies: readonly WebviewCookie[]): WebviewEvent {
  return { kind: 'cookies', cookies };
}
