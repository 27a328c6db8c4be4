import { expect, it } from 'vitest';
import { areTooLarge, isTooLarge } from './value-limits';

it.each([
  ['', false],
  ['x'.repeat(1_000_000), false],
  ['x'.repeat(1_000_001), true],
  ['é'.repeat(500_000), false],
  ['é'.repeat(500_001), true],
  ['€'.repeat(333_334), true],
])('counts the bytes of one value', (value, expected) => {
  expect(isTooLarge(value)).toBe(expected);
});

it('counts the bytes of all together', () => {
  const large = 'x'.repeat(1_000_000);
  expect(areTooLarge([large, large])).toBe(false);
  expect(areTooLarge([large, large, '1'])).toBe(true);
});
