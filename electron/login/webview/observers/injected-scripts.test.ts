import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { pickFrom, readPublished, readStorage, IS_GOOGLE_REJECTION } from './injected-scripts';

/** Runs a text in a page with these globals; what it gives comes out as it would over IPC. */
function inPage(code: string, globals: Record<string, unknown>): unknown {
  const result: unknown = runInNewContext(code, globals);
  return JSON.parse(JSON.stringify(result));
}

/** What a page gives for texts of which one is too large to leave it. */
const HUGE = 'x'.repeat(1_000_001);
const LARGE = 'x'.repeat(900_000);

describe('readPublished', () => {
  const published = (results: unknown) =>
    inPage(readPublished(['token', '__proto__']), { __BEEP_BEEP_AUTH_RESULTS__: results });

  it('takes the wanted texts and leaves the rest, which might not be cloned', () => {
    const results = JSON.parse('{"token": "a", "__proto__": "b", "other": "c"}') as object;
    expect(published(Object.assign(results, { made: () => 1 }))).toEqual({
      found: [
        ['token', 'a'],
        ['__proto__', 'b'],
      ],
      tooLarge: [],
    });
  });

  it('leaves in the page what is too large to be sent', () => {
    expect(published({ token: HUGE })).toEqual({
      found: [['__proto__', null]],
      tooLarge: ['token'],
    });
  });

  it.each([[{}], [{ __BEEP_BEEP_AUTH_RESULTS__: null }]])('finds nothing in %j', (globals) => {
    expect(inPage(readPublished(['a']), globals)).toEqual({ found: [['a', null]], tooLarge: [] });
  });
});

describe('pickFrom', () => {
  const picked = (expression: string): unknown =>
    runInNewContext(pickFrom(expression, ['a', 'b']), { HUGE });

  it.each([
    ['({ a: "1", b: 2 })', ['1', null]],
    ['Promise.resolve({ a: "", b: "2" })', ['', '2']],
    ['null // nothing', [null, null]],
    ['(async () => ({}))()', [null, null]],
  ])('%s', async (expression, [a, b]) => {
    expect(JSON.parse(JSON.stringify(await picked(expression)))).toEqual({
      found: [
        ['a', a],
        ['b', b],
      ],
      tooLarge: [],
    });
  });

  it('leaves in the page what is too large, and fails as the expression does', async () => {
    expect(JSON.stringify(await picked('({ a: HUGE })'))).toBe(
      JSON.stringify({ found: [['b', null]], tooLarge: ['a'] }),
    );
    await expect(picked('Promise.reject(1)')).rejects.toBe(1);
    expect(() => picked('nothing.here')).toThrow();
  });
});

describe('readStorage', () => {
  const location = { origin: 'https://www.example.com' };
  const reading = (keys: string[], stored: Map<string, string>) => {
    const localStorage = { getItem: (name: string) => stored.get(name) ?? null };
    return inPage(readStorage(keys), { localStorage, location });
  };

  it('reads the keys it was given, whatever they look like', () => {
    const key = `"'\`\\$\u2028</script>`;
    expect(reading([key, 'b'], new Map([[key, 'a']]))).toEqual({
      origin: location.origin,
      found: [
        [key, 'a'],
        ['b', null],
      ],
      tooLarge: [],
    });
  });

  it('leaves in the page what is too large, by itself or all together', () => {
    const stored = new Map([
      ['a', LARGE],
      ['b', HUGE],
      ['c', LARGE],
      ['d', LARGE],
    ]);
    expect(reading(['a', 'b', 'c', 'd'], stored)).toMatchObject({
      found: [['a', LARGE]],
      tooLarge: ['b', 'c', 'd'],
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
