import type { WebviewCookie, WebviewEvent } from '../types';

/** A cookie as Electron's store returns it. */
export interface StoreCookie {
  name: string;
  value: string;
  domain?: string;
  path?: string;
  secure?: boolean;
  /** Seconds since the epoch; absent for a session cookie. */
  expirationDate?: number;
}

/** Electron's cookie store, as far as it is needed here. */
export interface CookieStore {
  get(filter: { url?: string }): Promise<StoreCookie[]>;
}

/**
 * All cookies, HttpOnly ones included. Electron does not say which are partitioned, but leaves those
 * out when asked for a URL; only secure cookies can be.
 */
export async function readAllCookies(store: CookieStore): Promise<WebviewCookie[]> {
  const all = await store.get({});
  const urls = new Set(all.filter(({ secure }) => secure).map(urlOf));
  const shared = await Promise.all([...urls].map((url) => store.get({ url })));
  const unpartitioned = new Set(shared.flat().map(keyOf));
  return all.map((cookie) =>
    toWebviewCookie(cookie, cookie.secure === true && !unpartitioned.has(keyOf(cookie))),
  );
}

function urlOf({ domain = '', path = '/' }: StoreCookie): string {
  return `https://${domain.replace(/^\./, '')}${path}`;
}

function keyOf({ name, value, domain, path }: StoreCookie): string {
  return JSON.stringify([name, value, domain, path]);
}

function toWebviewCookie(cookie: StoreCookie, isPartitioned: boolean): WebviewCookie {
  const { name, value, domain = '', path = '/', expirationDate } = cookie;
  const hostOnly = !domain.startsWith('.');
  const expiresAt = expirationDate === undefined ? null : expirationDate * 1_000;
  return { name, value, domain, path, hostOnly, expiresAt, isPartitioned };
}

/** Reads the cookies when asked. */
export interface CookieReader {
  /** Something may have changed. Resolves once a read that began after this call was emitted. */
  refresh(): Promise<void>;
  stop(): void;
}

interface Options {
  store: CookieStore;
  emit: (event: Extract<WebviewEvent, { kind: 'cookies' }>) => void;
  onFail: () => void;
}

/**
 * Reads at once when asked, and when asked again meanwhile once more afterwards: a burst of changes
 * costs two reads, the first change waits for none, and the last is never missed.
 */
export function createCookieReader({ store, emit, onFail }: Options): CookieReader {
  let reading: Promise<void> | null = null;
  let isStale = false;
  let isStopped = false;

  const run = async () => {
    do {
      isStale = false;
      try {
        const cookies = await readAllCookies(store);
        if (!isStopped) emit({ kind: 'cookies', cookies });
      } catch {
        if (!isStopped) onFail();
      }
    } while (isStale && !isStopped);
    reading = null;
  };

  return {
    refresh() {
      if (isStopped) return Promise.resolve();
      isStale = true;
      reading ??= run();
      return reading;
    },
    stop() {
      isStopped = true;
    },
  };
}
