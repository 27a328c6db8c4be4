import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';

const STARTED = 'http.server.request.start';

/** What arrived at the servers of this process: at the simulators of one test. */
export interface Traffic {
  /** The bodies of the requests to a path, oldest first. */
  bodies(path: string): string[];
  stop(): void;
}

/**
 * Records the bodies of requests from now on. The simulator's own log shows no secret, and a
 * search for one has to know it.
 */
export function recordTraffic(): Traffic {
  const requests: { path: string; chunks: Buffer[] }[] = [];
  const listen = (message: unknown) => {
    const { request } = message as { request: IncomingMessage };
    const chunks: Buffer[] = [];
    requests.push({ path: request.url ?? '', chunks });
    // In front of whoever reads it, and without reading it.
    const push = request.push.bind(request);
    request.push = (chunk: Buffer | null) => {
      if (chunk !== null) chunks.push(chunk);
      return push(chunk);
    };
  };
  subscribe(STARTED, listen);
  return {
    bodies: (path) =>
      requests
        .filter((one) => one.path === path)
        .map(({ chunks }) => Buffer.concat(chunks).toString()),
    stop: () => unsubscribe(STARTED, listen),
  };
}
