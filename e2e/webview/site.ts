import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** A site of a test's own, under every host below `localhost`. */
export interface Site {
  /** The URL of a page on a host such as `www.net`. */
  at(host: string, path: string): string;
  /** What a path answers: a page's body, or more than that. */
  on(path: string, answer: string | Answer): void;
  /** Every request so far. */
  requests: readonly { host: string; path: string; headers: IncomingMessage['headers'] }[];
  stop(): Promise<void>;
}

/** Starts a site; paths it does not know answer with a page that names them. */
export async function startSite(): Promise<Site> {
  const answers = new Map<string, string | Answer>();
  const requests: { host: string; path: string; headers: IncomingMessage['headers'] }[] = [];
  const server = createServer((request, response) => {
    const { pathname, search } = new URL(request.url ?? '/', 'http://site');
    const { headers } = request;
    requests.push({ host: headers.host ?? '', path: pathname + search, headers });
    response.setHeader('content-type', 'text/html; charset=utf-8');
    const answer = answers.get(pathname) ?? pathname;
    if (typeof answer === 'string') response.end(`<!doctype html><title>page</title>${answer}`);
    else answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  return {
    at: (host, path) => `http://${host}.localhost:${port}${path}`,
    on: (path, answer) => answers.set(path, answer),
    requests,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

export const redirect =
  (location: string): Answer =>
  (_request, response) => {
    response.writeHead(302, { location }).end();
  };
