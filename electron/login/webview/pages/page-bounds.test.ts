import { expect, it } from 'vitest';
import { boundsOf } from './page-bounds';

it('takes whole pixels', () => {
  const region = { x: 10.4, y: 20.6, width: 300.5, height: -1 };
  expect(boundsOf(region, false)).toEqual({ x: 10, y: 21, width: 301, height: 0 });
});

it('leaves one pixel of a hidden page in its region, and all of its size', () => {
  const region = { x: 10, y: 80, width: 900, height: 500 };
  expect(boundsOf(region, true)).toEqual({ x: 909, y: 579, width: 900, height: 500 });
});
