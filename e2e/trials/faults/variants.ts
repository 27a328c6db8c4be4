type Path = readonly (string | number)[];

/** An answer in which one key is missing, or of another type. */
export interface Variant {
  /** Where, and what stands there now: `user.fullName: null`. */
  name: string;
  body: unknown;
}

const MISSING = Symbol('missing');

const SPOILS = new Map<string, unknown>([
  ['missing', MISSING],
  ['null', null],
  ['number', 7],
  ['string', 'of another type'],
  ['boolean', true],
  ['array', []],
  ['object', {}],
]);

/** Every variant of an answer: each of its keys missing, null, and of each other type. */
export function variantsOf(whole: unknown): Variant[] {
  return pathsIn(whole).flatMap((path) => {
    const present = typeOf(valueAt(whole, path));
    return [...SPOILS]
      .filter(([type]) => type !== present)
      .map(([type, spoil]) => ({
        name: `${path.join('.')}: ${type}`,
        body: withSpoilt(whole, path, spoil),
      }));
  });
}

/** Every place in a value but the whole; of a list only the first item stands for all. */
function pathsIn(value: unknown, path: Path = []): Path[] {
  const own = path.length === 0 ? [] : [path];
  if (Array.isArray(value)) {
    return value.length === 0 ? own : [...own, ...pathsIn(value[0], [...path, 0])];
  }
  if (typeof value !== 'object' || value === null) return own;
  return [
    ...own,
    ...Object.entries(value).flatMap(([key, inner]) => pathsIn(inner, [...path, key])),
  ];
}

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (inner, key) => (inner as Record<string | number, unknown>)[key],
    value,
  );
}

function withSpoilt(value: unknown, [key, ...deeper]: Path, spoil: unknown): unknown {
  if (key === undefined) return spoil;
  if (Array.isArray(value)) {
    const items = value.map((item: unknown, index) =>
      index === key ? withSpoilt(item, deeper, spoil) : item,
    );
    return items.filter((item) => item !== MISSING);
  }
  const entries = Object.entries(value as object)
    .map(([name, inner]): [string, unknown] => [
      name,
      name === key ? withSpoilt(inner, deeper, spoil) : inner,
    ])
    .filter(([, inner]) => inner !== MISSING);
  return Object.fromEntries(entries);
}
