import { type RequestListener } from 'node:http';
import { onTestFinished, vi } from 'vitest';
import { httpFetch } from '../../beeper-api/http-fetch';
import { createManualClock } from '../../testing/manual-clock';
import { authorize, type AuthorizeOptions } from '../oauth';
import { type AuthorizationServer } from './authorization-server';

export const METADATA = '/.well-known/oauth-authorization-server';
export const hang: RequestListener = () => undefined;
/** The library takes its random bytes from here alone; fixed ones make its secrets known. */
export function fixRandomBytes(bytes: ArrayLike<number>) {
  const fill = <T extends ArrayBufferView | null>(array: T): T => {
    if (array instanceof Uint8Array) array.set(bytes);
    return array;
  };
  const spy = vi.spyOn(globalThis.crypto, 'getRandomValues').mockImplementation(fill);
  onTestFinished(() => spy.mockRestore());
}

/** No test ever means to leave this computer. */
export const goesNowhere = () => Promise.resolve();

/** What the user's browser shows in the end. */
interface Shown {
  status: number;
  headers: Headers;
  text: string;
}

/** The user's browser, where the user agrees at once: it opens an address and follows redirects. */
export async function browse(url: string | URL, headers = {}): Promise<Shown> {
  const response = await fetch(url, { headers });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

/** One attempt at this server; `browser` is what opens there. */
export function startAuthorize(
  server: AuthorizationServer,
  browser: (url: string) => Promise<unknown>,
  over: Partial<AuthorizeOptions> = {},
) {
  const clock = createManualClock();
  const opened: string[] = [];
  const shown: unknown[] = [];
  const untils: number[] = [];
  const controller = new AbortController();
  const result = authorize({
    baseURL: server.baseURL,
    fetch: httpFetch,
    clock,
    openInDefaultBrowser(url) {
      opened.push(url);
      void browser(url).then((page) => shown.push(page));
      return Promise.resolve();
    },
    onOpen: (time) => untils.push(time),
    signal: controller.signal,
    ...over,
  });
  return { result, clock, opened, shown, untils, controller };
}

/** Where the browser is asked to go back to, with these parameters and the question's state. */
export function callback(question: string, parameters: Record<string, string>): URL {
  const asked = new URL(question).searchParams;
  const url = new URL(asked.get('redirect_uri') ?? '');
  url.search = new URLSearchParams({ state: asked.get('state') ?? '', ...parameters }).toString();
  return url;
}

/** What trying to connect to the loopback server comes to, once an attempt is over. */
export async function codeOfConnecting(server: AuthorizationServer): Promise<unknown> {
  const [redirectURI = ''] = server.registration().redirect_uris;
  const error = await fetch(redirectURI).catch((cause: unknown) => cause);
  return error instanceof Error && (error.cause as { code?: unknown }).code;
}

export const problem = (kind: string, detail: string | null = null) => ({
  ok: false,
  problem: { kind, detail },
});
