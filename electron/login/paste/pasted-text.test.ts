import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePastedText } from './pasted-text';

function read(text: string) {
  return parsePastedText(text).requests.map(({ url, headers, body }) => ({
    url,
    headers: Object.fromEntries(headers),
    body,
  }));
}

describe('parsePastedText', () => {
  it.each(['Cookie: xs=1; c_user=2', ' cookie:xs=1; c_user=2\n'])(
    'reads a Cookie header: %j',
    (text) => {
      const headers = { cookie: 'xs=1; c_user=2' };
      expect(read(text)).toEqual([{ url: null, headers, body: null }]);
    },
  );

  it.each([
    ['xs=1; c_user=2', null],
    ['token=xoxc-1&reason=x', 'token=xoxc-1&reason=x'],
  ])('takes pairs without a name for cookies, or for a body: %s', (text, body) => {
    expect(read(text)).toEqual([{ url: null, headers: { cookie: text }, body }]);
  });

  it('reads lines of request headers', () => {
    const text =
      'GET /feed HTTP/1.1\r\n:authority: x.example\r\nCookie: a=1\r\n\r\nX-CSRF: t\r\nY:';
    expect(read(text)).toEqual([
      { url: null, headers: { cookie: 'a=1', 'x-csrf': 't' }, body: null },
    ]);
  });

  it('reads cURL commands', () => {
    expect(read("curl 'https://a' -b 'a=1'; curl 'https://b'")).toEqual([
      { url: 'https://a', headers: { cookie: 'a=1' }, body: null },
      { url: 'https://b', headers: {}, body: null },
    ]);
  });

  it('takes JSON for a body', () => {
    const text = '{"xs": "1", "c_user": 2, "none": null}';
    expect(read(` ${text}\n`)).toEqual([{ url: null, headers: {}, body: text }]);
  });

  it('takes a multipart form for a body', () => {
    const text = '--b\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n--b--';
    expect(read(text)).toEqual([{ url: null, headers: {}, body: text }]);
  });

  it.each([
    ["curl 'https://a'", true],
    ['fetch("https://a")', true],
    ['Invoke-WebRequest -Uri "https://a"', true],
    ['{"log": {"entries": [{"request": {"url": "https://a"}}]}}', true],
    ['Cookie: a=1', false],
    ['{"a": "1"}', false],
    ['hunter2', false],
  ])('knows of %s whether it can only be a command: %s', (text, isCommand) => {
    expect(parsePastedText(text).isCommand).toBe(isCommand);
  });

  it.each(['', ' \n', 'hunter2', 'some words', '{"xs": ', '[{"name": "xs"}]', 'null', 'a=1\nb=2'])(
    'reads nothing in %j',
    (text) => {
      expect(read(text)).toEqual([]);
    },
  );

  it('never throws', () => {
    const noise = fc.string({ unit: fc.constantFrom(...'curl {}[]"\':=;\n\\^-Hb%a1') });
    fc.assert(
      fc.property(fc.oneof(noise, fc.json(), fc.string({ unit: 'binary' })), (text) => {
        expect(read(text).length).toBeGreaterThanOrEqual(0);
      }),
      { seed: 13, numRuns: 500 },
    );
  });
});
