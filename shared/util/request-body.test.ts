import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bodyEntries } from './request-body';

const read = (body: string) => [...bodyEntries(body)];

/** A multipart form as browsers write it. */
function multipart(parts: readonly (readonly [headers: string, value: string])[], eol = '\r\n') {
  const lines = parts.flatMap(([headers, value]) => [
    '------WebKitFormBoundaryAbC123',
    `Content-Disposition: form-data; ${headers}`,
    '',
    value,
  ]);
  return [...lines, '------WebKitFormBoundaryAbC123--', ''].join(eol);
}

describe('bodyEntries', () => {
  it('reads JSON', () => {
    expect(read(' {"token":"1","user":{"id":2}}')).toEqual([
      ['token', '1'],
      ['user.id', '2'],
    ]);
    expect(read('[{"token":"1"}]')).toEqual([['token', '1']]);
  });

  it.each([
    [
      'token=xoxc-1&_x=%2B+a',
      [
        ['token', 'xoxc-1'],
        ['_x', '+ a'],
      ],
    ],
    [
      'a=1&a=2&empty=&flag&=nameless',
      [
        ['a', '1'],
        ['a', '2'],
        ['empty', ''],
      ],
    ],
    [
      'bad=100%&good=1',
      [
        ['bad', '100%'],
        ['good', '1'],
      ],
    ],
    ['{not}=json', [['{not}', 'json']]],
    ['', []],
  ])('reads a urlencoded form: %s', (body, entries) => {
    expect(read(body)).toEqual(entries);
  });

  it.each(['\r\n', '\n'])('reads a multipart form with line ends %j', (eol) => {
    const body = multipart(
      [
        ['name="token"', 'xoxc-1'],
        ['name="two lines"', `a${eol}b`],
        ['name="file"; filename="token"', 'token=2'],
        ['filename="x"; name="file"', 'x'],
        ['name=bare', 'c'],
        ['name="a%22b"', ''],
      ],
      eol,
    );
    expect(read(body)).toEqual([
      ['token', 'xoxc-1'],
      ['two lines', `a${eol}b`],
      ['bare', 'c'],
      ['a"b', ''],
    ]);
  });

  it('leaves out the part that is cut off', () => {
    const body = multipart([
      ['name="a"', '1'],
      ['name="b"', '2'.repeat(100)],
    ]);
    expect(read(body.slice(0, -80))).toEqual([['a', '1']]);
  });

  it('undoes what URLSearchParams does', () => {
    const pairs = fc.array(
      fc.tuple(fc.string({ unit: 'grapheme', minLength: 1 }), fc.string({ unit: 'grapheme' })),
    );
    fc.assert(
      fc.property(pairs, (given) => {
        const body = new URLSearchParams(given).toString();
        fc.pre(!body.startsWith('--'));
        expect(read(body)).toEqual(given);
      }),
      { seed: 23, numRuns: 300 },
    );
  });

  it('never throws', () => {
    const noise = fc.string({ unit: fc.constantFrom(...'{}[]",:-=&%\r\n;name"') });
    fc.assert(
      fc.property(fc.oneof(noise, fc.string({ unit: 'binary' })), (body) => {
        expect(read(body).length).toBeLessThanOrEqual(body.length);
      }),
      { seed: 24, numRuns: 1_000 },
    );
  });
});
