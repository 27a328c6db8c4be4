import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { contrast, MIN_MARK_CONTRAST, type Colour } from '../ui/contrast';

/** What text needs against its ground (WCAG 2.2, 1.4.3), and where more is asked for (1.4.6). */
const MIN_TEXT_CONTRAST = 4.5;
const MIN_TEXT_CONTRAST_MORE = 7;

const MORE = '@media (prefers-contrast: more)';
const tokens = readFileSync(new URL('tokens.css', import.meta.url), 'utf8');
const [usual = '', more = ''] = tokens.split(MORE);

type Palette = ReadonlyMap<string, Colour>;

/** The colours of one of the two schemes, as they are declared there. */
function paletteOf(declarations: string, scheme: 'light' | 'dark'): Palette {
  const found = declarations.matchAll(/--([\w-]+): light-dark\((#[\da-f]{6}), (#[\da-f]{6})\);/g);
  return new Map(
    [...found].map(([, name = '', light, dark]) => [
      name,
      (scheme === 'light' ? light : dark) as Colour,
    ]),
  );
}

function contrastIn(palette: Palette, a: string, b: string): number {
  const [one, other] = [palette.get(a), palette.get(b)];
  if (one === undefined || other === undefined) throw new Error(`No colour ${a} or ${b}.`);
  return contrast(one, other);
}

const PALETTES = (['light', 'dark'] as const).flatMap((scheme) => [
  { name: scheme, isMore: false, palette: paletteOf(usual, scheme) },
  {
    name: `${scheme}, with more contrast`,
    isMore: true,
    palette: new Map([...paletteOf(usual, scheme), ...paletteOf(more, scheme)]),
  },
]);

const GROUNDS = ['canvas', 'surface', 'raised', 'hover', 'selected'];
const TINTED = ['problem-soft', 'action-required-soft'];
const TEXTS: readonly (readonly [ink: string, grounds: readonly string[]])[] = [
  ['ink', [...GROUNDS, ...TINTED]],
  ['ink-soft', [...GROUNDS, ...TINTED]],
  ['action-required', [...GROUNDS, ...TINTED]],
  ['problem', ['canvas', 'surface', 'raised', 'problem-soft']],
  ['healthy', ['canvas', 'surface', 'raised']],
  ['in-progress', ['canvas', 'surface', 'raised', 'selected']],
  ['accent', ['canvas', 'surface', 'raised']],
  ['accent-ink', ['accent', 'accent-hover']],
  ['surface', ['action-required']],
];
const BANDS = ['connected', 'in-progress', 'disconnected', 'action-required', 'unwatched'];
const LINES = ['line', 'problem-line', 'action-required-line', ...BANDS.map((b) => `band-${b}`)];

describe.each(PALETTES)('in $name', ({ palette, isMore }) => {
  const between = (a: string, b: string) => contrastIn(palette, a, b);

  it('can each text be read on each of its grounds', () => {
    const needed = isMore ? MIN_TEXT_CONTRAST_MORE : MIN_TEXT_CONTRAST;
    const faint = TEXTS.flatMap(([ink, grounds]) =>
      grounds
        .filter((ground) => between(ink, ground) < needed)
        .map((ground) => `${ink} on ${ground}: ${between(ink, ground).toFixed(2)}`),
    );
    expect(faint).toEqual([]);
  });

  it('can the edge of each control be seen', () => {
    for (const ground of ['canvas', 'surface', 'raised']) {
      expect(between('edge', ground), ground).toBeGreaterThanOrEqual(MIN_MARK_CONTRAST);
    }
  });
});

describe('where more contrast is asked for', () => {
  it('has each colour anew', () => {
    expect([...paletteOf(more, 'light').keys()]).toEqual([...paletteOf(usual, 'light').keys()]);
  });

  it.each(['light', 'dark'] as const)('shows in %s each line and each part of a band', (scheme) => {
    const palette = paletteOf(more, scheme);
    for (const line of LINES) {
      const seen = contrastIn(palette, line, 'surface');
      expect(seen, line).toBeGreaterThanOrEqual(MIN_MARK_CONTRAST);
    }
  });
});
