import { describe, expect, it } from 'vitest';
import { nextIndex } from './roving';

describe('nextIndex', () => {
  it.each([
    ['ArrowDown', 0, 1],
    ['ArrowDown', 4, 4],
    ['ArrowDown', -1, 0],
    ['ArrowUp', 4, 3],
    ['ArrowUp', 0, 0],
    ['Home', 3, 0],
    ['End', 0, 4],
    ['Enter', 2, null],
    ['a', 2, null],
  ])('%s from %d of five', (key, from, to) => {
    expect(nextIndex(key, from, 5)).toBe(to);
  });

  it('goes nowhere in an empty list', () => {
    expect(nextIndex('End', -1, 0)).toBeNull();
  });
});
