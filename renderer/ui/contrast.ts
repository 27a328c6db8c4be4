/** A colour as `#rrggbb`. */
export type Colour = `#${string}`;

/** What marks and icons need against their ground to be seen (WCAG 2.2, 1.4.11). */
export const MIN_MARK_CONTRAST = 3;

/** The contrast of two colours as WCAG defines it: 1 for the same, 21 for black and white. */
export function contrast(a: Colour, b: Colour): number {
  const [one, other] = [luminance(a), luminance(b)];
  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
}

function luminance(colour: Colour): number {
  const channel = (at: number) => linear(parseInt(colour.slice(at, at + 2), 16));
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

/** From a channel of sRGB (0 to 255) to its share of the light. */
function linear(channel: number): number {
  const share = channel / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}
