import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { PUBLISHED, readStorage, IS_GOOGLE_REJECTION } from './injected-scripts';

/** Runs a text in a page with these globals; what it gives comes out as it would over IPC. */
function inPage(code: string, globals: Record<string, unknown>): unknown {
  const result: unknown = runInNewContext(code, globals);
  return JSON.parse(JSON.stringify(result));
}

describe('PUBLISHED', () => {
  it('takes the strings and leaves the rest, which might not be cloned', () => {
    const results = { token: 'a', made: () => 1, nested: { a: 'b' } };
    expect(inPage(PUBLISHED, { __BEEP_BEEP_AUTH_RESULTS__: results })).toEqual({ token: 'a' });
  });

  it.each([[{}], [{ __BEEP_BEEP_AUTH_RESULTS__: null }]])('is null for %j', (globals) => {
    expect(inPage(PUBLISHED, globals)).toBeNull();
  });
});

describe('readStorage', () => {
  const location = { origin: 'https://www.example.com' };

  it('reads the keys it was given, whatever they look like', () => {
    const key = `"'\`\\$\u2028</script>`;
    const stored = new Map([[key, 'a']]);
    const localStorage = { getItem: (name: string) => stored.get(name) ?? null };
    expect(inPage(readStorage([key, 'b']), { localStorage, location })).toEqual({
      origin: location.origin,
      entries: { [key]: 'a', b: null },
    });
  });

  it('is null where a frame has none', () => {
    expect(inPage(readStorage(['a']), { location })).toBeNull();
  });
});

describe('IS_GOOGLE_REJECTION', () => {
  it.each([
    ['Sorry. This browser or app may not be secure. Learn more', true],
    ['Sign in', false],
  ])('%s: %s', (innerText, says) => {
    expect(inPage(IS_GOOGLE_REJECTION, { document: { body: { innerText } } })).toBe(says);
  });

  it('does not mind a page without a body', () => {
    expect(inPage(IS_GOOGLE_REJECTION, { document: { body: null } })).toBe(false);
  });
});
