import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { wireObject } from './open';
import { list, readTolerantly, tolerant, tolerantAnswer } from './tolerant';

const schema = wireObject({
  id: z.string(),
  note: z.string().optional(),
  tags: z.array(z.string()).optional(),
  owner: wireObject({ name: z.string(), age: z.number().optional() }).optional(),
});

describe('readTolerantly', () => {
  it('keeps what fits as it is', () => {
    const sent = { id: 'a', note: 'n', tags: ['t'], owner: { name: 'o' }, more: [1] };
    expect(readTolerantly(schema, sent)).toEqual({ ok: true, value: sent, misfits: [] });
  });

  it.each([
    [{ note: 7 }, {}, 'note', 'string', 'number'],
    [{ owner: 'me' }, {}, 'owner', 'object', 'string'],
    [{ owner: { name: 'o', age: '7' } }, { owner: { name: 'o' } }, 'owner.age', 'number', 'string'],
    // What cannot be read without the misfit goes with it.
    [{ owner: { name: [], age: 7 } }, {}, 'owner.name', 'string', 'array'],
    [{ tags: ['t', 7] }, {}, 'tags.1', 'string', 'number'],
  ])('counts what does not fit as absent: %j', (odd, rest, path, expected, received) => {
    const reading = readTolerantly(schema, { id: 'a', ...odd });
    expect(reading).toMatchObject({ ok: true, value: { id: 'a', ...rest } });
    expect(reading.misfits[0]).toEqual({ path, expected, received });
    expect(Object.keys(reading.ok ? reading.value : {})).toEqual(['id', ...Object.keys(rest)]);
  });

  it.each([
    [{ items: 'x' }, {}, [['items', 'array', 'string']]],
    [{ items: ['x'] }, { items: [] }, [['items.0', 'object', 'string']]],
    [{ items: [null, { id: 'b' }] }, { items: [{ id: 'b' }] }, [['items.0', 'object', 'missing']]],
    [
      { items: [{ id: 'a' }, { note: 7 }, { id: 'c', note: 8 }, { id: 'd', words: ['w', 9] }] },
      { items: [{ id: 'a' }, { id: 'c' }, { id: 'd', words: ['w'] }] },
      [
        ['items.1.id', 'string', 'missing'],
        ['items.1.note', 'string', 'number'],
        ['items.2.note', 'string', 'number'],
        ['items.3.words.1', 'string', 'number'],
      ],
    ],
  ])('reads a list item by item: %j', (sent, value, misfits) => {
    const item = wireObject({
      id: z.string(),
      note: z.string().optional(),
      words: list(z.string()).optional(),
    });
    expect(readTolerantly(wireObject({ items: list(item).optional() }), sent)).toEqual({
      ok: true,
      value,
      misfits: misfits.map(([path, expected, received]) => ({ path, expected, received })),
    });
  });

  it('reads a long list of broken items in one go', () => {
    const sent = Array.from({ length: 20_000 }, (_, index) => ({ id: index % 2 === 0 ? 'a' : 7 }));
    const reading = readTolerantly(list(wireObject({ id: z.string() })), sent);
    expect(reading.misfits).toHaveLength(10_000);
    expect(reading).toMatchObject({ ok: true, value: { length: 10_000 } });
  });

  it.each([
    [{ id: 7, note: 8 }, 'id', 'number'],
    [{ id: null }, 'id', 'missing'],
    [{}, 'id', 'missing'],
    [[], '', 'array'],
    [null, '', 'missing'],
  ])('cannot do without %j', (value, path, received) => {
    const reading = readTolerantly(schema, value);
    expect(reading).toMatchObject({ ok: false, cause: { path, received } });
  });

  it('does not change what it was given', () => {
    const sent = { id: 'a', note: 7 };
    readTolerantly(schema, sent);
    expect(sent).toEqual({ id: 'a', note: 7 });
  });
});

describe('tolerantAnswer', () => {
  it('reports what it took away, and names what it cannot do without', () => {
    expect(tolerantAnswer(schema).parse({ id: 'a', note: 7 })).toEqual({
      value: { id: 'a' },
      misfits: [{ path: 'note', expected: 'string', received: 'number' }],
    });
    const { error } = tolerantAnswer(schema).safeParse({ id: 7 });
    expect(error?.issues[0]?.path).toEqual(['id']);
  });
});

describe('tolerant', () => {
  it('reads inside of another schema, and names what it cannot do without', () => {
    const outer = z.object({ inner: tolerant(schema) });
    expect(outer.parse({ inner: { id: 'a', note: 7 } })).toEqual({ inner: { id: 'a' } });
    const { error } = outer.safeParse({ inner: { id: 7 } });
    expect(error?.issues[0]?.path).toEqual(['inner', 'id']);
  });
});
