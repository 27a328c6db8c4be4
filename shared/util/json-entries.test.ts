import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonEntries } from './json-entries';

const read = (text: string) => [...jsonEntries(text)].map(([name, value]) => `${name}=${value}`);

describe('jsonEntries', () => {
  it.each([
    ['{"token":"xoxc-1"}', ['token=xoxc-1']],
    ['{ "a" : "1", "b" : { "c" : "2" } , "d":"3" }', ['a=1', 'b.c=2', 'd=3']],
    ['{"teams":[{"token":"1"},{"token":"2"}]}', ['teams.0.token=1', 'teams.1.token=2']],
    ['{"a":"\\"\\\\","b":"\\u00e9\\n"}', ['a="\\', 'b=é\n']],
    [
      '{"id":123456789012345678,"n":-1.5e3,"t":true,"none":null}',
      ['id=123456789012345678', 'n=-1.5e3', 't=true'],
    ],
    ['{"a.b":"1","a":{"b":"2"}}', ['a.b=1', 'a.b=2']],
    ['{"__proto__":"1","":"2"}', ['__proto__=1', '=2']],
  ])('%s', (text, entries) => {
    expect(read(text)).toEqual(entries);
  });

  it('takes a list on top, and texts a line each, for a batch', () => {
    expect(read('[{"a":"1"},{"a":{"b":"2"}}]')).toEqual(['a=1', 'a.b=2']);
    expect(read('{"a":"1"}\n{"a":"2"}')).toEqual(['a=1', 'a=2']);
  });

  it('has what stands before a break', () => {
    const text = JSON.stringify({ first: 'a', deep: { second: 'b' }, third: 'cut off' });
    expect(read(text.slice(0, -5))).toEqual(['first=a', 'deep.second=b']);
    expect(read('{"a":"1",b:"2"}')).toEqual(['a=1']);
    expect(read('{"a":"1"}&more')).toEqual(['a=1']);
  });

  it.each(['', '{', '[', '}', 'null', '"text"', 'token=1', '{"a"', '{"a":', '[[[['])(
    'finds nothing in %s',
    (text) => {
      expect(read(text)).toEqual([]);
    },
  );

  it('passes over what is too deep, and cuts keys of any length', () => {
    expect(read(`${'{"a":'.repeat(20)}"x"${'}'.repeat(20)}`)).toEqual([]);
    expect(read(`{"deep":${'['.repeat(900)}${']'.repeat(900)},"after":"1"}`)).toEqual(['after=1']);
    expect(read('['.repeat(100_000))).toEqual([]);
    expect(read(`{"${'k'.repeat(10_000)}":"1"}`).join().length).toBeLessThan(200);
  });

  it('reads what JSON.stringify writes', () => {
    const texts = fc.dictionary(
      fc.string({ unit: 'binary', maxLength: 20 }),
      fc.string({ unit: 'binary' }),
    );
    fc.assert(
      fc.property(texts, (object) => {
        expect([...jsonEntries(JSON.stringify(object))]).toEqual(Object.entries(object));
        expect([...jsonEntries(JSON.stringify([object], null, 2))]).toEqual(Object.entries(object));
      }),
      { seed: 21, numRuns: 300 },
    );
  });

  it('never throws, and ends', () => {
    const noise = fc.string({ unit: fc.constantFrom(...'{}[]",:\\ 1an\n'), maxLength: 200 });
    fc.assert(
      fc.property(noise, (text) => {
        expect(read(text).length).toBeLessThanOrEqual(text.length);
      }),
      { seed: 22, numRuns: 1_000 },
    );
  });
});
