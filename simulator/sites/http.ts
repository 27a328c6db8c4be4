import type { IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http';

/** A request as a site reads it. */
export interface Visit {
  method: string;
  /** With the host and port the browser asked for. */
  url: URL;
  headers: IncomingHttpHeaders;
  /** As they came: nothing is decoded. The first of a name counts. */
  cookies: ReadonlyMap<string, string>;
  /** The fields of a posted form; empty otherwise. */
  form: URLSearchParams;
  /** The body as text. */
  text: string;
}

export interface Reply {
  /** 200 when left out. */
  status?: number;
  headers?: OutgoingHttpHeaders;
  body?: string | Buffer;
  /** The connection ends without an answer. */
  hangsUp?: boolean;
}

export type Serve = (visit: Visit) => Reply | Promise<Reply>;

/** What each host answers. The name goes without `.localhost`: `www.facebook`. */
export type Hosts = Readonly<Record<string, Serve>>;

/** What a site must know about where it stands. */
export interface SiteEnv {
  /** `http://www.facebook.localhost:PORT` for `www.facebook`. */
  origin(host: string): string;
  /** The same over TLS, with a certificate that nobody vouches for. */
  secureOrigin(host: string): string;
  /** How long "seconds after the page loaded" is, in milliseconds. */
  delayMs: number;
}

/** Serves by `METHOD /path`; a path that ends in `*` stands for all that begin so. Else 404. */
export function paths(table: Readonly<Record<string, Serve>>): Serve {
  return (visit) => {
    const requested = `${visit.method} ${visit.url.pathname}`;
    const found = Object.entries(table).find(([path]) =>
      path.endsWith('*') ? requested.startsWith(path.slice(0, -1)) : requested === path,
    );
    return found === undefined ? { status: 404, body: 'There is no such page.' } : found[1](visit);
  };
}

export interface CookieOptions {
  /** Without `.localhost`; left out, the cookie is for the answering host alone. */
  domain?: string;
  /** `/` when left out. */
  path?: string;
  httpOnly?: boolean;
  /** Seconds; 0 removes the cookie. Left out, it lasts as long as the browser's session. */
  maxAgeS?: number;
  /** Anything else, as it stands: `Secure; SameSite=None`. */
  more?: string | undefined;
}

/** A `Set-Cookie` header. The value goes out as it is. */
export function cookie(name: string, value: string, options: CookieOptions = {}): string {
  const { domain, path = '/', httpOnly, maxAgeS, more } = options;
  return [
    `${name}=${value}`,
    `Path=${path}`,
    ...(domain === undefined ? [] : [`Domain=${domain}.localhost`]),
    ...(httpOnly === true ? ['HttpOnly'] : []),
    ...(maxAgeS === undefined ? [] : [`Max-Age=${maxAgeS}`]),
    ...(more === undefined ? [] : [more]),
  ].join('; ');
}

export function html(body: string, cookies: readonly string[] = []): Reply {
  return { headers: { ...type('text/html'), 'set-cookie': [...cookies] }, body };
}

export function json(value: unknown, cookies: readonly string[] = []): Reply {
  const headers = { ...type('application/json'), 'set-cookie': [...cookies] };
  return { headers, body: JSON.stringify(value) };
}

export function plain(body: string): Reply {
  return { headers: type('text/plain'), body };
}

/** A redirect; 303 turns a POST into a GET. */
export function redirect(to: string, cookies: readonly string[] = [], status = 303): Reply {
  return { status, headers: { location: to, 'set-cookie': [...cookies] } };
}

function type(mime: string): OutgoingHttpHeaders {
  return { 'content-type': `${mime}; charset=utf-8` };
}

/** The cookies of a `Cookie` header, undecoded. */
export function cookiesOf(header: string | undefined): ReadonlyMap<string, string> {
  const cookies = new Map<string, string>();
  for (const part of (header ?? '').split(/; */)) {
    const at = part.indexOf('=');
    const name = part.slice(0, at);
    if (at > 0 && !cookies.has(name)) cookies.set(name, part.slice(at + 1));
  }
  return cookies;
}

/** A cookie's value as a bridge wants it: percent-decoded, or raw when that cannot be. */
export function decodedCookie(raw: string): string {
  try {
    return decodeURIComponent(raw);
  } catch {
    return raw;
  }
}

/** `text` as part of a regular expression that matches just that. */
export function quoted(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
