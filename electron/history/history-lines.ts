import { z } from 'zod';
import { HISTORY_DAYS, type HistoryEntry } from '../../shared/model/history';

/** The longest text of a bridge that is stored, in UTF-16 units. */
const MAX_TEXT = 500;
/** How many bytes are kept when the file is written anew: about 15,000 changes. */
export const MAX_BYTES = 3_900_000;
const KEPT_MS = HISTORY_DAYS * 24 * 3_600_000;

/** A line of the file. */
export interface HistoryLine {
  /** Without its line break; null where it is the entry's JSON, so that memory does not hold both. */
  text: string | null;
  /** Null for a kind that this version does not know: it is kept as it stands. */
  entry: HistoryEntry | null;
  at: number;
  /** With its line break. */
  bytes: number;
}

/** The last moment that a calendar has: a later one could not be shown. */
const LAST_MOMENT = 8.64e15;
const time = z.number().nonnegative().max(LAST_MOMENT);

const name = z.object({ network: z.string(), displayName: z.string().nullable() });
const what = z.object({ at: time, accountID: z.string() });

const changeSchema = what.extend(name.shape).extend({
  kind: z.enum(['status', 'appeared', 'gone']),
  from: z.string().nullable(),
  to: z.string().nullable(),
  statusText: z.string().nullable(),
  isInexact: z.literal(true).optional(),
});

const entrySchema = z.discriminatedUnion('kind', [
  changeSchema,
  what.extend(name.shape).extend({ kind: z.literal('signed-in') }),
  what.extend({
    kind: z.literal('decision'),
    about: z.string(),
    told: z.boolean(),
    reason: z.string(),
    count: z.number().optional(),
  }),
  z.object({
    at: time,
    accountID: z.null(),
    kind: z.literal('refusal'),
    refusal: z.string(),
    told: z.boolean(),
    reason: z.string(),
  }),
]) satisfies z.ZodType<HistoryEntry>;

/** Up to version 0.1 the display name was called `owner`; lines of that time are read as well. */
const lineSchema = z
  .looseObject({ owner: z.unknown().optional() })
  .transform(({ owner, ...entry }) =>
    owner === undefined ? entry : { ...entry, displayName: owner },
  )
  .pipe(entrySchema);

const KNOWN_KINDS: ReadonlySet<string> = new Set([
  'status',
  'appeared',
  'gone',
  'signed-in',
  'decision',
  'refusal',
] satisfies HistoryEntry['kind'][]);

const unknownSchema = z.object({
  at: time,
  kind: z.string().refine((kind) => !KNOWN_KINDS.has(kind)),
});

export function toLine(entry: HistoryEntry): HistoryLine {
  let isCut = false;
  const text = JSON.stringify(entry, (key, value: unknown) => {
    if (typeof value !== 'string' || value.length <= MAX_TEXT || key === 'accountID') return value;
    isCut = true;
    return `${value.slice(0, MAX_TEXT)}…`;
  });
  const kept = isCut ? (JSON.parse(text) as HistoryEntry) : entry;
  return { text: null, entry: kept, at: entry.at, bytes: bytesOf(text) };
}

export function textOf({ text, entry }: HistoryLine): string {
  return text ?? JSON.stringify(entry);
}

/** Null for a line that makes no sense. */
export function readLine(text: string): HistoryLine | null {
  try {
    const value: unknown = JSON.parse(text);
    const bytes = bytesOf(text);
    const { data: entry = null } = lineSchema.safeParse(value);
    if (entry !== null && JSON.stringify(entry) === text) {
      return { text: null, entry, at: entry.at, bytes };
    }
    const { at } = entry ?? unknownSchema.parse(value);
    return { text: copyOf(text), entry, at, bytes };
  } catch {
    return null;
  }
}

/**
 * The lines that are worth keeping, in their order: those of the last 90 days, as far as they fit, and
 * of each account that Beeper still lists the last status, however old.
 * @param now ms since the epoch
 */
export function retained(lines: readonly HistoryLine[], now: number): HistoryLine[] {
  const lastOf = new Map<string, HistoryLine>();
  for (const line of lines) {
    if (line.entry !== null && 'to' in line.entry) lastOf.set(line.entry.accountID, line);
  }
  const present = [...lastOf.values()].filter(({ entry }) => entry?.kind !== 'gone');
  const mustStay = new Set(present);
  let room = MAX_BYTES - sizeOf(present);
  const kept = lines.toReversed().filter((line) => {
    if (mustStay.has(line)) return true;
    if (now - line.at > KEPT_MS) return false;
    room -= line.bytes;
    return room >= 0;
  });
  return kept.toReversed();
}

/** In bytes, with line breaks. */
export function sizeOf(lines: readonly HistoryLine[]): number {
  return lines.reduce((size, { bytes }) => size + bytes, 0);
}

const bytesOf = (text: string) => Buffer.byteLength(text) + 1;

/** A part of a text keeps the whole of it in memory. */
const copyOf = (part: string) => Buffer.from(part).toString();
