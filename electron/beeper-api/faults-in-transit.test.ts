import { getEventListeners } from 'node:events';
import type { RequestListener } from 'node:http';
import { describe, expect, it } from 'vitest';
import { BRIDGE_LIST_EXAMPLE } from '../../shared/api/testing/reference-examples';
import { errorOf, testClient, valueOf } from './testing/client';
import { inTurn, json, refusedURL, serve, until } from './testing/loopback';
import { ONCE, bridgesFrom } from './testing/bridges';

describe('connections', () => {
  it('is unreachable at a port where nothing listens', async () => {
    const { client } = testClient(await refusedURL());
    expect(errorOf(await client.bridges(ONCE))).toEqual({
      kind: 'unreachable',
      code: 'ECONNREFUSED',
      message: 'Beeper Desktop does not answer at this address.',
      path: '/v1/bridges',
    });
  });

  it.each<[string, RequestListener]>([
    ['before the answer', (request) => request.socket.destroy()],
    [
      'in the middle of the body',
      (_, response) => {
        response.writeHead(200, { 'content-length': 1000 });
        response.write('{"items":[', () => response.destroy());
      },
    ],
    ['with a chunk outstanding', (_, response) => response.write('{', () => response.destroy())],
  ])('is unreachable when the connection breaks %s', async (_, answer) => {
    expect(errorOf(await bridgesFrom(answer)).kind).toBe('unreachable');
  });

  it('keeps the status when an error body breaks off', async () => {
    const result = await bridgesFrom((_, response) => {
      response.writeHead(401, { 'content-length': 1000 });
      response.write('{', () => response.destroy());
    });
    expect(errorOf(result)).toMatchObject({ kind: 'unauthorized', status: 401 });
  });

  it('keeps none: the next call comes too late for it, and waiting costs wake-ups', async () => {
    const asked: (string | undefined)[] = [];
    let open = 0;
    const { baseURL } = await serve((request, response) => {
      asked.push(request.headers.connection);
      open += 1;
      request.socket.on('close', () => (open -= 1));
      json(200, BRIDGE_LIST_EXAMPLE)(request, response);
    });
    const { client, clock } = testClient(baseURL);
    for (let turn = 0; turn < 3; turn += 1) valueOf(await client.bridges());
    await until(() => open === 0);
    expect(asked).toEqual(['close', 'close', 'close']);
    expect(clock.pending()).toEqual([]);
  });
});

describe('time', () => {
  const hang: RequestListener = () => undefined;
  const stall: RequestListener = (_, response) => response.writeHead(200).write('{"items":[');

  it.each([
    ['no answer', hang],
    ['a body that stalls', stall],
  ])('runs out after 15 s of %s, and the request is ended', async (_, answer) => {
    let hungUp = false;
    const { baseURL, seen } = await serve((request, response) => {
      response.on('close', () => (hungUp = true));
      answer(request, response);
    });
    const { client, clock } = testClient(baseURL);
    const result = client.bridges();
    await until(() => seen.length === 1);
    await clock.advance(14_999);
    expect(clock.pending()).toEqual([1]);
    await clock.advance(1);
    expect(errorOf(await result)).toEqual({
      kind: 'timeout',
      message: 'The answer was not there in time.',
      path: '/v1/bridges',
    });
    await until(() => hungUp);
    expect(seen).toHaveLength(1);
  });

  it('has no limit for display_and_wait, but has one for the other steps', async () => {
    const { baseURL, seen } = await serve(hang);
    const { client, clock } = testClient(baseURL);
    const controller = new AbortController();
    const { signal } = controller;
    const submit = (type: 'display_and_wait' | 'cookies') =>
      client.submitStep('b', 's', type, { type }, { signal }).catch((reason: unknown) => reason);
    const waiting = submit('display_and_wait');
    await until(() => seen.length === 1);
    expect(clock.pending()).toEqual([]);
    const other = submit('cookies');
    await until(() => seen.length === 2);
    expect(clock.pending()).toEqual([90_000]);
    controller.abort('left');
    expect(await Promise.all([waiting, other])).toEqual(['left', 'left']);
  });

  it.each(['SILENCE_TIMEOUT', 'ETIMEDOUT'])('takes %s for what it is', async (code) => {
    const late = Object.assign(new Error('nothing came'), { code });
    const { client } = testClient('http://localhost', { fetch: () => Promise.reject(late) });
    expect(errorOf(await client.bridges())).toMatchObject({ kind: 'timeout' });
  });
});

