import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePastedText } from './pasted-text';

function read(text: string) {
  return parsePastedText(text).map(({ url, headers, named }) => ({
    url,
    headers: Object.fromEntries(headers),
    named: Object.fromEntries(named),
  }));
}

describe('readClips', () => {
  it.each(['xs=1; c_user=2', 'Cookie: xs=1; c_user=2', ' cookie:xs=1; c_user=2\n'])(
    'reads a Cookie header: %j',
    (text) => {
      const headers = { cookie: 'xs=1; c_user=2' };
      expect(read(text)).toEqual([{ url: null, headers, named: {} }]);
    },
  );

  it('reads lines of request headers', () => {
    const text =
      'GET /feed HTTP/1.1\r\n:authority: x.example\r\nCookie: a=1\r\n\r\nX-CSRF: t\r\nY:';
    expect(read(text)).toEqual([
      { url: null, headers: { cookie: 'a=1', 'x-csrf': 't', y: '' }, named: {} },
    ]);
  });

  it('reads cURL commands', () => {
    expect(read("curl 'https://a' -b 'a=1'; curl 'https://b'")).toEqual([
      { url: 'https://a', headers: { cookie: 'a=1' }, named: {} },
      { url: 'https://b', headers: {}, named: {} },
    ]);
  });

  it('reads the strings of JSON', () => {
    expect(read('{"xs": "1", "c_user": 2, "deep": {"xs": "3"}, "none": null}')).toEqual([
      { url: null, headers: {}, named: { xs: '1' } },
    ]);
  });

  it.each(['', ' \n', 'hunter2', 'some words', '{"xs": ', '[{"name": "xs"}]', 'null', 'a=1\nb=2'])(
    'reads nothing in %j',
    (text) => {
      expect(parsePastedText(text)).toEqual([]);
    },
  );

  it('never throws', () => {
    const noise = fc.string({ unit: fc.constantFrom(...'curl {}[]"\':=;\n\\^-Hb%a1') });
    fc.assert(
      fc.property(fc.oneof(noise, fc.json(), fc.string({ unit: 'binary' })), (text) => {
        expect(parsePastedText(text).length).toBeGreaterThanOrEqual(0);
      }),
      { seed: 13, numRuns: 500 },
    );
  });
});
