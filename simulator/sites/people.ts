/** Who signs in: the user of the account, or somebody else. */
export const PEOPLE = ['alice', 'bob'] as const;
export type Person = (typeof PEOPLE)[number];

/** The user names that every site accepts, and whose they are. */
export const USERS: Readonly<Record<Person, string>> = {
  alice: 'alice@example.com',
  bob: 'bob@example.com',
};

/** The password of both, on every site. */
export const PASSWORD = 'correct horse';

/** What a site shows for any other password. */
export const WRONG_PASSWORD = 'That password is not right. Try again.';

/** Who typed this, if it is right. */
export function personOf(user: string | null, password: string | null): Person | undefined {
  if (password !== PASSWORD) return undefined;
  if (user === USERS.bob) return 'bob';
  return user === USERS.alice ? 'alice' : undefined;
}

/** Who posted the form of `signInForm`, if it is right. */
export function personIn(form: URLSearchParams): Person | undefined {
  return personOf(form.get('user'), form.get('password'));
}

/** Their phone numbers. */
export const PHONES: Readonly<Record<Person, string>> = {
  alice: '+12025550123',
  bob: '+12025550188',
};

const DIGITS_MIN = 7;

/** Whose number this is: Bob's, or else Alice's; undefined when it is too short for a number. */
export function personByPhone(number: string | undefined): Person | undefined {
  const digits = number?.replace(/\D/g, '') ?? '';
  if (digits.length < DIGITS_MIN) return undefined;
  return PHONES.bob.endsWith(digits) ? 'bob' : 'alice';
}
