/** Shorter ones stand in any text by chance, and tell nobody anything. */
const MIN_CHARACTERS = 4;
/** To search a longer text would take long: it is hidden whole, and with it every longer form. */
const MAX_CHARACTERS = 16_384;
/** Fewer digits stand in any text by chance; no number that is somebody's has more. */
const MIN_DIGITS = 6;
const MAX_DIGITS = 40;
/** What stands between the digits of one number, as it is and as an address has it. */
const BETWEEN_DIGITS = String.raw`(?:%[\da-f]{2}|[^a-z\d%]){0,4}`;
const HIDDEN = '{…}';

/** Keeps values out of texts, in whatever form they come. */
export interface ValueFilter {
  add(values: readonly string[]): void;
  /** A text without the values. It is given whole: the rest of a value that was cut would stay. */
  clean(text: string): string;
  /** Forgets the values. */
  clear(): void;
}

/** A stretch of a text: where it begins, and where what follows it does. */
type Range = readonly [from: number, to: number];

/** A text as it is compared, and where each of its characters stands in the original. */
interface Folded {
  text: string;
  at: readonly number[];
}

export function createValueFilter(): ValueFilter {
  const forms = new Set<string>();
  const unescapedForms = new Set<string>();
  const numbers = new Map<string, RegExp>();
  return {
    add(values) {
      for (const form of values.flatMap(formsOf)) {
        forms.add(folded(form, false).text);
        const unescaped = folded(form, true).text;
        if (isTelling(unescaped)) unescapedForms.add(unescaped);
      }
      for (const digits of values.flatMap(numbersOf))
        numbers.set(digits, new RegExp([...digits].join(BETWEEN_DIGITS), 'gi'));
    },
    clean(text) {
      if (text.length > MAX_CHARACTERS) return HIDDEN;
      if (forms.size === 0) return text;
      return withHidden(text, [
        ...rangesOf(forms, folded(text, false), text.length),
        // A pattern that holds a value has backslashes in it, and more of them where it stands in quotes;
        // which characters have one depends on who wrote it.
        ...rangesOf(unescapedForms, folded(text, true), text.length),
        ...[...numbers.values()].flatMap((number) => matchesOf(number, text)),
      ]);
    },
    clear() {
      forms.clear();
      unescapedForms.clear();
      numbers.clear();
    },
  };
}

/** The value as it is, as an address has it, and as base64. */
function formsOf(value: string): string[] {
  const all = [value, encoded(value), decoded(value), Buffer.from(value).toString('base64')];
  return all.filter((form) => isTelling(form) && form.length <= MAX_CHARACTERS);
}

/**
 * The digits of a value: a bridge writes a phone number its own way, with other punctuation or none, and
 * without the zeros before it.
 */
function numbersOf(value: string): string[] {
  return [value, decoded(value)]
    .map((text) => text.replaceAll(/\D/g, ''))
    .flatMap((digits) => [digits, digits.replace(/^0+/, '')])
    .filter(({ length }) => length >= MIN_DIGITS && length <= MAX_DIGITS);
}

function isTelling(form: string): boolean {
  return form.trim().length >= MIN_CHARACTERS;
}

function encoded(value: string): string {
  return orAsItIs(encodeURIComponent, value);
}

function decoded(value: string): string {
  return orAsItIs(decodeURIComponent, value);
}

/** Both throw: at half a pair of surrogates, and at a stray percent sign. */
function orAsItIs(change: (text: string) => string, value: string): string {
  try {
    return change(value);
  } catch {
    return value;
  }
}

/** A text in lower case, and without backslashes where asked. */
function folded(original: string, withoutBackslashes: boolean): Folded {
  let text = '';
  const at: number[] = [];
  let position = 0;
  for (const character of original) {
    if (!withoutBackslashes || character !== '\\') {
      // One by one: some characters get longer, and some depend on their neighbours.
      text += character.toLowerCase();
      while (at.length < text.length) at.push(position);
    }
    position += character.length;
  }
  return { text, at };
}

/** Where the forms stand. */
function rangesOf(forms: Iterable<string>, { text, at }: Folded, length: number): Range[] {
  const ranges: Range[] = [];
  for (const form of forms) {
    let found = text.indexOf(form);
    while (found !== -1) {
      const end = found + form.length;
      ranges.push([at[found] ?? 0, at[end] ?? length]);
      found = text.indexOf(form, end);
    }
  }
  return ranges;
}

function matchesOf(number: RegExp, text: string): Range[] {
  return [...text.matchAll(number)].map(({ index, 0: found }) => [index, index + found.length]);
}

/** A text with these stretches hidden, which may overlap. */
function withHidden(text: string, ranges: readonly Range[]): string {
  let shown = '';
  let end = 0;
  for (const [from, to] of ranges.toSorted(([a], [b]) => a - b)) {
    if (from >= end) shown += text.slice(end, from) + HIDDEN;
    end = Math.max(end, to);
  }
  return shown + text.slice(end);
}