describe('abort', () => {
  it.each<[string, RequestListener]>([
    ['waiting for an answer', () => undefined],
    ['reading a body', (_, response) => response.writeHead(200).write('{"items":[')],
  ])('rejects with its reason while %s, and ends the request', async (_, answer) => {
    let hungUp = false;
    const { baseURL, seen } = await serve((request, response) => {
      response.on('close', () => (hungUp = true));
      answer(request, response);
    });
    const { client, clock } = testClient(baseURL);
    const controller = new AbortController();
    const result = client.bridges({ signal: controller.signal });
    await until(() => seen.length === 1);
    const reason = new Error('window closed');
    controller.abort(reason);
    await expect(result).rejects.toBe(reason);
    await until(() => hungUp);
    expect(clock.pending()).toEqual([]);
  });

  it('ends the wait before a retry', async () => {
    const { baseURL, seen } = await serve(json(503, {}));
    const { client, clock } = testClient(baseURL);
    const controller = new AbortController();
    const result = client.bridges({ signal: controller.signal });
    await until(() => clock.pending()[0] === 375);
    controller.abort('quit');
    await expect(result).rejects.toBe('quit');
    expect(clock.pending()).toEqual([]);
    expect(seen).toHaveLength(1);
  });

  it('lets go of the signal when the call is over', async () => {
    const { baseURL } = await serve(json(200, BRIDGE_LIST_EXAMPLE));
    const { signal } = new AbortController();
    valueOf(await testClient(baseURL).client.bridges({ signal }));
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });

  it('sends nothing under a signal that is aborted already', async () => {
    const { baseURL, seen } = await serve(json(200, BRIDGE_LIST_EXAMPLE));
    const result = testClient(baseURL).client.bridges({ signal: AbortSignal.abort('before') });
    await expect(result).rejects.toBe('before');
    expect(seen).toEqual([]);
  });

  it('does not wait for a fetch that ignores the abort', async () => {
    const { client } = testClient('http://localhost', {
      fetch: () => new Promise(() => undefined),
    });
    const controller = new AbortController();
    const result = client.bridges({ signal: controller.signal });
    controller.abort('quit');
    await expect(result).rejects.toBe('quit');
  });
});

describe('retries', () => {
  it('comes through two passing faults, after the waits they ask for', async () => {
    const { baseURL, seen } = await serve(
      inTurn(
        json(429, {}, { 'retry-after-ms': '1200' }),
        json(500, {}),
        json(200, BRIDGE_LIST_EXAMPLE),
      ),
    );
    const { client, clock } = testClient(baseURL);
    const result = client.bridges();
    await until(() => clock.pending()[0] === 1_200);
    await clock.advance(1_200);
    await until(() => clock.pending()[0] === 750);
    await clock.advance(750);
    expect(valueOf(await result).entries).toHaveLength(BRIDGE_LIST_EXAMPLE.items.length);
    expect(seen).toHaveLength(3);
  });

  it('reads retry-after as a date by the clock it was given', async () => {
    const answers = inTurn(
      json(503, {}, { 'retry-after': 'Wed, 01 Jan 2025 00:00:04 GMT' }),
      json(200, BRIDGE_LIST_EXAMPLE),
    );
    const { baseURL } = await serve(answers);
    const { client, clock } = testClient(baseURL);
    const result = client.bridges();
    await until(() => clock.pending()[0] === 4_000);
    await clock.advance(4_000);
    expect((await result).ok).toBe(true);
  });

  it('gives up after the third fault and reports the last', async () => {
    const { baseURL, seen } = await serve(
      inTurn(json(500, {}), json(502, {}), json(503, { message: 'third' })),
    );
    const { client, clock } = testClient(baseURL);
    const result = client.bridges();
    await until(() => clock.pending()[0] === 375);
    await clock.advance(375);
    await until(() => clock.pending()[0] === 750);
    await clock.advance(750);
    expect(errorOf(await result).message).toBe('third');
    expect(seen).toHaveLength(3);
  });

  it('leaves a long retry-after to the caller', async () => {
    const { baseURL, seen } = await serve(json(429, {}, { 'retry-after': '30' }));
    const error = errorOf(await testClient(baseURL).client.bridges());
    expect(error).toMatchObject({ kind: 'rate-limited', retryAfterMs: 30_000 });
    expect(seen).toHaveLength(1);
  });

  it('cancels again when the first try broke off, and is content that the session is gone', async () => {
    const { baseURL, seen } = await serve(
      inTurn((request) => request.socket.destroy(), json(404, {})),
    );
    const { client, clock } = testClient(baseURL);
    const result = client.cancelLogin('b', 's');
    await until(() => clock.pending()[0] === 375);
    await clock.advance(375);
    expect(valueOf(await result).status).toBe('cancelled');
    expect(seen.map(({ method }) => method)).toEqual(['DELETE', 'DELETE']);
  });

  it.each<[string, RequestListener]>([
    ['a 503', json(503, {}, { 'retry-after': '1' })],
    ['a broken connection', (request) => request.socket.destroy()],
  ])('never sends a POST twice, not after %s', async (_, answer) => {
    const { baseURL, seen } = await serve(answer);
    const { client, clock } = testClient(baseURL);
    await client.startLogin('b', {});
    await client.submitStep('b', 's', 't', { type: 'display_and_wait' });
    await client.focus();
    expect(seen).toHaveLength(3);
    expect(clock.pending()).toEqual([]);
  });
});
