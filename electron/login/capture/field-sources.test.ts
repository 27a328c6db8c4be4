import { describe, expect, it } from 'vitest';
import { isComplete, progressOfFields, readFields, type CaptureField } from './field-sources';
import { cookiesStep } from '../testing/cookie-steps';

function readField(field: Record<string, unknown>): CaptureField {
  const [read] = readFields(cookiesStep({ url: 'https://www.example.com/', fields: [field] }));
  if (read === undefined) throw new Error('no field');
  return read;
}

/** Without the functions, which are tested by what they do. */
function sourcesOf(field: Record<string, unknown>) {
  return readField(field).sources.map((source) => ({ ...source, matchesRequest: undefined }));
}

describe('readFields', () => {
  it('reads what all releases send: type and name', () => {
    expect(sourcesOf({ id: 'a', type: 'cookie', name: 'xs' })).toMatchObject([
      { kind: 'cookie', name: 'xs', domain: null },
      { kind: 'script', name: 'a' },
    ]);
    expect(sourcesOf({ id: 'a', type: 'header', name: 'X-Version' })).toMatchObject([
      { kind: 'header', name: 'x-version' },
      { kind: 'script', name: 'a' },
    ]);
    expect(sourcesOf({ id: 'a', type: 'local_storage' })).toMatchObject([
      { kind: 'storage', name: 'a' },
      { kind: 'script', name: 'a' },
    ]);
  });

  it('takes what names no type for a cookie, unless the script gives it', () => {
    const both = (name: string, domain: string | null = null) => [
      { kind: 'cookie', name, domain },
      { kind: 'script', name },
    ];
    expect(sourcesOf({ id: 'a' })).toMatchObject(both('a'));
    expect(sourcesOf({ id: 'a', name: 'xs' })).toMatchObject(both('xs'));
    expect(sourcesOf({ id: 'a', type: '', sources: [] })).toMatchObject(both('a'));
    expect(sourcesOf({ id: 'a', type: null, sources: null })).toMatchObject(both('a'));
    expect(sourcesOf({ id: 'a', sources: [{ name: 'xs', cookieDomain: '.x.com' }] })).toMatchObject(
      both('xs', '.x.com'),
    );
    expect(sourcesOf({ id: 'a', sources: [{}] })).toMatchObject(both('a'));
  });

  it('reads bodies of requests', () => {
    const sources = [{ type: 'request_body', name: 'token', requestURLRegex: '/api/' }];
    expect(sourcesOf({ id: 'a', sources })).toMatchObject([
      { kind: 'body', name: 'token' },
      { kind: 'script', name: 'a' },
    ]);
    expect(sourcesOf({ id: 'a', type: 'request_body' })).toMatchObject([
      { kind: 'body', name: 'a' },
      { kind: 'script', name: 'a' },
    ]);
  });

  it.each([
    [{ type: 'telepathy' }, true],
    [{ sources: [{ type: 'telepathy' }] }, true],
    [{ type: 'telepathy', sources: [{ type: 'telekinesis' }] }, true],
    [{ type: 'cookie', sources: [{ type: 'telepathy' }] }, false],
    [{ sources: [{ type: 'telepathy' }, { type: 'cookie' }] }, false],
    [{ sources: [{ type: 'telepathy' }, {}] }, false],
    [{}, false],
  ])('knows of %j that nobody can find it: %s', (field, isUnknown) => {
    expect(readField({ id: 'a', ...field }).isUnknown).toBe(isUnknown);
    expect(sourcesOf({ id: 'a', ...field }).length > 1).toBe(!isUnknown);
  });

  it('leaves what nobody can find to the script, where there is one', () => {
    const fields = [{ id: 'a', sources: [{ type: 'telepathy' }] }];
    const step = cookiesStep({ url: 'https://x.example/', fields, extractJS: '({ a: "1" })' });
    expect(readFields(step)).toMatchObject([{ isUnknown: false, sources: [{ kind: 'script' }] }]);
  });

  it('prefers what newer releases send, in its order, and passes over kinds it does not know', () => {
    const sources = [
      { type: 'telepathy', name: 'mind' },
      { type: 'special', name: 'com.example.token' },
      { type: 'cookie', name: 'token', cookieDomain: '.example.com' },
    ];
    expect(sourcesOf({ id: 'a', type: 'header', name: 'X', sources })).toMatchObject([
      { kind: 'script', name: 'com.example.token' },
      { kind: 'cookie', name: 'token', domain: '.example.com' },
    ]);
    const [unknown] = sources;
    expect(sourcesOf({ id: 'a', type: 'header', name: 'X', sources: [unknown] })).toMatchObject([
      { kind: 'header', name: 'x' },
      { kind: 'script', name: 'a' },
    ]);
  });

  it.each([
    [{}, true],
    [{ required: true }, true],
    [{ required: false }, false],
    [{ optional: true }, false],
    [{ optional: false }, true],
    [{ required: true, optional: true }, true],
  ])('%j is required: %s', (flags, required) => {
    expect(readField({ id: 'a', ...flags }).required).toBe(required);
  });

  it.each([
    [{ id: 'a', type: 'header', name: 'X-Version' }, 'X-Version'],
    [
      {
        id: 'a',
        sources: [
          { type: 'special', name: 's' },
          { type: 'cookie', name: 'd' },
        ],
      },
      'd',
    ],
    [{ id: 'a', sources: [{ type: 'special', name: 's' }] }, 'a'],
    [{ id: 'a', type: 'cookie' }, 'a'],
    [{ id: 'a' }, 'a'],
    [{ id: 'a', name: 'xs' }, 'xs'],
    [{ id: 'a', name: 'mind', type: 'telepathy' }, 'a'],
  ])('calls %j %s', (field, name) => {
    expect(progressOfFields([readField(field)], new Map(), new Set())).toMatchObject([{ name }]);
  });

  it("counts requests to the step's own site, unless a pattern that can be read says which", () => {
    const counts = (requestURLRegex: string | undefined, url: string) => {
      const [source] = readField({
        id: 'a',
        sources: [{ type: 'request_header', name: 'X', requestURLRegex }],
      }).sources;
      return source?.kind === 'header' && source.matchesRequest(url);
    };
    expect(counts(undefined, 'https://api.example.com/x')).toBe(true);
    expect(counts(undefined, 'https://other.example/x')).toBe(false);
    expect(counts('^https://other\\.', 'https://other.example/x')).toBe(true);
    expect(counts('^https://other\\.', 'https://api.example.com/x')).toBe(false);
    expect(counts('(', 'https://api.example.com/x')).toBe(true);
    expect(counts('(', 'https://other.example/x')).toBe(false);
  });
});

describe('isComplete', () => {
  const [a, b] = [readField({ id: 'a' }), readField({ id: 'b', required: false })];

  it('wants every required field, and something at all', () => {
    expect(isComplete([a, b], new Map([['b', 'x']]))).toBe(false);
    expect(isComplete([a, b], new Map([['a', 'x']]))).toBe(true);
    expect(isComplete([b], new Map())).toBe(false);
    expect(isComplete([b], new Map([['b', 'x']]))).toBe(true);
    expect(isComplete([], new Map())).toBe(true);
  });
});
