import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseFetch } from './fetch-call';

const read = (text: string) =>
  parseFetch(text).map(({ url, headers, body }) => [url, Object.fromEntries(headers), body]);

const URL_X = 'https://x.example/api?a=1';

describe('parseFetch', () => {
  it('reads what Chrome copies', () => {
    const options = {
      headers: { accept: '*/*', 'content-type': 'application/json', cookie: 'xs=1; c_user=2' },
      referrer: 'https://x.example/',
      body: '{"token":"xoxc-1"}',
      method: 'POST',
      mode: 'cors',
      credentials: 'include',
    };
    const text = `fetch("${URL_X}", ${JSON.stringify(options, null, 2)});`;
    expect(read(text)).toEqual([[URL_X, options.headers, options.body]]);
  });

  it('reads what Firefox copies', () => {
    const text = `await fetch("${URL_X}", {
    "credentials": "include",
    "headers": {
        "User-Agent": "Mozilla/5.0",
        "X-CSRF": "t"
    },
    "body": "token=xoxc-1&a=\\u0041",
    "method": "POST",
    "mode": "cors"
});`;
    expect(read(text)).toEqual([
      [URL_X, { 'user-agent': 'Mozilla/5.0', 'x-csrf': 't' }, 'token=xoxc-1&a=A'],
    ]);
  });

  it('reads what people write', () => {
    const text = `const answer = await fetch('${URL_X}', {
  method: 'POST', // as the site does
  headers: { Cookie: 'xs=it\\'s', 'X-N': 1, },
  body: \`two
lines\`,
  signal: null,
})`;
    expect(read(text)).toEqual([[URL_X, { cookie: "xs=it's", 'x-n': '1' }, 'two\nlines']]);
  });

  it('reads several calls, and none that a body only mentions', () => {
    const all = `fetch("https://a", { "body": "fetch(\\"https://no\\")" }); ;
fetch("https://b"); ;
fetch("https://c", { "body": null, "headers": {} });`;
    expect(read(all)).toEqual([
      ['https://a', {}, 'fetch("https://no")'],
      ['https://b', {}, null],
      ['https://c', {}, null],
    ]);
  });

  it.each([
    '',
    'fetch',
    'fetch()',
    'fetch(url)',
    'prefetch("https://a")',
    'curl https://a',
    'a=fetch',
    'fetch({',
    '{"fetch(": 1}',
  ])('finds nothing of use in %j', (text) => {
    expect(read(text).filter(([url]) => String(url).startsWith('http'))).toEqual([]);
  });

  it('reads any body, and never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (body) => {
        const text = `fetch(${JSON.stringify(URL_X)}, ${JSON.stringify({ body })});`;
        const isNone = body === 'null' || body === 'undefined';
        expect(read(text)).toEqual([[URL_X, {}, isNone ? null : body]]);
      }),
      { seed: 31, numRuns: 300 },
    );
    const noise = fc.string({ unit: fc.constantFrom(...'fetch("{}[]:,\'`\\/\n $') });
    fc.assert(
      fc.property(noise, (text) => {
        expect(parseFetch(`fetch("a", {${text}`).length).toBeGreaterThan(0);
      }),
      { seed: 32, numRuns: 500 },
    );
  });
});
