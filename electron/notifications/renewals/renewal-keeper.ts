import type { NotificationDecision } from '../../../shared/model/notification-decision';
import type { Renewal } from '../../../shared/model/renewal';
import type { AccountState, Snapshot } from '../../../shared/model/snapshot';
import { createEmitter } from '../../../shared/util/emitter';
import type { Clock } from '../../platform/clock';
import type { RenewalMemory } from './renewal-memory';
import {
  evaluateRenewals,
  renewalsAhead,
  type RenewalState,
  type RenewalWishes,
} from './renewal-policy';
import {
  accountsOf,
  afterSignIn,
  withoutAccounts,
  type SignIn,
  type SignInEnds,
} from './sign-in-ends';

/** Beeper may list an account only a while after it was signed in. */
const APPEARS_WITHIN_MS = 10 * 60_000;

/** Remembers how long the accounts' sign-ins may last, and decides when the user is told. */
export interface RenewalKeeper {
  /** Somebody signed in; `accounts` are those that Beeper lists now. */
  signedIn(signIn: Omit<SignIn, 'at'>, accounts: readonly AccountState[]): void;
  /** What is decided about the accounts of a snapshot. */
  evaluate(snapshot: Snapshot, wishes: RenewalWishes): readonly NotificationDecision[];
  /** The accounts that the user was told of, and whose end is still ahead. */
  told(): ReadonlySet<string>;
  /** The sign-ins whose end is ahead, the soonest first. */
  renewals(): readonly Renewal[];
  /** Returns the way to stop listening. */
  onRenewals(listener: (renewals: readonly Renewal[]) => void): () => void;
  forget(accountIDs: ReadonlySet<string>): void;
  /** Resolves when what is remembered is on disk. */
  close(): Promise<void>;
}

interface Options {
  clock: Clock;
  memory: RenewalMemory;
}

export function createRenewalKeeper({ clock, memory }: Options): RenewalKeeper {
  const changed = createEmitter<[readonly Renewal[]]>();
  let state: RenewalState = { ends: memory.remembered, lastReasons: new Map() };
  /** The latest sign-in, while accounts of it may appear, and those that have. */
  let latest: { signIn: SignIn; found: ReadonlySet<string> } | null = null;
  let saved: Promise<void> = Promise.resolve();

  const renewals = () => renewalsAhead(state.ends, clock.now());
  const textOf = (ends: SignInEnds) => JSON.stringify([...ends]);
  let savedText = textOf(state.ends);
  let shownText = JSON.stringify(renewals());

  const update = (next: RenewalState) => {
    state = next;
    const text = textOf(state.ends);
    if (text !== savedText) saved = memory.save(state.ends);
    savedText = text;
    const ahead = renewals();
    const isShown = JSON.stringify(ahead) === shownText;
    shownText = JSON.stringify(ahead);
    if (!isShown) changed.emit(ahead);
  };

  /** With what has appeared of the latest sign-in since. */
  const withLatest = (accounts: readonly AccountState[]): SignInEnds => {
    if (latest !== null && clock.now() - latest.signIn.at > APPEARS_WITHIN_MS) latest = null;
    if (latest === null) return state.ends;
    const { signIn, found } = latest;
    const appeared = [...accountsOf(signIn, accounts)].filter((id) => !found.has(id));
    latest = { signIn, found: new Set([...found, ...appeared]) };
    return afterSignIn(state.ends, new Set(appeared), signIn);
  };

  return {
    signedIn(login, accounts) {
      latest = { signIn: { ...login, at: clock.now() }, found: new Set() };
      update({ ...state, ends: withLatest(accounts) });
    },
    evaluate(snapshot, wishes) {
      const ends = withLatest(snapshot.accounts);
      const result = evaluateRenewals({ ...state, ends }, snapshot, wishes, clock.now());
      update(result.state);
      return result.decisions;
    },
    told() {
      const told = renewals().filter(({ accountID }) => state.ends.get(accountID)?.isTold);
      return new Set(told.map(({ accountID }) => accountID));
    },
    renewals,
    onRenewals: changed.on,
    forget: (gone) => update({ ...state, ends: withoutAccounts(state.ends, gone) }),
    close: () => saved,
  };
}
