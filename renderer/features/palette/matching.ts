import { foldedWords } from '../../../shared/util/fold-text';

/**
 * How well a command fits a query: its title begins so; each word of the query begins a word of the
 * title; or each stands somewhere, be it in what else the command is found by.
 */
export const FITS = ['beginning', 'words', 'parts'] as const;
export type Fit = (typeof FITS)[number];

/** What several commands have in common, such as the account they are about. All of it is folded. */
export interface Part {
  /** What of it stands in the title. */
  text: string;
  /** What else it is found by. */
  more: readonly string[];
}

/** What a command is found by. */
export interface Findable {
  parts: readonly Part[];
  /** What it is called, folded; asked only where all words fit. */
  names: () => readonly string[];
}

type Place = 'start' | 'inside' | null;

/**
 * Compares commands with a query of at least one word, which may stand in any order. What several
 * commands have in common is compared once.
 */
export function createMatcher(query: string): (findable: Findable) => Fit | null {
  const words = foldedWords(query);
  const text = words.join(' ');
  const compared = new Map<Part, readonly Place[]>();

  const placesIn = (part: Part) => {
    const known = compared.get(part);
    if (known !== undefined) return known;
    const places = words.map((word) => placeIn(word, part));
    compared.set(part, places);
    return places;
  };

  return ({ parts, names }) => {
    let fit: Fit = 'words';
    const places = parts.map(placesIn);
    for (let word = 0; word < words.length; word += 1) {
      if (places.some((place) => place[word] === 'start')) continue;
      if (places.every((place) => place[word] === null)) return null;
      fit = 'parts';
    }
    return names().some((name) => name.startsWith(text)) ? 'beginning' : fit;
  };
}

function placeIn(word: string, { text, more }: Part): Place {
  let at = text.indexOf(word);
  const isThere = at >= 0 || more.some((other) => other.includes(word));
  for (; at >= 0; at = text.indexOf(word, at + 1)) {
    if (at === 0 || !/[\p{L}\p{N}]/u.test(text.charAt(at - 1))) return 'start';
  }
  return isThere ? 'inside' : null;
}
