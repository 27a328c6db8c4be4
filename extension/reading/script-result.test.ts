import { afterEach, describe, expect, it } from 'vitest';
import { publishedArguments, publishedOf, readPublished, resultOf } from './script-result';

describe('resultOf', () => {
  it('has wanted texts alone', () => {
    const result = { a: '1', b: 2, c: '3', big: 'xxxx' };
    expect(resultOf([{ result }], ['a', 'b', 'big'], 3)).toEqual({
      found: [['a', '1']],
      tooLarge: ['big'],
    });
  });

  it.each([undefined, null, 'text', [1]])('takes %j for no result', (result) => {
    expect(resultOf([{ result }], ['a'], 3)).toBeNull();
  });
});

describe('what a script publishes', () => {
  const [names, place, maxUnits] = publishedArguments(['a', 'b', 'big'], 3);
  afterEach(() => Reflect.deleteProperty(globalThis, place));
  const read = () =>
    publishedOf([{ result: readPublished(names, place, maxUnits) }], names, maxUnits);

  it('is nothing at first', () => {
    expect(read()).toEqual({ found: [], tooLarge: [] });
  });

  it('is read by its names, whatever else the page puts there', () => {
    const published = { a: '1', other: '2', big: 'xxxx' };
    Object.defineProperty(published, 'b', {
      get: () => {
        throw new Error('of the page');
      },
    });
    Reflect.set(globalThis, place, published);
    expect(read()).toEqual({ found: [['a', '1']], tooLarge: ['big'] });
  });

  it('takes nothing of another shape', () => {
    const misshapen = { found: [['a', 1]], tooLarge: [] };
    expect(publishedOf([{ result: misshapen }], names, maxUnits)).toEqual({
      found: [],
      tooLarge: [],
    });
    expect(publishedOf([], names, maxUnits)).toEqual({ found: [], tooLarge: [] });
  });

  it('takes nothing that was not asked for from a page that answers in its place', () => {
    const found = ['a', 'other', 'b'].map((name) => [name, name === 'b' ? 'xxxx' : '1']);
    const result = { found, tooLarge: ['big', 'another'] };
    expect(publishedOf([{ result }], names, maxUnits)).toEqual({
      found: [['a', '1']],
      tooLarge: ['big'],
    });
  });
});
