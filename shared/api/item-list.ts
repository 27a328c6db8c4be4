import { z } from 'zod';
import { rememberPerObject } from '../util/remember';
import { withInner } from './inner-schema';
import { type Misfit, readTolerantly, typeName } from './tolerant';

/** An item that can be read, or what can be read of one that lacks something it has to have. */
export type Entry<T> = { ok: true; value: T } | UnreadableEntry<T>;

export interface UnreadableEntry<T> {
  ok: false;
  /** What it cannot be read without, e.g. `status`; empty when the item is no object. */
  field: string;
  sketch: Partial<T>;
}

/** A list that was read item by item, each in the place it has. */
export interface ItemList<T> {
  entries: readonly Entry<T>[];
  /** What did not fit, also in items that can be read without it. */
  misfits: readonly Misfit[];
}

/** A list inside of an item: `entries` is null when something is there that is no list. */
export type InnerList<T> = Omit<ItemList<T>, 'entries'> & {
  entries: ItemList<T>['entries'] | null;
};

/** `Sketch`, in which these keys are there. */
export type With<Sketch, Key extends keyof Sketch> = Sketch & {
  [Needed in Key]-?: NonNullable<Sketch[Needed]>;
};

/**
 * The answer of an endpoint that lists something, `{items}` or a bare array. Only a list is needed:
 * what does not fit in an item counts as absent, and an item without one of `needs` is unreadable.
 * Items that are the same objects as in another list are not read again, and are the same entries.
 */
export function itemList<Sketch extends object, Key extends keyof Sketch & string>(
  schema: z.ZodType<Sketch>,
  needs: readonly Key[],
): z.ZodType<ItemList<With<Sketch, Key>>> {
  const readItems = createItemReader(schema, needs);
  const answer = z.unknown().transform((body, context): ItemList<With<Sketch, Key>> => {
    const items = itemsOf(body);
    if (items !== null) return readItems(items);
    const path = typeName(body) === 'object' ? ['items'] : [];
    context.issues.push({ code: 'custom', input: body, path, message: 'array' });
    return z.NEVER;
  });
  return withInner(answer, z.array(schema));
}

/** A list inside of an item; no list at all is an empty one. */
export function innerList<Sketch extends object, Key extends keyof Sketch & string>(
  schema: z.ZodType<Sketch>,
  needs: readonly Key[],
): z.ZodType<InnerList<With<Sketch, Key>>> {
  const readItems = createItemReader(schema, needs);
  const inside = z
    .unknown()
    .optional()
    .transform((body): InnerList<With<Sketch, Key>> => {
      const items = typeName(body) === 'missing' ? [] : itemsOf(body);
      if (items !== null) return readItems(items);
      const misfit = { path: '', expected: 'array', received: typeName(body) };
      return { entries: null, misfits: [misfit] };
    });
  return withInner(inside, z.array(schema));
}

/** The items of a list that can be read. */
export function readableItems<T>({ entries }: ItemList<T>): T[] {
  return entries.flatMap((entry) => (entry.ok ? [entry.value] : []));
}

/** Misfits of something that stands at `path` of a whole. */
export function misfitsAt(path: string, misfits: readonly Misfit[]): Misfit[] {
  return misfits.map((misfit) => ({
    ...misfit,
    path: [path, misfit.path].filter((part) => part !== '').join('.'),
  }));
}

/** The items of a list, `{items}` or a bare array; null when it is none. */
export function itemsOf(body: unknown): readonly unknown[] | null {
  if (Array.isArray(body)) return body as unknown[];
  const isObject = typeof body === 'object' && body !== null;
  return isObject && 'items' in body && Array.isArray(body.items) ? body.items : null;
}

/** An item, by itself. */
interface ItemReading<T> {
  entry: Entry<T>;
  misfits: readonly Misfit[];
}

function createItemReader<Sketch extends object, Key extends keyof Sketch & string>(
  schema: z.ZodType<Sketch>,
  needs: readonly Key[],
): (items: readonly unknown[]) => ItemList<With<Sketch, Key>> {
  const read = (item: unknown) => readItem(item, schema, needs);
  const readOnce = rememberPerObject<object, [], ItemReading<With<Sketch, Key>>>(read);
  return (items) => {
    const readings = items.map((item) =>
      typeof item === 'object' && item !== null ? readOnce(item) : read(item),
    );
    return {
      entries: readings.map(({ entry }) => entry),
      misfits: readings.flatMap(({ misfits }, index) => misfitsAt(String(index), misfits)),
    };
  };
}

function readItem<Sketch extends object, Key extends keyof Sketch & string>(
  item: unknown,
  schema: z.ZodType<Sketch>,
  needs: readonly Key[],
): ItemReading<With<Sketch, Key>> {
  const reading = readTolerantly(schema, item);
  const { misfits } = reading;
  if (!reading.ok) {
    return { entry: { ok: false, field: reading.cause.path, sketch: {} }, misfits };
  }
  const sketch = reading.value;
  if (hasAll(sketch, needs)) return { entry: { ok: true, value: sketch }, misfits };
  const field = needs.find((need) => typeName(sketch[need]) === 'missing') ?? '';
  // What does not fit is among the misfits already; what is not there at all is not.
  const isNamed = misfits.some(({ path }) => path === field);
  const missing = { path: field, expected: 'a value', received: 'missing' };
  return {
    entry: { ok: false, field, sketch: sketch as Partial<With<Sketch, Key>> },
    misfits: isNamed ? misfits : [...misfits, missing],
  };
}

function hasAll<Sketch extends object, Key extends keyof Sketch & string>(
  sketch: Sketch,
  needs: readonly Key[],
): sketch is With<Sketch, Key> {
  return needs.every((need) => typeName(sketch[need]) !== 'missing');
}
