import type { Person } from './people';

/** Captured values, by field ID. */
export type Values = Readonly<Record<string, string>>;

/** What a bridge makes of captured values. */
export type Verdict = { ok: true; person: Person } | { ok: false; code: string; message: string };

/** Somebody who is signed in on a site, with the values that prove it. */
export interface Visitor {
  person: Person;
  /** By field ID, as they are to arrive; a site changes them when it rotates a cookie. */
  values: Record<string, string>;
  /** Why these values, though right, are no good yet. */
  trouble?: { code: string; message: string } | undefined;
}

export interface Ledger {
  /** Writes somebody in and hands back the entry, to be kept up to date. */
  add(visitor: Visitor): Visitor;
  list(): readonly Visitor[];
  find(fits: (visitor: Visitor) => boolean): Visitor | undefined;
  /** Whose values these are: all of them exactly right. That none is missing is checked before. */
  check(values: Values): Verdict;
  clear(): void;
}

/** A site's book of who is signed in. */
export function createLedger(): Ledger {
  const visitors: Visitor[] = [];
  const proves = (visitor: Visitor, values: Values) =>
    Object.keys(values).length > 0 &&
    Object.entries(values).every(([id, value]) => visitor.values[id] === value);
  return {
    add(visitor) {
      visitors.push(visitor);
      return visitor;
    },
    list: () => visitors,
    find: (fits) => visitors.findLast(fits),
    check(values) {
      const visitor = visitors.findLast((each) => proves(each, values));
      if (visitor === undefined) return INVALID;
      const { trouble, person } = visitor;
      return trouble === undefined ? { ok: true, person } : { ok: false, ...trouble };
    },
    clear() {
      visitors.length = 0;
    },
  };
}

const INVALID: Verdict = {
  ok: false,
  code: 'FI.MAU.BRIDGE.INVALID_COOKIES',
  message: 'The network does not know these values.',
};
