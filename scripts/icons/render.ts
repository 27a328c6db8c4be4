import { Resvg, type RenderedImage } from '@resvg/resvg-js';

/** The colours a tray glyph is drawn in, as CSS colours. */
export interface Ink {
  /** What the source draws in `currentColor`. */
  readonly glyph: string;
  /** What the source marks `class="accent"`: the badge that asks for somebody. */
  readonly accent: string;
  /** What fills the badge's sign, `class="sign"`; `none` lets the bar show through. */
  readonly sign: string;
}

/**
 * Gives a monochrome tray source its colours.
 *
 * @param svg a source under `resources/tray/src`
 * @returns the same drawing in the given ink
 */
export function tint(svg: string, { glyph, accent, sign }: Ink): string {
  const rules = [
    `svg { color: ${glyph} }`,
    `.accent { fill: ${accent} }`,
    `.sign { fill: ${sign} }`,
    `.sign-stroke { stroke: ${sign} }`,
  ];
  const style = `<style>${rules.join(' ')}</style>`;
  return svg.replace(/<svg[^>]*>/, (opening) => opening + style);
}

/**
 * Puts an even transparent margin around a square drawing.
 *
 * @param units width of the margin on each side, in the drawing's own units
 * @throws Error when the drawing's `viewBox` is not a square from the origin
 */
export function pad(svg: string, units: number): string {
  const [whole, side, height] = /viewBox="0 0 (\d+) (\d+)"/.exec(svg) ?? [];
  if (whole === undefined || side !== height) throw new Error('the viewBox is not "0 0 n n"');
  const padded = Number(side) + 2 * units;
  return svg.replace(whole, `viewBox="${-units} ${-units} ${padded} ${padded}"`);
}

/**
 * Draws a square SVG. The same drawing gives the same bytes: no font, clock or machine setting
 * takes part.
 *
 * @param size width and height in pixels
 * @returns the picture: `pixels` are RGBA bytes, `asPng()` is the file
 */
export function render(svg: string, size: number): RenderedImage {
  return new Resvg(svg, {
    fitTo: { mode: 'width', value: size },
    font: { loadSystemFonts: false },
  }).render();
}
