import { parseURL } from '../../shared/util/parse-url';

/**
 * The base URL, without a trailing slash, from an address that the user or the environment gave.
 *
 * Throws a TypeError unless it is a plain http or https URL. The message does not quote it: a URL
 * that carries a password is one of the refused.
 */
export function parseBaseURL(text: string): string {
  const url = parseURL(text);
  if (url === null || (url.protocol !== 'http:' && url.protocol !== 'https:')) {
    throw new TypeError('The address of Beeper Desktop must be an http or https URL.');
  }
  if (url.username !== '' || url.password !== '') {
    throw new TypeError('The address of Beeper Desktop must not carry a user name or a password.');
  }
  if (url.search !== '' || url.hash !== '') {
    throw new TypeError('The address of Beeper Desktop must end with its path.');
  }
  return url.origin + url.pathname.replace(/\/+$/, '');
}

/**
 * The origin of a URL, with `localhost` replaced by 127.0.0.1: on the same port, both are taken to be
 * the same server.
 */
export function originKey({ protocol, hostname, port }: URL): string {
  return `${protocol}//${hostname === 'localhost' ? '127.0.0.1' : hostname}:${port}`;
}

/**
 * Puts percent-encoded IDs into a path template such as `/v1/bridges/{bridgeID}`.
 *
 * Returns undefined for an ID that no path can carry: `.` and `..` (a URL drops them however they
 * are encoded) and half a surrogate pair. Throws when an ID is empty or missing, as that would ask
 * for something else.
 */
export function fillPath(template: string, ids: Record<string, string>): string | undefined {
  let isEncodable = true;
  const path = template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const id = ids[name];
    if (id === undefined || id === '') throw new TypeError(`${name} must not be empty.`);
    const segment = encodeSegment(id);
    if (segment === undefined) isEncodable = false;
    return segment ?? '';
  });
  return isEncodable ? path : undefined;
}

function encodeSegment(id: string): string | undefined {
  if (id === '.' || id === '..') return undefined;
  try {
    return encodeURIComponent(id);
  } catch {
    return undefined;
  }
}
