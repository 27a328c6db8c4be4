import { request, type IncomingHttpHeaders } from 'node:http';
import { afterEach } from 'vitest';
import { startSimulator, type Simulator, type SimulatorOptions } from './simulator';

/** A function that starts simulators and stops them all after each test. Tests only. */
export function simulators(): (options?: SimulatorOptions) => Promise<Simulator> {
  const started: Simulator[] = [];
  afterEach(async () => {
    await Promise.all(started.splice(0).map((simulator) => simulator.stop()));
  });
  return async (options) => {
    const simulator = await startSimulator(options);
    started.push(simulator);
    return simulator;
  };
}

export interface Reply {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
  /** Whether the body came to its proper end. */
  complete: boolean;
}

export interface Ask {
  method?: string;
  headers?: Record<string, string>;
  body?: string;
}

/** A request whose path and headers arrive exactly as given, over a connection of its own. */
export function ask(
  url: string,
  path: string,
  { method, headers, body }: Ask = {},
): Promise<Reply> {
  const { hostname, port } = new URL(url);
  const target = { hostname, port, path, method: method ?? 'GET', headers: headers ?? {} };
  return new Promise((resolve, reject) => {
    const sending = request({ ...target, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', () => undefined); // A dropped answer shows in `complete`.
      response.on('close', () => {
        const { statusCode = 0, headers: sent, complete } = response;
        resolve({
          status: statusCode,
          headers: sent,
          text: Buffer.concat(chunks).toString(),
          complete,
        });
      });
    });
    sending.on('error', reject);
    sending.end(body);
  });
}

/** `ask` of the API with the right token. */
export function askAs(simulator: Simulator, path: string, options: Ask = {}): Promise<Reply> {
  const headers = { authorization: `Bearer ${simulator.token}`, ...options.headers };
  return ask(simulator.url, path, { ...options, headers });
}

/** `ask` that posts the fields of a form. */
export function post(url: string, path: string, fields: Record<string, string>): Promise<Reply> {
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const body = new URLSearchParams(fields).toString();
  return ask(url, path, { method: 'POST', headers, body });
}

/**
 * What the user does in a browser: opens the page at `address`, an `/oauth/authorize?…`, and
 * presses "Allow" or "Deny". Throws when the page asks nothing.
 */
export async function decide(address: string, decision: 'allow' | 'deny'): Promise<Reply> {
  const { origin, pathname, search } = new URL(address);
  const shown = await ask(origin, pathname + search);
  const request = /name="request" value="([^"]+)"/.exec(shown.text)?.[1];
  if (request === undefined) throw new Error(`The page asks nothing: ${shown.text}`);
  return post(origin, pathname, { request, decision });
}

/** The JSON body of a reply. */
export function json(reply: Reply): unknown {
  return JSON.parse(reply.text) as unknown;
}
