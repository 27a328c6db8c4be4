import { endOfString } from '../../../shared/util/json-entries';

/** A literal of JavaScript: texts, lists and objects; anything else (numbers, `null`) as it is written. */
export type Literal = string | readonly Literal[] | ReadonlyMap<string, Literal>;

const SPACE = /\s*(?:\/\/[^\n]*\s*)*/y;
const WORD = /[\w.$+-]+/y;
const MAX_DEPTH = 100;

/**
 * Reads the literal that begins at `from`, in any of the ways in which browsers write them: JSON, other
 * quotes, names without quotes, commas at the end. Undefined when there is none. Linear; never throws.
 */
export function readLiteral(
  text: string,
  from: number,
): { value: Literal; end: number } | undefined {
  let at = from;
  const match = (pattern: RegExp): string => {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0] ?? '';
    at += found.length;
    return found;
  };
  const next = (): string => {
    match(SPACE);
    return text.charAt(at);
  };
  const skip = (char: string): boolean => {
    const isThere = next() === char;
    if (isThere) at += 1;
    return isThere;
  };
  const read = (depth: number): Literal | undefined => {
    const char = next();
    if (depth > MAX_DEPTH) return undefined;
    if (char === '{') return readObject(depth);
    if (char === '[') return readList(depth);
    if (char !== '"' && char !== "'" && char !== '`') return match(WORD) || undefined;
    const start = at;
    at = endOfString(text, start);
    return unquote(text.slice(start, at));
  };
  const readObject = (depth: number): Literal | undefined => {
    const object = new Map<string, Literal>();
    at += 1;
    while (!skip('}')) {
      const key = read(depth + 1);
      if (typeof key !== 'string' || !skip(':')) return undefined;
      const value = read(depth + 1);
      if (value === undefined) return undefined;
      object.set(key, value);
      if (!skip(',') && next() !== '}') return undefined;
    }
    return object;
  };
  const readList = (depth: number): Literal | undefined => {
    const list: Literal[] = [];
    at += 1;
    while (!skip(']')) {
      const value = read(depth + 1);
      if (value === undefined) return undefined;
      list.push(value);
      if (!skip(',') && next() !== ']') return undefined;
    }
    return list;
  };
  const value = read(0);
  return value === undefined ? undefined : { value, end: at };
}

const ESCAPE = /\\(?:u\{([\da-f]{1,6})\}|u([\da-f]{4})|x([\da-f]{2})|(\r\n|[^]))/gi;
const CHARS: Readonly<Record<string, string>> = {
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  0: '\0',
  '\n': '',
  '\r\n': '',
};

function unquote(quoted: string): string {
  return quoted.slice(1, -1).replace(ESCAPE, (escape, ...groups: (string | undefined)[]) => {
    const [point, unit, byte, char] = groups;
    if (char !== undefined) return CHARS[char] ?? char;
    const code = parseInt(point ?? unit ?? byte ?? '', 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : escape;
  });
}
