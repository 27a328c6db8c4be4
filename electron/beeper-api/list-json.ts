import { itemsOf } from '../../shared/api/item-list';
import { parseJSON } from './read-body';

/** JSON, and what a later one is compared with. */
export interface ListJSON {
  bytes: Uint8Array;
  spans: readonly Span[];
  /** Undefined when it is no JSON. */
  content: unknown;
}

/** Where an object of a list stands in its bytes: from its `{` up to behind its `}`. */
interface Span {
  start: number;
  end: number;
  /** The list before had the same in its place. */
  isKnown: boolean;
}

const [QUOTE, BACKSLASH] = [0x22, 0x5c];
const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d];

/**
 * Parses JSON as `JSON.parse` does, but of a list (`{items}` or a bare array) only the objects whose
 * bytes are not those that the last one had in their places: the others are the same values (`===`).
 */
export function readListJSON(bytes: Uint8Array, last: ListJSON | null): ListJSON {
  const spans = objectSpans(bytes, last);
  const content = contentByObjects(bytes, spans, last) ?? parseJSON(textOf(bytes));
  return { bytes, spans, content };
}

/** Undefined when nothing of it is known, or when something is not as it seems to be, or is no JSON. */
function contentByObjects(
  bytes: Uint8Array,
  spans: readonly Span[],
  last: ListJSON | null,
): unknown {
  if (!spans.some(({ isKnown }) => isKnown)) return undefined;
  const content = parseJSON(textOf(withoutObjects(bytes, spans)));
  const list = itemsOf(content);
  const known = itemsOf(last?.content)?.filter(isObject);
  if (list?.filter(isObject).length !== spans.length) return undefined;
  const objects = spans.map(({ start, end, isKnown }, index) =>
    isKnown ? known?.[index] : parseJSON(textOf(bytes.subarray(start, end))),
  );
  if (objects.includes(undefined)) return undefined;
  let next = 0;
  const items = list.map((item) => (isObject(item) ? objects[next++] : item));
  return Array.isArray(content) ? items : { ...(content as object), items };
}

/**
 * The objects in the one list of an answer, which is the whole of it or one level down; none when there
 * is no such list, or more than one. Of what is no JSON it may be anything.
 */
function objectSpans(bytes: Uint8Array, last: ListJSON | null): Span[] {
  const spans: Span[] = [];
  let [depth, start] = [0, 0];
  /** How deep the list's items are; 0 before it begins. */
  let itemDepth = 0;
  let isInList = false;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (byte === QUOTE) {
      at = endOfString(bytes, at);
    } else if (byte === OPEN_OBJECT) {
      if (isInList && depth === itemDepth) {
        start = at;
        const end = endOfKnown(bytes, start, spans.length, last);
        if (end !== null) {
          spans.push({ start, end, isKnown: true });
          at = end - 1;
          continue;
        }
      }
      depth += 1;
    } else if (byte === OPEN_LIST) {
      depth += 1;
      if (itemDepth === depth && !isInList) return [];
      if (itemDepth === 0 && depth <= 2) [itemDepth, isInList] = [depth, true];
    } else if (byte === CLOSE_OBJECT) {
      depth -= 1;
      if (isInList && depth === itemDepth) spans.push({ start, end: at + 1, isKnown: false });
    } else if (byte === CLOSE_LIST) {
      if (depth === itemDepth) isInList = false;
      depth -= 1;
    }
  }
  return spans;
}

/** Where the object that begins here ends, when the last list has the same in this place. */
function endOfKnown(
  bytes: Uint8Array,
  start: number,
  place: number,
  last: ListJSON | null,
): number | null {
  const span = last?.spans[place];
  if (last === null || span === undefined) return null;
  const end = start + span.end - span.start;
  const before = last.bytes.subarray(span.start, span.end);
  return Buffer.compare(before, bytes.subarray(start, end)) === 0 ? end : null;
}

/** Where the string ends that begins at this quote. */
function endOfString(bytes: Uint8Array, quote: number): number {
  let at = quote + 1;
  while (at < bytes.length && bytes[at] !== QUOTE) at += bytes[at] === BACKSLASH ? 2 : 1;
  return at;
}

/** Each object leaves an empty one. */
function withoutObjects(bytes: Uint8Array, spans: readonly Span[]): Uint8Array {
  const left = new Uint8Array(bytes.length);
  let [from, to] = [0, 0];
  for (const { start, end } of spans) {
    left.set(bytes.subarray(from, start), to);
    to += start - from;
    left[to] = OPEN_OBJECT;
    left[to + 1] = CLOSE_OBJECT;
    [from, to] = [end, to + 2];
  }
  left.set(bytes.subarray(from), to);
  return left.subarray(0, to + bytes.length - from);
}

function textOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
