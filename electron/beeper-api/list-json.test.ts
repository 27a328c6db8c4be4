import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readListJSON } from './list-json';
import { parseJSON } from './read-body';

const bytesOf = (text: string) => new TextEncoder().encode(text);
/** What it is by itself. */
const wholeOf = (text: string) => parseJSON(new TextDecoder().decode(bytesOf(text)));
const readAfter = (before: string, now: string) => {
  const last = readListJSON(bytesOf(before), null);
  return { last, next: readListJSON(bytesOf(now), last) };
};

const value = fc.jsonValue({ maxDepth: 3 });
/** Items that are likely to come again, and what else may stand in a list. */
const item = fc.oneof(
  fc.record({ id: fc.integer({ min: 0, max: 2 }), name: fc.constantFrom('}', '"{', '\\', 'ä🌻') }),
  fc.dictionary(fc.string(), value),
  value,
);
const list = fc.array(item, { maxLength: 5 });
const answer = fc.oneof(
  list,
  fc.record({ items: list, hasMore: fc.boolean() }),
  fc.record({ meta: value, items: list }),
  fc.record({ items: value, more: list }),
);

describe('the JSON of a list, after another', () => {
  it('is what JSON.parse makes of it', () => {
    const space = fc.constantFrom(undefined, 1);
    fc.assert(
      fc.property(answer, answer, space, (one, other, indent) => {
        const [before, now] = [one, other].map((all) => JSON.stringify(all, null, indent));
        for (const text of [now ?? '', before ?? '']) {
          expect(readAfter(before ?? '', text).next.content).toEqual(JSON.parse(text));
        }
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  it('is none whenever JSON.parse says so', () => {
    const sign = fc.constantFrom('{', '}', '[', ']', '"', ',', ':', '\\', '1', ' ', '\u00e4');
    fc.assert(
      fc.property(answer, fc.nat(), sign, fc.nat(1), (one, place, char, removed) => {
        const text = JSON.stringify(one);
        const at = place % text.length;
        const spoiled = text.slice(0, at) + char + text.slice(at + removed);
        expect(readAfter(text, spoiled).next.content).toEqual(wholeOf(spoiled));
      }),
      { seed: 1, numRuns: 2_000 },
    );
  });

  it.each([
    ['a bare array', (items: string) => `[${items}]`],
    ['items', (items: string) => `{"v":{"x":[1]}, "items" : [ ${items} ],"more":{"y":{}}}`],
  ])('has the same values where the bytes are the same: %s', (_, around) => {
    const { last, next } = readAfter(
      around('{"id":1,"t":"}"},{"id":2},5,{"id":3}'),
      around('{"id":1,"t":"}"},{"id":2,"s":"x"},5,{"id":3},{"id":4}'),
    );
    const itemsOf = (content: unknown) =>
      (Array.isArray(content) ? content : (content as { items: unknown[] }).items) as unknown[];
    const [before, now] = [itemsOf(last.content), itemsOf(next.content)];
    expect(now[0]).toBe(before[0]);
    expect(now).toEqual([{ id: 1, t: '}' }, { id: 2, s: 'x' }, 5, { id: 3 }, { id: 4 }]);
    expect(now[3]).toBe(before[3]);
  });

  it.each([
    '{"items":[{"id":1}],"items":[{"id":2}]}',
    '{"items":[{"id":1}],"more":[{"id":1}]}',
    '{"more":[{"id":1}],"items":{"id":1}}',
    '[[{"id":1}],{"id":1}]',
    '{"a":{"items":[{"id":1}]}}',
    '[{"id":1}]]',
    '[{"id":1}',
    '{"id":1}]',
    '\ufeff[{"id":1}]',
  ])('is not mistaken: %s', (text) => {
    for (const before of ['[{"id":1}]', '{"items":[{"id":1}]}', text]) {
      expect(readAfter(before, text).next.content).toEqual(wholeOf(text));
    }
  });
});
