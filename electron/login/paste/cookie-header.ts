/** A cookie's name may hold these characters and no others (RFC 6265, 4.1.1, RFC 9110, 5.6.2). */
const TOKEN = /^[!#$%&'*+\-.^_`|~\w]+$/;

/**
 * The cookies of a `Cookie` header's value, as they stand in it. Of two with one name the first
 * counts: browsers put the one with the longer path first.
 */
export function readCookieHeader(value: string): Map<string, string> {
  const cookies = new Map<string, string>();
  for (const pair of value.split(';')) {
    const at = pair.indexOf('=');
    const name = pair.slice(0, at).trim();
    if (at > 0 && TOKEN.test(name) && !cookies.has(name)) {
      cookies.set(name, pair.slice(at + 1).trim());
    }
  }
  return cookies;
}

/** Whether a text can be the value of a `Cookie` header: it begins with a pair, on a single line. */
export function isCookieHeader(text: string): boolean {
  const at = text.indexOf('=');
  return at > 0 && TOKEN.test(text.slice(0, at).trim()) && !/[\r\n]/.test(text.trim());
}
