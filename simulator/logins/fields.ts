import type { CookiesStep } from '../../shared/api/login-session';

export type CookieField = CookiesStep['fields'][number];

/** A cookie that newer releases ask for; the field is named after it. `domain` without `.localhost`. */
export function cookieField(name: string, domain?: string): CookieField {
  const at = domain === undefined ? {} : { cookieDomain: `${domain}.localhost` };
  return { id: name, required: true, sources: [{ type: 'cookie', name, ...at }] };
}

/** A request header that newer releases ask for. */
export function headerField(id: string, name: string, requestURLRegex?: string): CookieField {
  const on = requestURLRegex === undefined ? {} : { requestURLRegex };
  return { id, required: true, sources: [{ type: 'request_header', name, ...on }] };
}

/** A value that only the step's script can get. */
export function specialField(id: string): CookieField {
  return { id, required: true, sources: [{ type: 'special', name: id }] };
}

/** The description that most flows with a browser have. */
export const BROWSER_FLOW = {
  id: 'cookies',
  name: 'Browser',
  description: 'Sign in on the website.',
} as const;
