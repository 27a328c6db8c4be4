import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { freshFolder } from '../../testing/folder';
import { parseCurl } from './curl';
import { copyAsCurl } from '../testing/copy-as-curl';

/** The body of the first command. */
function bodyOf(options: string): string | null | undefined {
  return parseCurl(`curl 'https://x.example/' ${options}`)[0]?.body;
}

/** Maps as plain objects; without bodies. */
function parsed(text: string) {
  return parseCurl(text).map(({ url, headers }) => ({ url, headers: Object.fromEntries(headers) }));
}

const URL_X = 'https://x.example/api?a=1&b=%2F';

describe('parseCurl', () => {
  it.each(['-b', '--cookie'])('reads cookies given with %s', (option) => {
    expect(parsed(`curl '${URL_X}' ${option} 'a=1; b=2'`)).toEqual([
      { url: URL_X, headers: { cookie: 'a=1; b=2' } },
    ]);
  });

  it.each(['-H', '--header'])('reads headers given with %s', (option) => {
    expect(parsed(`curl ${option} 'Cookie: a=1' ${option} "X-CSRF: t:1" '${URL_X}'`)).toEqual([
      { url: URL_X, headers: { cookie: 'a=1', 'x-csrf': 't:1' } },
    ]);
  });

  it('reads a word attached to its option, the user agent and the referrer', () => {
    expect(parsed(`curl -H'X: 1' -ba=1 -A Mozilla --referer 'http://r' --url ${URL_X}`)).toEqual([
      {
        url: `https://x.example/api?a=1`,
        headers: { x: '1', cookie: 'a=1', 'user-agent': 'Mozilla', referer: 'http://r' },
      },
    ]);
  });

  it('takes no other word for the URL', () => {
    const text = `curl -X POST --proxy 'http://proxy' -d 'https://data' -sS '${URL_X}' https://2nd`;
    expect(parsed(text)).toMatchObject([{ url: URL_X }]);
    expect(parsed("curl -H 'a: b'")).toMatchObject([{ url: null }]);
  });

  it('passes over a cookie file, and headers that are removed or empty', () => {
    expect(parsed(`curl -b cookies.txt -H 'Accept:' -H 'X;' -H ': a' '${URL_X}'`)).toMatchObject([
      { headers: {} },
    ]);
    expect(parsed('curl -H')).toEqual([{ url: null, headers: {} }]);
  });

  it('joins cookies that are given in parts', () => {
    expect(parsed(`curl -H 'cookie: a=1' -b 'b=2' '${URL_X}'`)).toMatchObject([
      { headers: { cookie: 'a=1; b=2' } },
    ]);
  });

  it('reads several commands', () => {
    expect(parsed("curl 'https://a' -H 'x: 1' ;\ncurl 'https://b' -H 'x: 2'")).toEqual([
      { url: 'https://a', headers: { x: '1' } },
      { url: 'https://b', headers: { x: '2' } },
    ]);
    expect(parsed('curl ^"https://a^" ^\r\n -H ^"x: 1^" &\r\ncurl ^"https://b^"')).toEqual([
      { url: 'https://a', headers: { x: '1' } },
      { url: 'https://b', headers: {} },
    ]);
  });

  it.each([
    ['$ curl https://a', 'https://a'],
    ['  curl.exe "https://a"', 'https://a'],
    ["curl 'https://a/^\"'", 'https://a/^"'],
    ['curl "https://a/^%^20" ^\r\n  -s', 'https://a/%20'],
    ['curl "https://a/"%"20"', 'https://a/%20'],
  ])('%s', (text, url) => {
    expect(parsed(text)).toMatchObject([{ url }]);
  });

  it.each(['', 'curl', 'curly https://a', 'wget https://a', 'a=1; b=2', '{"curl": 1}'])(
    'finds none in %j',
    (text) => {
      expect(parseCurl(text)).toEqual([]);
    },
  );
});

