import { getEventListeners } from 'node:events';
import type { RequestListener } from 'node:http';
import { describe, expect, it } from 'vitest';
import { codeOfFailure } from './errors';
import { createHTTPFetch, httpFetch } from './http-fetch';
import { json, refusedURL, serve } from './testing/loopback';

const GET = {
  method: 'GET',
  headers: {},
  signal: new AbortController().signal,
} as const;

async function textOf(body: AsyncIterable<Uint8Array> | null): Promise<string> {
  const parts: Uint8Array[] = [];
  for await (const part of body ?? []) parts.push(part);
  return Buffer.concat(parts).toString();
}

/** The code of the error that a request to this server, or the reading of its answer, ends with. */
async function failure(answer: RequestListener, fetch = httpFetch): Promise<string | undefined> {
  const { baseURL } = await serve(answer);
  try {
    await textOf((await fetch(baseURL, GET)).body);
    return 'none';
  } catch (error) {
    return codeOfFailure(error);
  }
}

describe('httpFetch', () => {
  it('needs to know whom the system trusts for https alone', async () => {
    const asked: string[] = [];
    const refused = refusedURL();
    for (const scheme of ['http:', 'https:']) {
      const fetch = createHTTPFetch(1_000, () => asked.push(scheme));
      await expect(fetch((await refused).replace('http:', scheme), GET)).rejects.toThrow();
    }
    expect(asked).toEqual(['https:']);
  });

  it('sends method, headers and body as they are', async () => {
    const { baseURL, seen } = await serve(json(200, { ok: true }));
    const headers = { accept: 'application/json', 'content-type': 'application/json' };
    const answer = await httpFetch(`${baseURL}/v1/a?b=%20`, {
      ...GET,
      method: 'POST',
      headers,
      body: '{"ü":1}',
    });
    expect([answer.ok, answer.status]).toEqual([true, 200]);
    expect(await textOf(answer.body)).toBe('{"ok":true}');
    expect(seen).toMatchObject([
      {
        method: 'POST',
        url: '/v1/a?b=%20',
        body: '{"ü":1}',
        headers: { ...headers, 'content-length': '8' },
      },
    ]);
    expect(seen[0]?.headers).toMatchObject({ 'accept-encoding': 'identity' });
  });

  it.each([204, 304, 302, 404, 999])('answers with the status %d as it is', async (status) => {
    const { baseURL, seen } = await serve((_, response) =>
      response.writeHead(status, { location: '/elsewhere', 'Retry-After': '7' }).end(),
    );
    const answer = await httpFetch(baseURL, GET);
    expect([answer.status, answer.ok]).toEqual([status, status === 204]);
    expect([answer.headers.get('retry-AFTER'), answer.headers.get('x-none')]).toEqual(['7', null]);
    expect(await textOf(answer.body)).toBe('');
    expect(seen).toHaveLength(1);
  });

  it('fails with the system’s code', async () => {
    const refused = await httpFetch(await refusedURL(), GET).catch((error: unknown) => error);
    expect(codeOfFailure(refused)).toBe('ECONNREFUSED');
    expect(await failure((request) => request.socket.destroy())).toBe('ECONNRESET');
    expect(
      await failure((_, response) => {
        response.writeHead(200, { 'content-length': 9 });
        response.write('{', () => response.destroy());
      }),
    ).toBe('ECONNRESET');
  });

  it('fails when a server would rather speak another protocol', async () => {
    const upgrade = 'HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n';
    expect(await failure(({ socket }) => void socket.write(upgrade))).toBe('CLOSED');
  });

  it.each(['before the answer', 'in its midst'] as const)(
    'ends an aborted request %s',
    async (when) => {
      const controller = new AbortController();
      let closed: () => void = () => undefined;
      const isClosed = new Promise<void>((resolve) => (closed = resolve));
      const { baseURL } = await serve((_request, response) => {
        response.on('close', closed);
        if (when === 'in its midst') response.writeHead(200).write('[');
        else controller.abort();
      });
      const body = httpFetch(baseURL, { ...GET, signal: controller.signal }).then((answer) => {
        controller.abort();
        return textOf(answer.body);
      });
      await expect(body).rejects.toThrow();
      await isClosed;
    },
  );

  it('sends nothing under a signal that is aborted, and forgets one when the answer is read', async () => {
    const { baseURL, seen } = await serve(json(200, {}));
    const aborted = AbortSignal.abort();
    await expect(httpFetch(baseURL, { ...GET, signal: aborted })).rejects.toThrow();
    expect(seen).toEqual([]);
    const { signal } = new AbortController();
    const answer = await httpFetch(baseURL, { ...GET, signal });
    expect(getEventListeners(signal, 'abort')).toHaveLength(1);
    await textOf(answer.body);
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });

  it('gives up on silence, before the answer and in its midst', async () => {
    const impatient = createHTTPFetch(50);
    expect(await failure(() => undefined, impatient)).toBe('SILENCE_TIMEOUT');
    expect(await failure((_, response) => response.writeHead(200).write('{'), impatient)).toBe(
      'SILENCE_TIMEOUT',
    );
  });
});
