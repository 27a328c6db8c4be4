/** A value of a text by its name. In JSON that is the keys leading to it: `user.token`, `teams.0.token`. */
export type Entry = readonly [name: string, value: string];

const SPACE = /[\s,:]*/y;
const LITERAL = /-?[\d.eE+-]+|true|false|null/y;

/** Values below this many keys are passed over, and longer keys cut: the path to each costs its length. */
const MAX_KEYS = 16;
const MAX_KEY_LENGTH = 128;
/** Nothing that means anything is nested deeper. */
const MAX_DEPTH = 1_000;

/** An object or list under way. */
interface Level {
  /** Of all within it, with the dot that follows; empty on top. */
  prefix: string;
  isList: boolean;
  index: number;
  /** The key whose value comes next. */
  key: string | null;
}

/**
 * The strings, numbers and truth values of a JSON text, in its order. A number stays as it is written:
 * read as one, an ID of 18 digits would become another. A text that is cut off or broken has those
 * before the break; several texts in one (a line each, or a list on top) count as one after the other.
 * Linear in the text; never throws.
 */
export function* jsonEntries(text: string): Generator<Entry> {
  const levels: Level[] = [];
  let at = 0;
  const match = (pattern: RegExp): string => {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0] ?? '';
    at += found.length;
    return found;
  };
  const readString = (): string | null => {
    const from = at;
    at = endOfString(text, from);
    return parseString(text.slice(from, at));
  };
  for (;;) {
    match(SPACE);
    const level = levels.at(-1);
    const char = text.charAt(at);
    if (char === '{' || char === '[') {
      levels.push({ prefix: prefixWithin(levels), isList: char === '[', index: 0, key: null });
      if (levels.length > MAX_DEPTH) return;
      at += 1;
    } else if (char === '}' || char === ']') {
      levels.pop();
      at += 1;
      passValue(levels.at(-1));
    } else {
      const value = char === '"' ? readString() : match(LITERAL) || null;
      if (value === null || level === undefined) return;
      if (char === '"' && !level.isList && level.key === null) level.key = value;
      else {
        const isNull = char === 'n';
        if (!isNull && levels.length <= MAX_KEYS) yield [pathWithin(level), value];
        passValue(level);
      }
    }
  }
}

function prefixWithin(levels: readonly Level[]): string {
  const outer = levels.at(-1);
  // A list on top is a batch of texts: its indices are no keys.
  const isOnTop = outer === undefined || (levels.length === 1 && outer.isList);
  return isOnTop || levels.length >= MAX_KEYS ? '' : `${pathWithin(outer)}.`;
}

function pathWithin({ prefix, isList, index, key }: Level): string {
  return prefix + (isList ? String(index) : (key ?? '').slice(0, MAX_KEY_LENGTH));
}

function passValue(level: Level | undefined): void {
  if (level === undefined) return;
  level.key = null;
  level.index += 1;
}

/** After the quote that closes the one at `from`, or the end of the text. A backslash escapes. */
export function endOfString(text: string, from: number): number {
  const mark = text.charAt(from);
  let quote = from;
  do {
    quote = text.indexOf(mark, quote + 1);
    if (quote < 0) return text.length;
  } while (isEscaped(text, quote));
  return quote + 1;
}

/** Whether an odd number of backslashes stands before. */
function isEscaped(text: string, at: number): boolean {
  let first = at;
  while (text.charAt(first - 1) === '\\') first -= 1;
  return (at - first) % 2 === 1;
}

/** Null when it is cut off or no string of JSON. */
function parseString(quoted: string): string | null {
  try {
    return JSON.parse(quoted) as string;
  } catch {
    return null;
  }
}
