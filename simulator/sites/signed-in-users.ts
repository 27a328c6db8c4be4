import type { Person } from './people';

/** Captured values, by field ID. */
export type Values = Readonly<Record<string, string>>;

/** What a bridge makes of captured values. */
export type CheckResult =
  { ok: true; person: Person } | { ok: false; code: string; message: string };

/** A user who is signed in on a site, with the values that prove it. */
export interface SignedInUser {
  person: Person;
  /** By field ID, as they are to arrive; a site changes them when it rotates a cookie. */
  values: Record<string, string>;
  /** Why these values, though right, are not accepted yet. */
  problem?: { code: string; message: string } | undefined;
}

export interface SignedInUsers {
  /** Adds a user and returns the entry; the site updates it when it rotates a value. */
  add(signedInUser: SignedInUser): SignedInUser;
  list(): readonly SignedInUser[];
  find(fits: (signedInUser: SignedInUser) => boolean): SignedInUser | undefined;
  /** Whose values these are: all of them exactly right. That none is missing is checked before. */
  check(values: Values): CheckResult;
  clear(): void;
}

/** A list of who is signed in. */
export function createSignedInUsers(): SignedInUsers {
  const visitors: SignedInUser[] = [];
  const proves = (signedInUser: SignedInUser, values: Values) =>
    Object.keys(values).length > 0 &&
    Object.entries(values).every(([id, value]) => signedInUser.values[id] === value);
  return {
    add(signedInUser) {
      visitors.push(signedInUser);
      return signedInUser;
    },
    list: () => visitors,
    find: (fits) => visitors.findLast(fits),
    check(values) {
      const signedInUser = visitors.findLast((each) => proves(each, values));
      if (signedInUser === undefined) return INVALID;
      const { problem, person } = signedInUser;
      return problem === undefined ? { ok: true, person } : { ok: false, ...problem };
    },
    clear() {
      visitors.length = 0;
    },
  };
}

const INVALID: CheckResult = {
  ok: false,
  code: 'FI.MAU.BRIDGE.INVALID_COOKIES',
  message: 'The network does not know these values.',
};
