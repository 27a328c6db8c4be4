import type { z } from 'zod';
import { innerOf } from '../../../shared/api/inner-schema';
import { readTolerantly, typeName, type Misfit } from '../../../shared/api/tolerant';
import { knownNames, walkAnswer } from './schema-walk';

/** What is not as expected, without a value and without a name that somebody may have given. */
export interface MisfitKind {
  /** `*` for any place in a list: `*.accounts.*.status`; empty for the whole. */
  path: string;
  expected: string;
  received: string;
  count: number;
}

export interface Comparison {
  misfits: readonly MisfitKind[];
  /** Fields that this version does not know: `*.accounts.*.colour`. */
  unknownFields: readonly string[];
}

/** A name that a programmer gave: no number of a phone, no address, no name with a blank. */
const PLAIN_NAME = /^[A-Za-z_][A-Za-z_]*(?:\d{1,2}[A-Za-z_]*)?$/;
const MOST_NAME_CHARACTERS = 60;
/** More than any version has added to one object. */
const MOST_UNKNOWN_FIELDS = 20;
const ANOTHER_NAME = '?';

/** Compares the JSON of an answer with what its schema expects. */
export function compareAnswer(schema: z.ZodType, body: unknown): Comparison {
  const names = knownNames(schema);
  const kinds = new Map<string, MisfitKind>();
  const note = ({ path, ...types }: Misfit) => {
    const kind = { path: withoutPlaces(path, names), ...types };
    const key = JSON.stringify(kind);
    kinds.set(key, { ...kind, count: (kinds.get(key)?.count ?? 0) + 1 });
  };
  misfitsOf(schema, body).forEach(note);
  const unknownFields = new Set<string>();
  walkAnswer(schema, body, {
    onSwallowed: note,
    onUnknown(path, unknown) {
      for (const name of shownNames(unknown)) {
        unknownFields.add([path, name].filter((part) => part !== '').join('.'));
      }
    },
  });
  return { misfits: [...kinds.values()], unknownFields: [...unknownFields].sort() };
}

function misfitsOf(schema: z.ZodType, body: unknown): readonly Misfit[] {
  const parsed = schema.safeParse(body);
  if (parsed.success && hasMisfits(parsed.data)) return parsed.data.misfits;
  const reading = readTolerantly(innerOf(schema) ?? schema, body);
  if (parsed.success || reading.misfits.length > 0) return reading.misfits;
  return [{ path: '', expected: 'what was promised', received: typeName(body) }];
}

function hasMisfits(value: unknown): value is { misfits: readonly Misfit[] } {
  return (
    typeof value === 'object' &&
    value !== null &&
    'misfits' in value &&
    Array.isArray(value.misfits)
  );
}

/** The path with nothing in it that the schema does not name. */
function withoutPlaces(path: string, names: ReadonlySet<string>): string {
  if (path === '') return '';
  // SECURITY: a key of a record, such as a kind of group, may be anything.
  const steps = path.split('.').map((step) => (names.has(step) ? step : '*'));
  return steps.join('.');
}

/** The unknown names of one object, as far as they may be told. */
function shownNames(names: readonly string[]): string[] {
  // SECURITY: so many are no fields but the keys of a record, such as names of people.
  return names.length > MOST_UNKNOWN_FIELDS ? [ANOTHER_NAME] : names.map(shownName);
}

function shownName(name: string): string {
  // SECURITY: a name that nobody expects may hold somebody's address or number.
  const isPlain = name.length <= MOST_NAME_CHARACTERS && PLAIN_NAME.test(name);
  return isPlain ? name : ANOTHER_NAME;
}
