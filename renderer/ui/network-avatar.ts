/** How many hues network-avatar.svelte has. */
export const HUES = 12;

interface Avatar {
  /** One letter or symbol, upper case. */
  letter: string;
  /** From 0 to HUES - 1; the same for the same network at every start. */
  hue: number;
}

const GRAPHEMES = new Intl.Segmenter('en', { granularity: 'grapheme' });
const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;
/** A name can be of any length, and the first letter is near its beginning. */
const MAX_SEARCHED_CHARACTERS = 64;

/** The first letter of a network's name on one of a few colours. */
export function avatarFor(network: string): Avatar {
  const symbols = [...GRAPHEMES.segment(network.trim().slice(0, MAX_SEARCHED_CHARACTERS))].map(
    (s) => s.segment,
  );
  const letter = symbols.find((symbol) => LETTER_OR_DIGIT.test(symbol)) ?? symbols[0] ?? '?';
  return { letter: letter.toUpperCase(), hue: hashOf(network.trim().toLowerCase()) % HUES };
}

/** FNV-1a folded to 16 bits: spreads names that differ in one letter. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  }
  return (hash ^ (hash >>> 16)) & 0xffff;
}
