import { expect, it } from 'vitest';
import { takenCount } from './taken-count';

it.each([
  [{ taken: 2 }, 2],
  [{ taken: 0 }, 0],
  [{}, null],
  [null, null],
])('of %j is %s', (answer, count) => {
  expect(takenCount(answer)).toBe(count);
});
