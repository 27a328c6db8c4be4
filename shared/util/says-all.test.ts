import { expect, it } from 'vitest';
import { saysAll, updated } from './says-all';

const whole = { a: 1, b: [2] };

it('knows whether everything is said already', () => {
  expect(saysAll(whole, { a: 1, b: whole.b })).toBe(true);
  expect(saysAll(whole, {})).toBe(true);
  expect(saysAll(whole, { a: 2 })).toBe(false);
  expect(saysAll(whole, { b: [2] })).toBe(false);
});

it('is the same value unless something new is said', () => {
  expect(updated(whole, { a: 1 })).toBe(whole);
  expect(updated(whole, { a: 2 })).toEqual({ a: 2, b: [2] });
  expect(whole.a).toBe(1);
});
