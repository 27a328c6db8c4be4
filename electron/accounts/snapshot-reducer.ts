import type { AccountState, ApiProblem, Snapshot } from '../../shared/model/snapshot';
import {
  HOLD_DOWN_MS,
  isTransient,
  isHealthy,
  SEVERITIES,
} from '../../shared/model/account-status';
import { LONGEST_GAP_MS } from '../../shared/model/poll-seconds';
import { byName } from '../../shared/util/by-name';
import { saysAll } from '../../shared/util/says-all';
import type { ListedAccount } from '../../shared/api/account';
import type { Bridge } from '../../shared/api/bridge';
import type { ItemList } from '../../shared/api/item-list';
import type { LastKnownStatus } from '../history/history';
import { type AccountFacts, readAccounts } from './account-reader';
import { bridgeStates, readBridges } from './bridge-reader';
import { connectivityAfterAnswer, connectivityAfterMiss } from './connectivity';

/** After this many missed polls in a row a snapshot counts as stale. */
const STALE_AFTER_POLLS = 2;
/** A snapshot is stale after one missed poll when Beeper asks for a pause this long. */
const LONG_PAUSE_MS = 15_000;

/** The answer to one poll. */
export type PollResult =
  | {
      ok: true;
      /** The last good answer said the same: the snapshot holds what there is to read. */
      isRepeated?: boolean;
      bridges: ItemList<Bridge>;
      /** From `GET /v1/accounts`; null when only that call failed. */
      listed: ItemList<ListedAccount> | null;
      desktopVersion: string | null;
    }
  | {
      ok: false;
      problem: ApiProblem;
      /** From `retry-after`; ms, null when Beeper did not ask for a pause. */
      retryAfterMs: number | null;
    };

type GoodAnswer = Pick<PollResult & { ok: true }, 'bridges' | 'listed'>;

/**
 * The next snapshot after a poll. A failed poll keeps the accounts as they were. What an answer does not
 * change stays the same value (`===`): an account, all of them, all bridges.
 * @param lastKnown reads the history; called at the first good poll only
 */
export function reduceSnapshot(
  previous: Snapshot,
  result: PollResult,
  now: number,
  lastKnown: (accountID: string) => LastKnownStatus | null = () => null,
): Snapshot {
  const version = previous.version + 1;
  if (!result.ok) {
    const missedPolls = previous.missedPolls + 1;
    const isStale = missedPolls >= STALE_AFTER_POLLS || (result.retryAfterMs ?? 0) >= LONG_PAUSE_MS;
    return {
      ...previous,
      version,
      missedPolls,
      connectivity: connectivityAfterMiss(previous.connectivity, result.problem, isStale, now),
      stale: isStale,
    };
  }
  const { bridges, facts } = result.isRepeated
    ? { bridges: previous.bridges, facts: previous.accounts }
    : readAnswer(previous, result);
  return {
    version,
    connectivity: connectivityAfterAnswer(previous.connectivity, now),
    accounts: accountStates(previous, facts, now, lastKnown),
    bridges,
    lastCheckedAt: now,
    stale: false,
    missedPolls: 0,
    desktopVersion: result.desktopVersion ?? previous.desktopVersion,
  };
}

function readAnswer(previous: Snapshot, { bridges, listed }: GoodAnswer) {
  const listedBridges = readBridges(previous.bridges, bridges);
  return {
    bridges: sameOr(previous.bridges, bridgeStates(listedBridges)),
    facts: readAccounts(previous.accounts, listedBridges, listed),
  };
}

function accountStates(
  previous: Snapshot,
  facts: readonly AccountFacts[],
  now: number,
  lastKnown: (accountID: string) => LastKnownStatus | null,
): readonly AccountState[] {
  const { lastCheckedAt } = previous;
  const isUnwatched = lastCheckedAt !== null && now - lastCheckedAt > LONGEST_GAP_MS;
  const timesOf = (
    account: AccountFacts,
    before: AccountState | undefined,
    known: LastKnownStatus | null,
    isExact: boolean,
  ) => withTimestamps(account, before, { now, isUnwatched, lastKnown: known, isExact });
  // The accounts as they were: time alone may change something.
  if (facts === previous.accounts) {
    const states = previous.accounts.map((account) =>
      account.unhealthySince === null && account.since <= now
        ? account
        : timesOf(account, account, null, true),
    );
    return sameOr(previous.accounts, states);
  }
  const before = new Map(previous.accounts.map((account) => [account.accountID, account]));
  const isBaseline = lastCheckedAt === null;
  const states = facts.map((account) =>
    timesOf(
      account,
      before.get(account.accountID),
      isBaseline ? lastKnown(account.accountID) : null,
      !isBaseline,
    ),
  );
  if (sameOr(previous.accounts, states) === previous.accounts) return previous.accounts;
  // In the order they had, which is most likely the one they will have.
  const byID = new Map(states.map((state) => [state.accountID, state]));
  const old = previous.accounts
    .map(({ accountID }) => byID.get(accountID))
    .filter((state) => state !== undefined);
  const fresh = states.filter(({ accountID }) => !before.has(accountID));
  return sameOr(previous.accounts, [...old, ...fresh].sort(bySeverity));
}

interface Look {
  now: number;
  /** Nobody knows what lasted: it is too long after the last answer, as after a night's sleep. */
  isUnwatched: boolean;
  /** From the history; at the first look only. */
  lastKnown: LastKnownStatus | null;
  /** A status that is new began now, and not at some time before. */
  isExact: boolean;
}

function withTimestamps(
  facts: AccountFacts,
  before: AccountState | undefined,
  { now, isUnwatched, lastKnown, isExact }: Look,
): AccountState {
  const known =
    before?.status === facts.status
      ? before
      : lastKnown?.status === facts.status
        ? { since: lastKnown.since, sinceExact: lastKnown.isInexact !== true }
        : { since: now, sinceExact: isExact };
  // A time in the future was recorded before the clock was set back; it would never be overdue.
  const since = Math.min(known.since, now);
  const isAtRest = isHealthy(facts.status) || facts.severity === 'off';
  // How long it lasts counts from this run's first look: while the program was off nobody saw it. After
  // a gap what may heal by itself begins anew, unless it had lasted by then.
  const isLost = isUnwatched && before?.overdue === false && isTransient(before.status);
  const seen = isLost ? null : before?.unhealthySince;
  const unhealthySince = isAtRest ? null : Math.min(seen ?? now, now);
  const overdue =
    unhealthySince !== null && isTransient(facts.status) && now - unhealthySince >= HOLD_DOWN_MS;
  const times = { since, sinceExact: known.sinceExact, unhealthySince, overdue };
  return before !== undefined && saysAll(before, facts) && saysAll(before, times)
    ? before
    : { ...facts, ...times };
}

/** The list as it was, when each of its items is the same. */
function sameOr<T>(before: readonly T[], now: readonly T[]): readonly T[] {
  const isSame = before.length === now.length && now.every((one, index) => one === before[index]);
  return isSame ? before : now;
}

function bySeverity(a: AccountState, b: AccountState): number {
  return SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) || byName(a, b);
}
