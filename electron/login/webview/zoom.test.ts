import { expect, it } from 'vitest';
import { zoomAfter } from './zoom';

it.each([
  [1, 'zoom-in', 1.1],
  [1, 'zoom-out', 0.9],
  [3, 'zoom-in', 3],
  [0.5, 'zoom-out', 0.5],
  [1.75, 'zoom-reset', 1],
  [1.25, 'reload', 1.25],
  // As Electron gives back what was set to 1.75 and 0.67.
  [1.7499999999999998, 'zoom-in', 2],
  [0.6700000000000002, 'zoom-out', 0.5],
] as const)('%d after %s is %d', (zoom, action, after) => {
  expect(zoomAfter(zoom, action)).toBe(after);
});
