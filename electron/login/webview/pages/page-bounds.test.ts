import { expect, it } from 'vitest';
import { boundsOf } from './page-bounds';

const region = { x: 10, y: 80, width: 900, height: 500 };

it('is the region of a page that is seen', () => {
  expect(boundsOf(region, false)).toEqual(region);
});

it('leaves one pixel of a hidden page in its region, and all of its size', () => {
  expect(boundsOf(region, true)).toEqual({ x: 909, y: 579, width: 900, height: 500 });
});
