import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface HookServer {
  url: string;
  /** The bodies that arrived, oldest first. */
  bodies: Record<string, unknown>[];
  /** What is answered from now on; null answers nothing. */
  answer(status: number | null, headers?: Record<string, string>): void;
  /** Resolves once so many have arrived. */
  arrived(count: number): Promise<void>;
  stop(): Promise<void>;
}

/** A webhook's server on loopback. */
export async function startHookServer(): Promise<HookServer> {
  const bodies: Record<string, unknown>[] = [];
  let status: number | null = 200;
  let headers: Record<string, string> = {};
  let onArrival: () => void = () => undefined;
  const server = createServer((request, response) => {
    let text = '';
    request.on('data', (part) => (text += String(part)));
    request.on('end', () => {
      bodies.push(JSON.parse(text) as Record<string, unknown>);
      if (status !== null) response.writeHead(status, headers).end('answer');
      onArrival();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    bodies,
    answer(nextStatus, nextHeaders = {}) {
      status = nextStatus;
      headers = nextHeaders;
    },
    async arrived(count) {
      while (bodies.length < count) {
        await new Promise<void>((resolve) => (onArrival = resolve));
      }
    },
    stop() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
