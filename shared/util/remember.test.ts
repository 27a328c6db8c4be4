import { expect, it, vi } from 'vitest';
import { rememberPerObject } from './remember';

it('makes a result once for an object, and anew when anything else changes', () => {
  const make = vi.fn((one: { id: number }, place: string) => ({ text: `${one.id} at ${place}` }));
  const remembered = rememberPerObject(make);
  const [first, second] = [{ id: 1 }, { id: 2 }];
  expect(remembered(first, 'a')).toEqual({ text: '1 at a' });
  expect(remembered(first, 'a')).toBe(remembered(first, 'a'));
  expect(remembered(second, 'a')).toEqual({ text: '2 at a' });
  expect(make).toHaveBeenCalledTimes(2);
  expect(remembered(first, 'b')).toEqual({ text: '1 at b' });
  expect(remembered(first, 'a')).toEqual({ text: '1 at a' });
  expect(make).toHaveBeenCalledTimes(4);
});
