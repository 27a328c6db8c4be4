/**
 * `value` with wrong types in it: every string becomes a number; with `field`, instead, whatever
 * stands under that name at any depth becomes something of another type.
 */
export function withWrongTypes(value: unknown, field?: string): unknown {
  if (Array.isArray(value)) return value.map((item) => withWrongTypes(item, field));
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).map(([name, inner]) => [
      name,
      name === field ? ofAnotherType(inner) : withWrongTypes(inner, field),
    ]);
    return Object.fromEntries(entries) as unknown;
  }
  return field === undefined && typeof value === 'string' ? ofAnotherType(value) : value;
}

function ofAnotherType(value: unknown): unknown {
  if (Array.isArray(value)) return {};
  return typeof value === 'string' ? 42 : String(value);
}
