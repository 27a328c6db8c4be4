/** What becomes of another type: everything when nothing is given. */
export interface WrongTypes {
  /** Whatever stands under this name, at any depth; every string when left out. */
  field?: string | undefined;
  /** Only in the account or the bridge of this ID. */
  item?: string | undefined;
}

/** `value` with wrong types in it: strings become numbers, a named field something of another type. */
export function withWrongTypes(value: unknown, { field, item }: WrongTypes = {}): unknown {
  if (Array.isArray(value)) return value.map((inner) => withWrongTypes(inner, { field, item }));
  if (typeof value === 'object' && value !== null) {
    const isMeant = item === undefined || idOf(value) === item;
    const inside = { field, item: isMeant ? undefined : item };
    const entries = Object.entries(value).map(([name, inner]) => [
      name,
      name === field && isMeant ? ofAnotherType(inner) : withWrongTypes(inner, inside),
    ]);
    return Object.fromEntries(entries) as unknown;
  }
  const isMeant = item === undefined && field === undefined;
  return isMeant && typeof value === 'string' ? ofAnotherType(value) : value;
}

function idOf(value: object): unknown {
  if ('accountID' in value) return value.accountID;
  return 'id' in value ? value.id : undefined;
}

function ofAnotherType(value: unknown): unknown {
  if (Array.isArray(value)) return {};
  return typeof value === 'string' ? 42 : String(value);
}
