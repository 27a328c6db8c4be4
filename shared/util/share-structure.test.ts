import fc from 'fast-check';
import { expect, it } from 'vitest';
import { shareStructure } from './share-structure';

/** Lists in lists, around a number. */
const nested = (depth: number): unknown =>
  JSON.parse(`${'['.repeat(depth)}1${']'.repeat(depth)}`) as unknown;

it('says what is now, whatever was before, and leaves that as it is', () => {
  const json = fc.json({ maxDepth: 4 });
  fc.assert(
    fc.property(json, json, (one, other) => {
      const [before, now] = [JSON.parse(one), JSON.parse(other)] as unknown[];
      expect(shareStructure(before, now)).toEqual(JSON.parse(other));
      expect(before).toEqual(JSON.parse(one));
      // A key that cannot be set like any other is not shared.
      if (!one.includes('__proto__')) expect(shareStructure(before, JSON.parse(one))).toBe(before);
    }),
    { seed: 1 },
  );
});

it('keeps what is as it was, in the midst of what is not', () => {
  const before = { items: [{ id: 1, user: { name: 'A' } }, { id: 2 }], more: { x: 1 } };
  const now = { items: [{ id: 1, user: { name: 'A' } }, { id: 3 }], more: { x: 1 } };
  const shared = shareStructure(before, now) as typeof before;
  expect(shared).toEqual(now);
  expect(shared.items[0]).toBe(before.items[0]);
  expect(shared.items[1]).not.toBe(before.items[1]);
  expect(shared.more).toBe(before.more);
});

it.each([
  [{ a: 1 }, { a: 1, b: 2 }],
  [{ a: 1, b: 2 }, { a: 1 }],
  [[], {}],
  [null, {}],
  [{ constructor: 1 }, {}],
  [[1, 2], [1]],
])('after %j, %j is what it is', (before, now) => {
  expect(shareStructure(before, now)).toEqual(JSON.parse(JSON.stringify(now)));
});

it('takes a key for a key, whatever its name', () => {
  const text = '{"__proto__":{"a":1},"b":[{"c":1}]}';
  const shared = shareStructure(JSON.parse(text), JSON.parse(text)) as object;
  expect(JSON.stringify(shared)).toBe(text);
  expect(Object.getPrototypeOf(shared)).toBe(Object.prototype);
});

it('is over at once with what is nested without end, and leaves it as it is', () => {
  expect(shareStructure(nested(15), nested(15))).toEqual(nested(15));
  const deep = nested(100_000);
  expect(shareStructure(nested(100_000), deep)).toBe(deep);
});
