import { render } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import Icon from './icon.svelte';
import { ICONS, type IconName } from './icons';

const NAMES = Object.keys(ICONS) as IconName[];

function pictureOf(name: IconName, size?: number): SVGElement {
  const svg = render(Icon, { name, size }).container.querySelector('svg');
  if (svg === null) throw new Error(`“${name}” shows nothing.`);
  return svg;
}

describe('Icon', () => {
  it('has a shape of its own for each meaning', () => {
    const pictures = NAMES.map((name) => pictureOf(name));
    expect(pictures.every(({ childElementCount }) => childElementCount > 0)).toBe(true);
    const shapes = pictures.map(({ innerHTML }) => innerHTML);
    expect(new Set(shapes).size).toBe(NAMES.length);
  });

  it('is as large as asked for, and 16 pixels else', () => {
    expect(pictureOf('search').getAttribute('width')).toBe('16');
    const large = pictureOf('search', 40);
    expect([large.getAttribute('width'), large.getAttribute('height')]).toEqual(['40', '40']);
  });

  it.each([
    [12, 1.1],
    [14, 1.3],
    [16, 1.5],
    [24, 2],
    [40, 2.5],
  ])('has at %d pixels lines of %d', (size, pixels) => {
    const strokeWidth = Number(pictureOf('search', size).getAttribute('stroke-width'));
    expect((strokeWidth * size) / 24).toBeCloseTo(pixels, 1);
  });

  it('says nothing to a screen reader: the words beside it do', () => {
    expect(pictureOf('connected').getAttribute('aria-hidden')).toBe('true');
  });
});
