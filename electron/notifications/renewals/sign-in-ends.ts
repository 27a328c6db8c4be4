import type { AccountState } from '../../../shared/model/snapshot';
import type { CompletedLogin } from '../../login/login-process-types';

/** How long an account's sign-in may last. Times are ms since the epoch. */
export interface SignInEnd {
  signedInAt: number;
  endsAt: number;
  /** The user was told that it may run out. */
  isTold: boolean;
}

/** By account ID. */
export type SignInEnds = ReadonlyMap<string, SignInEnd>;

/** A login that is complete, and when. */
export interface SignIn extends CompletedLogin {
  /** Ms since the epoch. */
  at: number;
  /** The IDs of the accounts that were there when it began. */
  accountsBefore: ReadonlySet<string>;
}

/**
 * The accounts that a sign-in is of: the one that its session named, with the others of the same
 * login; where it named nobody, those that have appeared on the bridge since it began.
 */
export function accountsOf(
  { bridgeID, accountID, loginID, accountsBefore }: SignIn,
  accounts: readonly AccountState[],
): ReadonlySet<string> {
  const onBridge = accounts.filter((account) => account.bridgeID === bridgeID);
  const named = accountID === null ? [] : [accountID];
  const isOfSignIn = (account: AccountState) =>
    loginID === null
      ? accountID === null && !accountsBefore.has(account.accountID)
      : account.loginID === loginID;
  return new Set([...named, ...onBridge.filter(isOfSignIn).map((account) => account.accountID)]);
}

/**
 * What is known after these accounts were signed in: a new sign-in takes the place of the one before,
 * also when nothing says how long it lasts. Of the same end nobody is told twice.
 */
export function afterSignIn(
  ends: SignInEnds,
  accountIDs: ReadonlySet<string>,
  { at, endsAt }: Pick<SignIn, 'at' | 'endsAt'>,
): SignInEnds {
  const next = new Map(ends);
  for (const accountID of accountIDs) {
    const before = ends.get(accountID);
    next.delete(accountID);
    if (endsAt === null) continue;
    const isTold = before?.isTold === true && before.endsAt === endsAt;
    next.set(accountID, { signedInAt: at, endsAt, isTold });
  }
  return next;
}

/** What is known without these accounts. */
export function withoutAccounts(ends: SignInEnds, gone: ReadonlySet<string>): SignInEnds {
  return new Map([...ends].filter(([accountID]) => !gone.has(accountID)));
}
