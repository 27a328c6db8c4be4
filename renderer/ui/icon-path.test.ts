import { describe, expect, it } from 'vitest';
import { pathOf } from './icon-path';

describe('pathOf', () => {
  it('joins paths, each from where it begins by itself', () => {
    expect(
      pathOf([
        ['path', { d: 'm21 18-8-14' }],
        ['path', { d: 'M12 9v4' }],
      ]),
    ).toBe('M0 0m21 18-8-14M12 9v4');
  });

  it('draws lines, circles and rectangles', () => {
    expect(pathOf([['line', { x1: '1', x2: '2', y1: '3', y2: '4' }]])).toBe('M1 3L2 4');
    expect(pathOf([['circle', { cx: '12', cy: '12', r: '10' }]])).toBe(
      'M2 12a10 10 0 1 0 20 0a10 10 0 1 0 -20 0',
    );
    expect(
      pathOf([['rect', { x: '8', y: '8', width: '14', height: '12', rx: '2', ry: '2' }]]),
    ).toBe('M10 8h10a2 2 0 0 1 2 2v8a2 2 0 0 1 -2 2h-10a2 2 0 0 1 -2 -2v-8a2 2 0 0 1 2 -2z');
  });

  it('draws nothing that it does not know', () => {
    expect(() => pathOf([['ellipse', {}]])).toThrow('ellipse');
  });
});
