import { contrast, MIN_MARK_CONTRAST, type Colour } from './contrast';
import { markOf, type NetworkMark } from './network-marks';

/** How many hues network-avatar.svelte has. */
export const HUES = 12;

/** What a network is shown by: its own mark, or, where there is none, its first letter. */
export type Avatar = MarkAvatar | Monogram;

interface MarkAvatar extends NetworkMark {
  kind: 'mark';
  ink: Ink;
  /** Whether the ground would be lost on the dark theme's. */
  isNearBlack: boolean;
}

interface Monogram {
  kind: 'monogram';
  /** One letter or symbol, upper case. */
  letter: string;
  /** From 0 to HUES - 1; the same for the same network at every start. */
  hue: number;
}

type Ink = 'white' | 'dark';

const WHITE = '#ffffff';
/** The dark theme's `--surface` in tokens.css. */
export const DARK_SURFACE = '#1e2026';
/** Black has 1.3 on the dark theme's ground; from here on a brand's colour is seen as one. */
const MIN_GROUND_CONTRAST = 2;

const GRAPHEMES = new Intl.Segmenter('en', { granularity: 'grapheme' });
const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;
/** A name can be of any length, and the first letter is near its beginning. */
const MAX_SEARCHED_CHARACTERS = 64;

export function avatarFor(network: string): Avatar {
  const mark = markOf(network);
  if (mark === null) return monogramFor(network);
  return {
    kind: 'mark',
    ...mark,
    ink: inkOn(mark.ground),
    isNearBlack: contrast(mark.ground, DARK_SURFACE) < MIN_GROUND_CONTRAST,
  };
}

/** White, as brands have it, unless it could not be seen. */
export function inkOn(ground: Colour): Ink {
  return contrast(ground, WHITE) >= MIN_MARK_CONTRAST ? 'white' : 'dark';
}

/** The first letter of a network's name on one of a few colours. */
function monogramFor(network: string): Monogram {
  const symbols = [...GRAPHEMES.segment(network.trim().slice(0, MAX_SEARCHED_CHARACTERS))].map(
    (s) => s.segment,
  );
  const letter = symbols.find((symbol) => LETTER_OR_DIGIT.test(symbol)) ?? symbols[0] ?? '?';
  return {
    kind: 'monogram',
    letter: letter.toUpperCase(),
    hue: hashOf(network.trim().toLowerCase()) % HUES,
  };
}

/** FNV-1a folded to 16 bits: spreads names that differ in one letter. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  }
  return (hash ^ (hash >>> 16)) & 0xffff;
}
