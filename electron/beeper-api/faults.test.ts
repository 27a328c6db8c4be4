import type { RequestListener, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { BRIDGE_EXAMPLE, BRIDGE_LIST_EXAMPLE } from '../../shared/api/testing/reference-examples';
import { readableItems } from '../../shared/api/item-list';
import { errorOf, valueOf } from './testing/client';
import { json, serve, until } from './testing/loopback';
import { MB, bridgesFrom } from './testing/bridges';

const raw =
  (body: string | Buffer, headers = {}): RequestListener =>
  (_, response) =>
    response.writeHead(200, headers).end(body);

describe('answers that are no success', () => {
  it.each([
    [400, 'invalid'],
    [401, 'unauthorized'],
    [403, 'forbidden'],
    [404, 'not-found'],
    [405, 'invalid'],
    [409, 'conflict'],
    [410, 'gone'],
    [413, 'invalid'],
    [415, 'invalid'],
    [418, 'invalid'],
    [422, 'invalid'],
    [429, 'rate-limited'],
    [500, 'server'],
    [503, 'server'],
    [599, 'server'],
  ])('%i is %s, with all it says', async (status, kind) => {
    const said = { message: 'Because.', code: 'M_BAD_STATE', details: { flow: ['qr', 1, null] } };
    const headers = { 'x-beeper-desktop-version': '4.2.801', 'retry-after': '7' };
    expect(errorOf(await bridgesFrom(json(status, said, headers)))).toEqual({
      ...said,
      kind,
      status,
      path: '/v1/bridges',
      desktopVersion: '4.2.801',
      retryAfterMs: 7_000,
    });
  });

  it.each([
    ['no body', ''],
    ['a page', '<h1>Not here</h1>'],
    ['a message that is none', '{"message":{"text":"x"}}'],
    ['an empty message', '{"message":""}'],
    ['more than anyone reads', JSON.stringify({ message: 'x'.repeat(65 * 1024) })],
  ])('has words of its own for %s', async (_, body) => {
    const result = await bridgesFrom((_, response) => response.writeHead(404).end(body));
    expect(errorOf(result)).toEqual({
      kind: 'not-found',
      status: 404,
      message: 'There is nothing at this address.',
      path: '/v1/bridges',
    });
  });

  it.each([301, 302, 307, 308])('does not follow a redirect (%i)', async (status) => {
    const elsewhere = await serve(json(200, BRIDGE_LIST_EXAMPLE));
    const error = errorOf(
      await bridgesFrom((_, response) =>
        response.writeHead(status, { location: `${elsewhere.baseURL}/v1/bridges` }).end(),
      ),
    );
    expect(error).toMatchObject({ kind: 'server', status });
    expect(elsewhere.seen).toEqual([]);
  });
});

describe('answers that make no sense', () => {
  const text = JSON.stringify(BRIDGE_LIST_EXAMPLE);

  it.each([
    ['a page', '<!doctype html><p>Hello</p>'],
    ['truncated JSON', text.slice(0, -20)],
    ['nothing', ''],
    ['JSON and more', `${text}}`],
  ])('%s is malformed', async (_, body) => {
    expect(errorOf(await bridgesFrom(raw(body)))).toEqual({
      kind: 'malformed',
      status: 200,
      message: 'The answer is not JSON.',
      path: '/v1/bridges',
    });
  });

  it.each([{ items: 'hunter2' }, {}])('names the list when that does not fit: %j', async (body) => {
    const error = errorOf(await bridgesFrom(json(200, body)));
    expect(error).toEqual({
      kind: 'malformed',
      status: 200,
      message: 'The answer does not have the expected shape.',
      path: '/v1/bridges',
      field: 'items',
    });
  });

  const [bridge] = BRIDGE_LIST_EXAMPLE.items;
  it.each([
    ['0.status', { items: [{ ...bridge, status: 'hunter2'.length }] }],
    ['0.accounts.1.user.id', withUser({ id: ['hunter2'] })],
    ['0.accounts.1.user.email', withUser({ id: 'u', email: { at: 'hunter2' } })],
    ['1', { items: [bridge, 'hunter2'] }],
  ])('reads on when %s does not fit, and keeps the value to itself', async (path, body) => {
    const { misfits } = valueOf(await bridgesFrom(json(200, body)));
    expect(misfits.map((misfit) => misfit.path)).toEqual([path]);
    expect(JSON.stringify(misfits)).not.toContain('hunter2');
  });

  function withUser(user: unknown) {
    const [account] = BRIDGE_EXAMPLE.accounts;
    return { items: [{ ...bridge, accounts: [account, { ...account, user }] }] };
  }

  it('names no field when the whole is of another kind', async () => {
    const error = errorOf(await bridgesFrom(json(200, 'hunter2')));
    expect(error.kind).toBe('malformed');
    expect(error).not.toHaveProperty('field');
  });

  it('reads names in any script, across the seams of the parts they come in', async () => {
    const name = 'Ωμέγα 日本 👩‍👩‍👧';
    const body = Buffer.from(JSON.stringify({ items: [{ ...bridge, displayName: name }] }));
    const writeByteByByte = async (response: ServerResponse) => {
      for (const byte of body) {
        response.write(Buffer.of(byte));
        await new Promise(setImmediate);
      }
      response.end();
    };
    const result = await bridgesFrom((_, response) => void writeByteByByte(response));
    expect(readableItems(valueOf(result))[0]?.displayName).toBe(name);
  });
});

describe('bodies without end', () => {
  it('stops reading at 16 MB and hangs up', async () => {
    let sentBytes = 0;
    let hungUp = false;
    function* parts() {
      yield '{"items":[],"pad":"';
      const part = 'x'.repeat(MB / 4);
      for (; sentBytes < 100 * MB; sentBytes += part.length) yield part;
    }
    const result = await bridgesFrom((_, response) => {
      response.on('close', () => (hungUp = true));
      Readable.from(parts()).pipe(response);
    });
    expect(errorOf(result)).toMatchObject({
      kind: 'malformed',
      message: 'The answer is too large.',
    });
    await until(() => hungUp);
    expect(sentBytes).toBeLessThan(40 * MB);
  });

  it('does not begin to read what says it is longer', async () => {
    let hungUp = false;
    const result = await bridgesFrom((_, response) => {
      response.on('close', () => (hungUp = true));
      response.writeHead(200, { 'content-length': 16 * MB + 1 });
      response.write('{');
    });
    expect(errorOf(result).message).toBe('The answer is too large.');
    await until(() => hungUp);
  });

  it('counts bytes, not characters, and takes 16 MB to the last', async () => {
    const wrap = (padBytes: number) => {
      const start = Buffer.from('{"items":[],"pad":"');
      return Buffer.concat([
        start,
        Buffer.alloc(padBytes - start.length - 2, 'é'),
        Buffer.from('"}'),
      ]);
    };
    expect(valueOf(await bridgesFrom(streamed(wrap(16 * MB)))).entries).toEqual([]);
    expect(errorOf(await bridgesFrom(streamed(wrap(16 * MB + 1)))).kind).toBe('malformed');
  });

  /** Without a content-length. */
  const streamed =
    (body: Buffer): RequestListener =>
    (_, response) => {
      response.write(body.subarray(0, 10));
      response.end(body.subarray(10));
    };

  it('leaves an endless error body, too', async () => {
    const result = await bridgesFrom((_, response) => {
      response.writeHead(403);
      response.write('x'.repeat(65 * 1024));
    });
    expect(errorOf(result)).toMatchObject({ kind: 'forbidden', status: 403 });
  });
});
