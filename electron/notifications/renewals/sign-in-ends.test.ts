import { describe, expect, it } from 'vitest';
import { account } from '../../testing/fixtures';
import {
  accountsOf,
  afterSignIn,
  withoutAccounts,
  type SignIn,
  type SignInEnds,
} from './sign-in-ends';

const signIn = (over: Partial<SignIn>): SignIn => ({
  bridgeID: 'local-whatsapp',
  accountID: null,
  loginID: null,
  endsAt: 1_000,
  at: 10,
  accountsBefore: new Set(),
  ...over,
});

describe('accountsOf', () => {
  const accounts = [
    account({ accountID: 'a', loginID: 'one' }),
    account({ accountID: 'b', loginID: 'one' }),
    account({ accountID: 'c', loginID: 'two' }),
    account({ accountID: 'd', loginID: 'one', bridgeID: 'another' }),
  ];
  const of = (over: Partial<SignIn>) => [...accountsOf(signIn(over), accounts)];

  it('are the one that is named, listed already or not', () => {
    expect(of({ accountID: 'c' })).toEqual(['c']);
    expect(of({ accountID: 'new' })).toEqual(['new']);
  });

  it('are all of the login on its bridge', () => {
    expect(of({ accountID: 'b', loginID: 'one' })).toEqual(['b', 'a']);
    expect(of({ loginID: 'one' })).toEqual(['a', 'b']);
  });

  it('are those that have appeared on the bridge where nobody is named', () => {
    expect(of({ accountsBefore: new Set(['a', 'b']) })).toEqual(['c']);
    expect(of({ accountsBefore: new Set(['a', 'b', 'c']) })).toEqual([]);
  });
});

describe('what is known of a sign-in', () => {
  const known: SignInEnds = new Map([['a', { signedInAt: 1, endsAt: 500, isTold: true }]]);
  const after = (endsAt: number | null) =>
    Object.fromEntries(afterSignIn(known, new Set(['a', 'b']), { at: 10, endsAt }));

  it('gives way to the next one', () => {
    const next = { signedInAt: 10, endsAt: 900, isTold: false };
    expect(after(900)).toEqual({ a: next, b: next });
  });

  it('goes with one that nothing is known of', () => {
    expect(after(null)).toEqual({});
  });

  it('stays told where the end is the same', () => {
    expect(after(500)).toMatchObject({ a: { isTold: true }, b: { isTold: false } });
  });

  it('goes with its account', () => {
    expect(withoutAccounts(known, new Set(['a', 'x'])).size).toBe(0);
    expect(withoutAccounts(known, new Set(['x']))).toEqual(known);
  });
});
