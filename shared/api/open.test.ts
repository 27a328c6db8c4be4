import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { isUnknownMember, openEnum, openUnion, wireObject } from './open';

describe('openEnum', () => {
  it('hands on any string as it came', () => {
    const schema = openEnum(['on', 'off']);
    fc.assert(
      fc.property(fc.string(), (status) => schema.parse(status) === status),
      { seed: 1 },
    );
  });

  it.each([1, null, undefined, ['on'], {}])('takes nothing else: %j', (value) => {
    expect(openEnum(['on']).safeParse(value).success).toBe(false);
  });
});

describe('wireObject', () => {
  const schema = wireObject({ id: z.string(), note: z.string().optional() });

  it('takes null for a key that was left out, and then leaves it out', () => {
    expect(schema.parse({ id: 'a', note: null })).toStrictEqual({ id: 'a' });
  });

  it('does not take null for what has to be there', () => {
    expect(schema.safeParse({ id: null }).error?.issues[0]?.path).toEqual(['id']);
  });

  it('keeps what it does not know', () => {
    const sent = { id: 'a', colour: { r: 1 }, tags: [null] };
    expect(schema.parse(sent)).toStrictEqual(sent);
  });

  it('does not change what it was given', () => {
    const sent = { id: 'a', note: null };
    schema.parse(sent);
    expect(sent).toStrictEqual({ id: 'a', note: null });
  });

  it.each([null, [], 'a', 1])('is no object: %j', (value) => {
    expect(schema.safeParse(value).success).toBe(false);
  });
});

describe('openUnion', () => {
  const schema = openUnion({
    dot: wireObject({ type: z.literal('dot'), at: z.object({ x: z.number() }) }),
    blank: wireObject({ type: z.literal('blank') }),
  });

  it('parses a known member by its own schema', () => {
    const parsed = schema.parse({ type: 'dot', at: { x: 1 }, note: null });
    expect(parsed).toStrictEqual({ type: 'dot', at: { x: 1 } });
    expect(isUnknownMember(parsed)).toBe(false);
  });

  it('names the field of a known member that does not fit', () => {
    const { error } = z.array(schema).safeParse([{ type: 'dot', at: { x: 'one' } }]);
    expect(error?.issues.map((issue) => issue.path)).toEqual([[0, 'at', 'x']]);
  });

  it.each(['line', 'toString', '__proto__', ''])('hands on an unknown member: %j', (type) => {
    const parsed = schema.parse({ type, to: [1, null] });
    expect(parsed).toStrictEqual({ type, to: [1, null], unknownType: true });
    expect(isUnknownMember(parsed)).toBe(true);
  });

  it('lets the type checker tell known members apart', () => {
    const parsed = schema.parse({ type: 'dot', at: { x: 1 } });
    if (isUnknownMember(parsed) || parsed.type !== 'dot') throw new Error('expected a dot');
    const x: number = parsed.at.x;
    expect(x).toBe(1);
  });

  it.each([{}, { type: 3 }, { type: null }])('needs a type: %j', (value) => {
    expect(schema.safeParse(value).error?.issues[0]?.path).toEqual(['type']);
  });

  it.each([null, 'dot', []])('is no member: %j', (value) => {
    expect(schema.safeParse(value).success).toBe(false);
  });
});
