import { createServer, request as ask, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Simulator } from '../../../simulator/simulator';

/** Answers a request in the attacker's way. */
export type Attack = (request: IncomingMessage, response: ServerResponse) => void;

/** A server between the program and Beeper, which hands everything on but what it attacks. */
export interface InBetween {
  readonly url: string;
  /** From now on answers this path so; null hands it on again. */
  attack(path: RegExp | null, how?: Attack): void;
  /** How many requests it attacked. */
  attacked(): number;
  stop(): Promise<void>;
}

export async function startInBetween(simulator: Simulator): Promise<InBetween> {
  let path: RegExp | null = null;
  let attack: Attack = () => undefined;
  let attacked = 0;
  const server = createServer((request, response) => {
    // The program may turn its back in the middle of anything.
    response.on('error', () => undefined);
    if (path?.test(request.url ?? '') === true) {
      attacked += 1;
      attack(request, response);
      return;
    }
    const onward = ask(
      simulator.url + (request.url ?? ''),
      { method: request.method ?? 'GET', headers: request.headers },
      (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      },
    );
    onward.on('error', () => response.destroy());
    request.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  return {
    url: `http://127.0.0.1:${port}`,
    attack(next, how = () => undefined) {
      path = next;
      attack = how;
    },
    attacked: () => attacked,
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

/** Hands on what Beeper answers, with a change. */
export const changed =
  (simulator: Simulator, change: (answer: Record<string, unknown>) => unknown): Attack =>
  ({ url = '', headers }, response) => {
    void fetch(simulator.url + url, { headers: { authorization: headers.authorization ?? '' } })
      .then((answer) => answer.json())
      .then((answer) => {
        response.writeHead(200, { 'content-type': 'application/json' });
        response.end(JSON.stringify(change(answer as Record<string, unknown>)));
      });
  };

/** A server that writes down who comes, and with which token. */
export async function startListener() {
  const seen: { path: string; authorization: string }[] = [];
  const server = createServer((request, response) => {
    seen.push({ path: request.url ?? '', authorization: request.headers.authorization ?? '' });
    response.writeHead(200, { 'content-type': 'application/json' }).end('{"items":[]}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    seen,
    stop: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
