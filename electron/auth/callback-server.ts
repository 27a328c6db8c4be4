import { createHash, timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Page, PAGE_HEADERS, callbackPage } from './callback-page';

/** What the browser brought back. */
export type CallbackResult =
  | { stateMatches: true; parameters: URLSearchParams }
  /** It does not belong to the question: its `state` is another. */
  | { stateMatches: false };

/** Where the user's browser brings Beeper's answer. */
export interface CallbackServer {
  /** Known before anybody is asked, as Beeper has to be told it. */
  redirectURI: string;
  /** The answer that decides: the first. Its browser waits for the page that `close` gives it. */
  answer: Promise<CallbackResult>;
  /** Shows that page, if a browser waits for it, and ends every connection. */
  close(page: Page): Promise<void>;
}

// SECURITY: only this computer can bring an answer (RFC 8252, 7.3 and 8.3: the address, not a name).
const HOST = '127.0.0.1';
const PATH = '/callback';

/**
 * Listens on a free port for an answer with this `state`. Rejects when no port can be opened.
 *
 * An answer with another state ends the attempt as well: whoever was sent here sits in front of a
 * browser and has to be told, rather than left to wait for two minutes. It costs no safety, as a
 * guess gets one try instead of many. A hostile page cannot use that to end attempts out of sight:
 * what it loads, frames or fetches from here is no page that a browser opens, and is passed over;
 * and to open one, in sight, it would have to know the port.
 */
export async function openCallbackServer(state: string): Promise<CallbackServer> {
  let decide: (answer: CallbackResult) => void = () => undefined;
  const answer = new Promise<CallbackResult>((resolve) => {
    decide = resolve;
  });
  let waiting: ServerResponse | undefined;

  const server = createServer((request, response) => {
    const parameters = parametersOf(request, authority);
    const stateMatches = isSame(parameters?.get('state') ?? '', state);
    if (parameters === undefined || (!stateMatches && !isOpenedPage(request))) {
      response.writeHead(404, { connection: 'close' }).end();
    } else if (waiting !== undefined) {
      void show(response, callbackPage('answered-already', null));
    } else {
      waiting = response;
      decide(stateMatches ? { stateMatches, parameters } : { stateMatches });
    }
  });
  server.listen(0, HOST);
  await once(server, 'listening');
  const authority = `${HOST}:${(server.address() as AddressInfo).port}`;

  return {
    redirectURI: `http://${authority}${PATH}`,
    answer,
    async close(page) {
      const closed = once(server, 'close');
      server.close();
      if (waiting !== undefined) await show(waiting, page);
      server.closeAllConnections();
      await closed;
    },
  };
}

/**
 * What an answer says; undefined for a request that is none.
 *
 * SECURITY: a page that points its own host name at this computer (DNS rebinding) could read the
 * answers given here; its `Host` gives it away.
 */
function parametersOf(request: IncomingMessage, authority: string): URLSearchParams | undefined {
  const [path, ...query] = (request.url ?? '').split('?');
  const isAnswer = request.method === 'GET' && path === PATH && request.headers.host === authority;
  return isAnswer ? new URLSearchParams(query.join('?')) : undefined;
}

/** Whether a browser shows the answer as a page of its own; older ones do not say. */
function isOpenedPage({ headers }: IncomingMessage): boolean {
  return (headers['sec-fetch-dest'] ?? 'document') === 'document';
}

/** In a time that tells nothing of where they differ. */
function isSame(given: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}

/** Resolves once the page is on its way, or its browser gone. */
async function show(response: ServerResponse, { status, html }: Page): Promise<void> {
  if (response.destroyed) return;
  await new Promise((resolve) => {
    response.once('close', resolve);
    response.writeHead(status, PAGE_HEADERS).end(html);
  });
}
