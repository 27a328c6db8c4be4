import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fillPath, parseBaseURL } from './base-url';

describe('parseBaseURL', () => {
  it.each([
    ['http://localhost:23373', 'http://localhost:23373'],
    ['http://localhost:23373/', 'http://localhost:23373'],
    ['https://desk.example/beeper//', 'https://desk.example/beeper'],
    ['HTTP://[::1]:23373', 'http://[::1]:23373'],
  ])('takes %s', (text, baseURL) => {
    expect(parseBaseURL(text)).toBe(baseURL);
  });

  it.each(['', 'localhost:23373', 'ftp://localhost', 'file:///etc/passwd', 'http://', '/v1'])(
    'refuses %j',
    (text) => {
      expect(() => parseBaseURL(text)).toThrow('must be an http or https URL');
    },
  );

  it.each(['http://alice:hunter2@localhost', 'http://:hunter2@localhost'])(
    'refuses a password and does not repeat it',
    (text) => {
      expect(() => parseBaseURL(text)).toThrow(/^(?!.*hunter2).*must not carry a user name/);
    },
  );

  it.each(['http://localhost/?token=x', 'http://localhost/#x'])('refuses %s', (text) => {
    expect(() => parseBaseURL(text)).toThrow('must end with its path');
  });
});

describe('fillPath', () => {
  it('keeps any ID one segment that decodes to itself', () => {
    const id = fc
      .string({ unit: 'grapheme', minLength: 1 })
      .filter((text) => !/^\.\.?$/.test(text));
    fc.assert(
      fc.property(id, id, (a, b) => {
        const path = fillPath('/v1/{a}/x/{b}', { a, b });
        const segments = new URL(`http://localhost${path}`).pathname.split('/');
        expect(segments.map(decodeURIComponent)).toEqual(['', 'v1', a, 'x', b]);
      }),
      { seed: 1 },
    );
  });

  it.each(['.', '..', '\ud800'])('knows that no path carries %j', (a) => {
    expect(fillPath('/v1/{a}', { a })).toBeUndefined();
  });

  it('throws on an empty or missing ID', () => {
    expect(() => fillPath('/v1/{a}', { a: '' })).toThrow('a must not be empty');
    expect(() => fillPath('/v1/{a}', {})).toThrow('a must not be empty');
  });
});
