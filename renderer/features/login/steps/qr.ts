import { create } from 'qrcode';

/** Large enough to be scanned at arm's length. */
export const MIN_SIZE_PX = 264;
/** Modules left free on each side, as the standard asks (ISO/IEC 18004). */
export const QUIET_ZONE = 4;

interface QrDrawing {
  /** Modules on each side, quiet zone included. */
  units: number;
  /** Pixels on each side: a whole number for each module, so that all are alike. */
  pixels: number;
  /** The dark modules as an SVG path on a field of `units` × `units`. */
  path: string;
}

/**
 * A QR code to draw; null when the text is empty or too long for one. The lowest error correction
 * gives the largest modules, and a screen is not damaged.
 */
export function drawQr(text: string): QrDrawing | null {
  const modules = modulesOf(text);
  if (modules === null) return null;
  const { size, data } = modules;
  const units = size + 2 * QUIET_ZONE;
  const isDark = (row: number, column: number) => column < size && data[row * size + column] === 1;

  let path = '';
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      const from = column;
      while (isDark(row, column)) column += 1;
      const run = column - from;
      if (run > 0) path += `M${from + QUIET_ZONE} ${row + QUIET_ZONE}h${run}v1h-${run}z`;
    }
  }
  return { units, pixels: Math.ceil(MIN_SIZE_PX / units) * units, path };
}

function modulesOf(text: string): { size: number; data: Uint8Array } | null {
  if (text === '') return null;
  try {
    return create(text, { errorCorrectionLevel: 'L' }).modules;
  } catch {
    return null;
  }
}
