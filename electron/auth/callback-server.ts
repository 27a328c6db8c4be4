import { createHash, timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Page, PAGE_HEADERS, callbackPage } from './callback-page';

export type CallbackResult =
  | { stateMatches: true; parameters: URLSearchParams }
  /** It belongs to another attempt: its `state` is another. */
  | { stateMatches: false };

/** The loopback server that Beeper redirects the user's browser to. */
export interface CallbackServer {
  /** Beeper has to know it before the user is asked. */
  redirectURI: string;
  /** The first answer, the only one that counts. Its browser waits for the page given to `close`. */
  answer: Promise<CallbackResult>;
  /** Answers the waiting browser, if there is one, with this page, and closes every connection. */
  close(page: Page): Promise<void>;
}

// SECURITY: only this computer can connect (RFC 8252, 7.3 and 8.3: the address, not a name).
const HOST = '127.0.0.1';
const PATH = '/callback';

/**
 * Listens on a free port for an answer with this `state`. Rejects when no port can be opened.
 *
 * An answer with another state ends the attempt too: the user looks at the browser and should not
 * have to wait two minutes for the reason. That is as safe, as a guess has one try instead of many. A
 * hostile page cannot use it to end attempts unseen: what it loads, frames or fetches from here is no
 * page that the browser opens, and is ignored; and to open one, visibly, it would need the port.
 */
export async function openCallbackServer(state: string): Promise<CallbackServer> {
  let resolveAnswer: (answer: CallbackResult) => void = () => undefined;
  const answer = new Promise<CallbackResult>((resolve) => {
    resolveAnswer = resolve;
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
      resolveAnswer(stateMatches ? { stateMatches, parameters } : { stateMatches });
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
 * The parameters of an answer; undefined for any other request.
 *
 * SECURITY: a page that points its own host name at this computer (DNS rebinding) could read the
 * answers given here; its `Host` gives it away.
 */
function parametersOf(request: IncomingMessage, authority: string): URLSearchParams | undefined {
  const [path, ...query] = (request.url ?? '').split('?');
  const isAnswer = request.method === 'GET' && path === PATH && request.headers.host === authority;
  return isAnswer ? new URLSearchParams(query.join('?')) : undefined;
}

/** Whether the browser opens this as a page of its own; older browsers do not say. */
function isOpenedPage({ headers }: IncomingMessage): boolean {
  return (headers['sec-fetch-dest'] ?? 'document') === 'document';
}

/** Compares in constant time. */
function isSame(received: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(received), digest(expected));
}

/** Resolves once the page is sent, or the browser gone. */
async function show(response: ServerResponse, { status, html }: Page): Promise<void> {
  if (response.destroyed) return;
  await new Promise((resolve) => {
    response.once('close', resolve);
    response.writeHead(status, PAGE_HEADERS).end(html);
  });
}
