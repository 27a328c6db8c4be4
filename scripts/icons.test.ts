import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  RESOURCES,
  TRAY_STATES,
  TRAY_STYLES,
  countSource,
  inkOf,
  renderIcons,
  traySource,
  type TrayState,
  type TrayStyle,
} from './icons/catalogue.js';
import { COUNTS, type Count } from './icons/figures.js';
import { render, tint } from './icons/render.js';

const SMALLEST_PX = 16;
/** An eighth of the smallest icon: enough to be seen at a glance. */
const TELLING_PIXELS = (SMALLEST_PX * SMALLEST_PX) / 8;
const USUAL_PX = 22;
/** The fewest between two figures, which are 10 pixels high there; 8 and 9 are that alike. */
const TELLING_COUNT_PIXELS = 6;
/** WCAG 2.2, success criterion 1.4.11, for graphics that must be understood. */
const GRAPHIC_CONTRAST = 3;

const TRAY_ICO_PX = [16, 20, 24, 32, 48];

/** Every file the program may ask for, with the pixel sizes inside. */
const EXPECTED: Record<string, number[]> = {
  'app/icon.png': [512],
  'app/icon-64.png': [64],
  'app/icon-128.png': [128],
  'app/icon.ico': [16, 24, 32, 48, 64, 128, 256],
};
for (const state of TRAY_STATES) {
  EXPECTED[`tray/mac/${state}Template.png`] = [18];
  EXPECTED[`tray/mac/${state}Template@2x.png`] = [36];
}
for (const name of [...TRAY_STATES, ...COUNTS.map((count) => `action-required-${count}`)]) {
  for (const style of ['on-dark', 'on-light', 'colour']) {
    EXPECTED[`tray/linux/${name}-${style}.png`] = [32];
    EXPECTED[`tray/linux/${name}-${style}@2x.png`] = [64];
    EXPECTED[`tray/win/${name}-${style}.ico`] = TRAY_ICO_PX;
  }
}

describe('the files under resources', () => {
  it.each(Object.entries(EXPECTED))('%s is there, of size %j', (path, sizes) => {
    expect(sizesIn(readFileSync(join(RESOURCES, path)))).toEqual(sizes.map((px) => [px, px]));
  });

  it('are exactly the expected ones beside the sources', () => {
    const found = readdirSync(RESOURCES, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.name.endsWith('.svg'))
      .map((entry) => join(entry.parentPath, entry.name));
    const expected = Object.keys(EXPECTED).map((path) => join(RESOURCES, path));
    expect(found.sort()).toEqual(expected.sort());
  });

  it('are what the script draws from the sources', () => {
    const stale = renderIcons()
      .filter(({ path, bytes }) => !readFileSync(join(RESOURCES, path)).equals(bytes))
      .map(({ path }) => path);
    expect(stale).toEqual([]);
  });
});

describe('the tray states', () => {
  const pairs = TRAY_STATES.flatMap((one, index) =>
    TRAY_STATES.slice(index + 1).map((other) => [one, other] as const),
  );

  it.each(pairs)('%s and %s differ in shape, without any colour', (one, other) => {
    const [left, right] = [stateOnDark(one), stateOnDark(other)];
    expect(differingPixels(left, right)).toBeGreaterThanOrEqual(TELLING_PIXELS);
  });

  it.each(TRAY_STATES)(
    '%s keeps its shape in every style, but for a sign that is filled',
    (state) => {
      const source = traySource(state);
      const shape = (style: TrayStyle) =>
        alphaOf(tint(source, { ...inkOf(state, style), sign: 'none' }), SMALLEST_PX);
      expect(shape('on-light')).toEqual(shape('on-dark'));
      expect(shape('colour')).toEqual(shape('on-dark'));
    },
  );

  const panels: Record<TrayStyle, string[]> = {
    'on-dark': ['#000000', '#2a2e32'],
    'on-light': ['#ffffff', '#eff0f1'],
    colour: ['#000000', '#2a2e32', '#ffffff', '#eff0f1'],
  };
  const inks = TRAY_STYLES.flatMap((style) => TRAY_STATES.map((state) => ({ state, style })));

  it.each(inks)('$state is legible in the style $style', ({ state, style }) => {
    const { glyph, accent, sign } = inkOf(state, style);
    if (sign !== 'none') expect(contrast(sign, accent)).toBeGreaterThanOrEqual(GRAPHIC_CONTRAST);
    for (const panel of panels[style]) {
      expect(contrast(glyph, panel)).toBeGreaterThanOrEqual(GRAPHIC_CONTRAST);
      expect(contrast(accent, panel)).toBeGreaterThanOrEqual(GRAPHIC_CONTRAST);
    }
  });
});

describe('the counts', () => {
  const pairs = COUNTS.flatMap((one, index) =>
    COUNTS.slice(index + 1).map((other) => [one, other] as const),
  );

  it.each(pairs)('%s and %s differ in shape on a usual bar', (one, other) => {
    const [left, right] = [countOnDark(one), countOnDark(other)];
    expect(differingPixels(left, right)).toBeGreaterThanOrEqual(TELLING_COUNT_PIXELS);
  });

  it.each(COUNTS)('%s stays inside its badge', (count) => {
    const ink = { glyph: 'transparent', accent: 'none', sign: '#fff' };
    const { pixels, width } = render(tint(countSource(count), ink), 160);
    // The badge's centre and radius, in pixels, with half a unit to its edge.
    const [x, y, radius] = [105, 55, 50];
    for (let at = 0; at < width * width; at += 1) {
      const far = Math.hypot((at % width) - x, Math.floor(at / width) - y) > radius;
      if (far) expect(pixels[at * 4 + 3]).toBe(0);
    }
  });
});

const stateOnDark = (state: TrayState) =>
  alphaOf(tint(traySource(state), inkOf(state, 'on-dark')), SMALLEST_PX);

const countOnDark = (count: Count) =>
  alphaOf(tint(countSource(count), inkOf('action-required', 'on-dark')), USUAL_PX);

/** The alpha channel of a square drawing, one number (0 to 255) a pixel. */
function alphaOf(svg: string, px: number): number[] {
  return [...render(svg, px).pixels].filter((_, index) => index % 4 === 3);
}

function differingPixels(left: readonly number[], right: readonly number[]): number {
  return left.filter((alpha, index) => alpha >= 128 !== (right[index] ?? 0) >= 128).length;
}

/** Width and height of each picture in a PNG or icon file, read from the PNG headers. */
function sizesIn(file: Buffer): number[][] {
  const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
  const sizes: number[][] = [];
  for (let at = file.indexOf(signature); at >= 0; at = file.indexOf(signature, at + 1)) {
    sizes.push([file.readUInt32BE(at + 16), file.readUInt32BE(at + 20)]);
  }
  return sizes;
}

/** Contrast ratio of two CSS colours, 1 to 21, as WCAG 2.2 defines it. */
function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(colour: string): number {
  const digits = colour.slice(1).replace(/^(.)(.)(.)$/, '$1$1$2$2$3$3');
  const [red = 0, green = 0, blue = 0] = [0, 2, 4]
    .map((at) => parseInt(digits.slice(at, at + 2), 16) / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
