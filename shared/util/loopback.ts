import { parseURL } from './parse-url';

/**
 * Whether a host name means this computer by its name alone: `localhost` and what lies under it, any
 * address of 127.0.0.0/8, `[::1]`.
 * @param host as `URL.hostname` gives it: lower-case, IPv4 in its usual form, IPv6 in brackets
 */
export function isLoopbackHost(host: string): boolean {
  return /^(?:(?:.+\.)?localhost|127(?:\.\d{1,3}){3}|\[::1\])$/.test(host);
}

/** The same of a URL's host; false for what is no URL. */
export function isLoopbackURL(url: string): boolean {
  return isLoopbackHost(parseURL(url)?.hostname ?? '');
}
