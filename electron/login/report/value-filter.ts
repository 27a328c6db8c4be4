/** Shorter ones stand in any text by chance, and tell nobody anything. */
const MIN_CHARACTERS = 4;
/** No line of a report is that long. */
const MAX_CHARACTERS = 4_096;

/** Keeps values out of texts, in whatever form they come. */
export interface ValueFilter {
  add(values: readonly string[]): void;
  /** A text without the values. */
  clean(text: string): string;
  /** Forgets the values. */
  clear(): void;
}

export function createValueFilter(): ValueFilter {
  const forms = new Set<string>();
  let pattern: RegExp | null = null;
  return {
    add(values) {
      for (const value of values.flatMap(formsOf)) forms.add(value);
      // Longest first: one value may be part of another, whose rest would stay.
      const sorted = [...forms].sort((a, b) => b.length - a.length).map(quoted);
      pattern = sorted.length === 0 ? null : new RegExp(sorted.join('|'), 'giu');
    },
    clean: (text) => (pattern === null ? text : text.replaceAll(pattern, '{…}')),
    clear() {
      forms.clear();
      pattern = null;
    },
  };
}

/** The value as it is, as an address has it, and as base64. */
function formsOf(value: string): string[] {
  if (value.length > MAX_CHARACTERS) return [];
  const all = [value, encoded(value), decoded(value), Buffer.from(value).toString('base64')];
  return all.filter((form) => form.trim().length >= MIN_CHARACTERS);
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

function quoted(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
