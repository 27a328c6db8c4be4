import { inspect } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ApiError } from './errors';
import { redactError } from './redact';
import { errorOf, testClient } from './testing/client';

const TOKEN_CHARACTERS = [...'abcXYZ0189-._~+/='];
const token = fc.string({
  unit: fc.constantFrom(...TOKEN_CHARACTERS),
  minLength: 12,
  maxLength: 40,
});

/** Replies that have the token in them anywhere a server can put it. */
function replyWith(secret: string) {
  const text = fc
    .tuple(fc.string(), fc.constantFrom(secret, encodeURIComponent(secret), `Bearer ${secret}`, ''))
    .map(([around, echo]) => around + echo + around);
  const anything = fc.anything({
    key: text,
    values: [text, fc.integer()],
    withNullPrototype: false,
  });
  return fc.record({
    status: fc.constantFrom(200, 302, 400, 401, 403, 404, 409, 410, 418, 422, 429, 500, 503),
    body: fc.oneof(
      text,
      anything.map((value) => JSON.stringify(value) ?? ''),
      fc
        .record({ message: text, code: text, details: anything })
        .map((value) => JSON.stringify(value)),
      text.map((key) => JSON.stringify({ group_creation: { [key]: {} }, resolve_identifier: {} })),
    ),
    header: fc.constantFrom(secret, `v${secret}`, '4.2.800'),
  });
}

describe('errors', () => {
  it('never hold the token, whatever the server replies', async () => {
    const run = token.chain((secret) => fc.tuple(fc.constant(secret), replyWith(secret)));
    await fc.assert(
      fc.asyncProperty(run, async ([secret, { status, body, header }]) => {
        const headers = {
          'x-beeper-desktop-version': header,
          'retry-after': header,
          location: `http://elsewhere/${header}`,
        };
        const { client } = testClient('http://localhost', {
          token: secret,
          fetch: () => Promise.resolve(new Response(body, { status, headers })),
        });
        const error = errorOf(await client.capabilities('b', { retries: 0 }));
        const seen = JSON.stringify(error) + inspect(error, { depth: Infinity }) + error.message;
        expect(seen).not.toContain(secret);
        expect(seen).not.toContain(encodeURIComponent(secret));
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  it('never hold the token that a failing fetch quotes', async () => {
    const codeLike = fc.string({ unit: fc.constantFrom(...'ABCXYZ019_'), minLength: 12 });
    await fc.assert(
      fc.asyncProperty(codeLike, async (secret) => {
        const message = `"Bearer ${secret}" is an invalid header value.`;
        const quoted = Object.assign(new TypeError(message), { code: secret });
        const { client } = testClient('http://localhost', {
          token: secret,
          fetch: () => Promise.reject(quoted),
        });
        const error = errorOf(await client.bridges({ retries: 0 }));
        expect(error.kind).toBe('unreachable');
        expect(JSON.stringify(error)).not.toContain(secret);
      }),
      { seed: 1 },
    );
  });
});

describe('redactError', () => {
  const error: ApiError = {
    kind: 'unauthorized',
    path: '/v1/bridges',
    status: 401,
    retryAfterMs: 401,
    message: 'bad token 401a401a',
    details: { '401a401a': [{ deep: 'x401a401ax' }, 401, true, null] },
  };

  it('masks the token in every text, keys included, and leaves the rest', () => {
    expect(redactError(error, '401a401a')).toEqual({
      ...error,
      message: 'bad token [token]',
      details: { '[token]': [{ deep: 'x[token]x' }, 401, true, null] },
    });
  });

  it('masks a token of digits that comes as a number', () => {
    const details = { given: 123456789012 };
    expect(redactError({ ...error, details }, '123456789012').details).toEqual({
      given: '[token]',
    });
  });

  it('cuts off what is nested too deep to walk', () => {
    let details: unknown = 'secret-token';
    for (let depth = 0; depth < 20_000; depth += 1) details = [details];
    const redacted = redactError({ ...error, details }, 'secret-token');
    expect(JSON.stringify(redacted)).toContain('…');
    expect(JSON.stringify(redacted)).not.toContain('secret-token');
  });
});
