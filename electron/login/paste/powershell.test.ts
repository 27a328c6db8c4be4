import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePowerShell } from './powershell';

const read = (text: string) =>
  parsePowerShell(text).map(({ url, headers, body }) => [url, Object.fromEntries(headers), body]);

/** Quotes a text as Chrome and Firefox do when they copy "as PowerShell". */
function quote(text: string): string {
  const escaped = text
    .replace(/[`$"]/g, '`$&')
    .replace(/[^\x20-\x7e]/g, (char) => `$([char]${char.charCodeAt(0)})`);
  return `"${escaped}"`;
}

function copied(url: string, cookies: Record<string, string>, body: string | null): string {
  return [
    '$session = New-Object Microsoft.PowerShell.Commands.WebRequestSession',
    '$session.UserAgent = "Mozilla/5.0 (Windows NT 10.0; Win64; x64)"',
    ...Object.entries(cookies).map(
      ([name, value]) =>
        `$session.Cookies.Add((New-Object System.Net.Cookie(${quote(name)}, ${quote(value)}, "/", ".x.example")))`,
    ),
    `Invoke-WebRequest -UseBasicParsing -Uri ${quote(url)} \``,
    '-Method "POST" `',
    '-WebSession $session `',
    '-Headers @{',
    '"authority"="x.example"',
    '  "x-csrf"="t`"1"',
    '} `',
    `-ContentType "application/json"${body === null ? '' : ` \`\n-Body ${body}`}`,
  ].join('\n');
}

const URL_X = 'https://x.example/api?a=1';
const HEADERS = {
  'user-agent': 'Mozilla/5.0 (Windows NT 10.0; Win64; x64)',
  authority: 'x.example',
  'x-csrf': 't"1',
  'content-type': 'application/json',
};

describe('parsePowerShell', () => {
  it('reads what browsers copy', () => {
    const text = copied(URL_X, { xs: '1%3A', c_user: '$2' }, quote('{"token":"xoxc-1"}'));
    expect(read(text)).toEqual([
      [URL_X, { ...HEADERS, cookie: 'xs=1%3A; c_user=$2' }, '{"token":"xoxc-1"}'],
    ]);
    expect(read(copied(URL_X, {}, null))).toEqual([[URL_X, HEADERS, null]]);
  });

  it('reads a body of bytes', () => {
    const body = `([System.Text.Encoding]::UTF8.GetBytes(${quote('a=é\r\n"')}))`;
    expect(read(copied(URL_X, {}, body))).toMatchObject([[URL_X, {}, 'a=é\r\n"']]);
  });

  it('reads several commands, each with the cookies of its own session', () => {
    const all = [copied('https://a', { a: '1' }, null), copied('https://b', { b: '2' }, '"x"')];
    expect(read(all.join(';\r\n'))).toEqual([
      ['https://a', { ...HEADERS, cookie: 'a=1' }, null],
      ['https://b', { ...HEADERS, cookie: 'b=2' }, 'x'],
    ]);
  });

  it('reads what people write', () => {
    const text = `$r = Invoke-RestMethod -Uri 'https://a' -Headers @{ 'Cookie' = 'it''s=1'; "X"="2" } -Body 'a=1'`;
    expect(read(text)).toEqual([['https://a', { cookie: "it's=1", x: '2' }, 'a=1']]);
  });

  it.each([
    '',
    '$session',
    'Invoke-WebRequest',
    'Invoke-WebRequest -Uri $url',
    'a=Invoke-WebRequest',
  ])('finds nothing in %j', (text) => {
    expect(read(text)).toEqual([]);
  });

  it('undoes what browsers do to any text, and never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ minLength: 1 }), (body, value) => {
        const [request] = parsePowerShell(copied(URL_X, { a: value }, quote(body)));
        expect([request?.headers.get('cookie'), request?.body]).toEqual([
          `a=${value}`.trim(),
          body,
        ]);
      }),
      { seed: 33, numRuns: 300 },
    );
    const noise = fc.string({ unit: fc.constantFrom(...'"\'`$()@{}=,;\n -UriBody') });
    fc.assert(
      fc.property(noise, (text) => {
        expect(parsePowerShell(`$s; Invoke-WebRequest ${text}`).length).toBeLessThan(200);
      }),
      { seed: 34, numRuns: 500 },
    );
  });
});
