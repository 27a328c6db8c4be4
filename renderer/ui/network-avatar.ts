/** How many hues tokens.css has for a network's mark. */
export const HUES = 12;

export interface NetworkMark {
  /** One letter or sign, upper case. */
  letter: string;
  /** From 0 to HUES - 1; the same for the same network at every start. */
  hue: number;
}

const GRAPHEMES = new Intl.Segmenter('en', { granularity: 'grapheme' });
const SPEAKING = /[\p{L}\p{N}]/u;
/** Enough to find a letter in; a name can be of any length. */
const LOOKED_AT = 64;

/** The mark of a network, from its name alone: its first letter on one of a few colours. */
export function markOf(network: string): NetworkMark {
  const signs = [...GRAPHEMES.segment(network.trim().slice(0, LOOKED_AT))].map((s) => s.segment);
  const letter = signs.find((sign) => SPEAKING.test(sign)) ?? signs[0] ?? '?';
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