describe('bodies', () => {
  it.each([
    ["-d 'a=1'", 'a=1'],
    ["-d'a=1'", 'a=1'],
    ["--data 'a=1' --data-ascii b=2 --data-binary c=3", 'a=1&b=2&c=3'],
    [`--data-raw $'{"a":"it\\'s\\u0021"}'`, `{"a":"it's!"}`],
    ["--data='a=1'", 'a=1'],
    ['--data-raw={"a":1}', '{a:1}'],
    [`--json '{"a":"1"}'`, '{"a":"1"}'],
    ['-sSXPOST -d a=1', 'a=1'],
    ['-sSd a=1', 'a=1'],
    ["--data-urlencode 'a=1 & 2'", 'a=1%20%26%202'],
    ["--data-urlencode 'only text' --data-urlencode a@file -d b=1", 'b=1'],
    ["-F 'a=1;type=text/plain' --form 'b=\"x;y\"' --form-string c=@d", 'a=1&b=x%3By&c=%40d'],
    ["-F 'a=@file' -F 'b=<file' -d @file --data-binary '@-'", null],
    ["--data-raw '@not-a-file'", '@not-a-file'],
    ['', null],
    ['-d', null],
    ["-d ''", null],
  ])('%s', (options, body) => {
    expect(bodyOf(options)).toBe(body);
  });

  it('are never those of files, wherever a command names one that is there', async () => {
    const file = join(await freshFolder(), 'secret');
    await writeFile(file, 'session=secret');
    for (const options of [
      ...['--data', '--data-ascii', '--data-binary', '--json'].map(
        (option) => `${option} @${file}`,
      ),
      ...[`--data-urlencode session@${file}`, `-F session=@${file}`, `-F 'session=<${file}'`],
      ...[`-b ${file}`, `-H @${file}`, `-K ${file}`, `-T ${file}`],
    ]) {
      const requests = parseCurl(`curl 'https://x.example/' ${options}`);
      expect(requests, options).toMatchObject([{ url: 'https://x.example/', body: null }]);
      expect(JSON.stringify(requests.map(({ headers }) => [...headers]))).not.toContain('secret');
    }
  });

  it('are no URLs, and take none for their own', () => {
    expect(parseCurl(`curl -d 'https://data.example/' 'https://x.example/'`)).toMatchObject([
      { url: 'https://x.example/', body: 'https://data.example/' },
    ]);
    expect(parseCurl(`curl --url=https://x.example/ -Habc:1`)).toMatchObject([
      { url: 'https://x.example/', body: null },
    ]);
  });
});

const name = fc.stringMatching(/^[a-z][a-z0-9-]{0,12}$/).filter((text) => text !== 'cookie');
const value = fc
  .string({ unit: fc.constantFrom(...'aZ09 \'"\\^%!$&|;{}=:,@#<>()`~é'), minLength: 1 })
  .map((text) => text.trim())
  .filter((text) => text !== '');
const cookies = value.map((text) => `session=${text}`);

describe('what a browser copies', () => {
  it.each(['bash', 'cmd'] as const)('is read as it was sent: %s', (shell) => {
    fc.assert(
      fc.property(
        fc.dictionary(name, value, { noNullPrototype: true }),
        cookies,
        fc.string(),
        (headers, cookie, body) => {
          const expected = { url: URL_X, headers: { ...headers, cookie } };
          const copied = copyAsCurl(shell, URL_X, headers, { cookies: cookie, body });
          expect(parsed(copied)).toEqual([expected]);
          // cmd knows no lone line feed, and browsers write none.
          const sent = shell === 'cmd' ? body.replaceAll('\r\n', '\n') : body;
          expect(parseCurl(copied)[0]?.body).toBe(sent || null);
          const older = copyAsCurl(shell, URL_X, { ...headers, Cookie: cookie });
          expect(parsed(older)).toEqual([expected]);
        },
      ),
      { seed: 11, numRuns: 300 },
    );
  });

  it('or anything like it never throws', () => {
    const noise = fc.string({ unit: fc.constantFrom(...'-HbA \'"\\^$\n;:=axu{}') });
    fc.assert(
      fc.property(noise, (text) => {
        expect(parseCurl(`curl ${text}`).length).toBeGreaterThanOrEqual(0);
      }),
      { seed: 12, numRuns: 500 },
    );
  });
});
