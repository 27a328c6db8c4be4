import type {
  AccountState,
  BridgeState,
  Problem,
  Reach,
  Snapshot,
} from '../../shared/model/snapshot';
import {
  HOLD_DOWN_MS,
  isTransient,
  isWell,
  URGENCIES,
  urgencyOf,
} from '../../shared/model/account-status';
import type { ListedAccount, User } from '../../shared/api/account';
import type { Bridge } from '../../shared/api/bridge';
import { plainText } from '../../shared/util/plain-text';

/** After this many missed polls in a row, what is shown counts as stale. */
const STALE_AFTER_POLLS = 2;
/** A pause this long that Beeper asks for leaves no second poll to wait for. */
const LONG_PAUSE_MS = 15_000;

/** What one poll brought. */
export type PollOutcome =
  | {
      ok: true;
      bridges: readonly Bridge[];
      /** From `GET /v1/accounts`; null when only that call failed. */
      listed: readonly ListedAccount[] | null;
      desktopVersion: string | null;
    }
  | {
      ok: false;
      problem: Problem;
      /** From `retry-after`; ms, null when Beeper did not ask for a pause. */
      retryAfterMs: number | null;
    };

/** A status the history remembers from before this start. */
export interface Remembered {
  status: string;
  /** Ms since the epoch. */
  since: number;
}

/** What is known before the first poll. `problem` is set when there is nothing to poll with. */
export function firstSnapshot(now: number, problem: Problem | null = null): Snapshot {
  return {
    version: 0,
    reach: { state: problem === null ? 'starting' : 'not-connected', problem, since: now },
    accounts: [],
    bridges: [],
    lastCheckedAt: null,
    stale: false,
    missedPolls: 0,
    desktopVersion: null,
  };
}

/**
 * The next snapshot after a poll. A failed poll keeps the accounts as they were.
 * @param remembered what the history knows of an account; asked at the first good poll only
 */
export function takeIn(
  previous: Snapshot,
  outcome: PollOutcome,
  now: number,
  remembered: (accountID: string) => Remembered | null = () => null,
): Snapshot {
  const version = previous.version + 1;
  if (!outcome.ok) {
    const missedPolls = previous.missedPolls + 1;
    const isStale =
      missedPolls >= STALE_AFTER_POLLS || (outcome.retryAfterMs ?? 0) >= LONG_PAUSE_MS;
    return {
      ...previous,
      version,
      missedPolls,
      reach: reachAfterMiss(previous.reach, outcome.problem, isStale, now),
      stale: isStale,
    };
  }
  return {
    version,
    reach:
      previous.reach.state === 'ok'
        ? { ...previous.reach, problem: null }
        : { state: 'ok', problem: null, since: now },
    accounts: readAccounts(previous, outcome, now, remembered),
    bridges: readBridges(outcome.bridges),
    lastCheckedAt: now,
    stale: false,
    missedPolls: 0,
    desktopVersion: outcome.desktopVersion ?? previous.desktopVersion,
  };
}

const NOT_CONNECTED = new Set(['no-token', 'unauthorized', 'forbidden']);
/** One such answer says enough; of the others a single one may be a hiccup. */
const DEFINITE = new Set(['unreachable', 'too-old']);

function reachAfterMiss(previous: Reach, problem: Problem, isStale: boolean, now: number): Reach {
  const state = NOT_CONNECTED.has(problem.kind)
    ? 'not-connected'
    : DEFINITE.has(problem.kind) || isStale
      ? 'unreachable'
      : previous.state;
  return { state, problem, since: state === previous.state ? previous.since : now };
}

type GoodPoll = Extract<PollOutcome, { ok: true }>;

/** The facts of an account that Beeper tells, before time comes into it. */
type AccountFacts = Omit<AccountState, 'since' | 'sinceExact' | 'troubledSince' | 'overdue'>;

function readAccounts(
  previous: Snapshot,
  { bridges, listed }: GoodPoll,
  now: number,
  remembered: (accountID: string) => Remembered | null,
): AccountState[] {
  const facts = new Map<string, AccountFacts>();
  const add = (account: AccountFacts) => {
    if (!facts.has(account.accountID)) facts.set(account.accountID, account);
  };
  for (const bridge of bridges) {
    for (const account of bridge.accounts) add(readAccount(account, bridge));
  }
  if (listed === null) {
    // Only `GET /v1/accounts` failed: what it alone told is kept rather than reported as gone.
    const onBridges = new Set(bridges.map((bridge) => bridge.id));
    previous.accounts
      .filter((account) => account.bridgeID === null || !onBridges.has(account.bridgeID))
      .forEach(add);
  } else {
    for (const account of listed) {
      add(
        readAccount(
          account,
          bridges.find((bridge) => bridge.id === account.bridge?.id),
        ),
      );
    }
  }
  const before = new Map(previous.accounts.map((account) => [account.accountID, account]));
  const isBaseline = previous.lastCheckedAt === null;
  return [...facts.values()]
    .map((account) =>
      withTimes(
        account,
        before.get(account.accountID),
        now,
        isBaseline ? remembered(account.accountID) : null,
        !isBaseline,
      ),
    )
    .sort(byUrgency);
}

function readAccount(account: ListedAccount, bridge: Bridge | undefined): AccountFacts {
  const status = account.status ?? 'unknown';
  return {
    accountID: account.accountID,
    bridgeID: account.bridge?.id ?? bridge?.id ?? null,
    bridgeType: account.bridge?.type ?? bridge?.type ?? null,
    provider: account.bridge?.provider ?? bridge?.provider ?? null,
    loginID: account.loginID ?? null,
    network: firstName([
      account.network,
      bridge?.network,
      bridge?.displayName,
      account.bridge?.type,
      account.accountID,
    ]),
    owner: account.user === undefined ? null : nameOf(account.user),
    status,
    statusText: textOrNull(account.statusText),
    urgency: urgencyOf(status),
  };
}

function nameOf(user: User): string | null {
  return textOrNull(firstName([user.fullName, user.username, user.phoneNumber, user.email]));
}

/** The first that has something to read in it; empty when none has. */
function firstName(names: readonly (string | undefined)[]): string {
  return names.map((name) => plainText(name ?? '')).find((name) => name !== '') ?? '';
}

function textOrNull(text: string | undefined): string | null {
  return firstName([text]) || null;
}

function withTimes(
  facts: AccountFacts,
  before: AccountState | undefined,
  now: number,
  remembered: Remembered | null,
  sawItCome: boolean,
): AccountState {
  const known =
    before?.status === facts.status
      ? before
      : remembered?.status === facts.status
        ? { since: remembered.since, sinceExact: true }
        : { since: now, sinceExact: sawItCome };
  // What began later than now began before the clock was set back; it must not count as never begun.
  const since = Math.min(known.since, now);
  const untroubled = isWell(facts.status) || facts.urgency === 'off';
  const troubledSince = untroubled ? null : Math.min(before?.troubledSince ?? since, now);
  const overdue =
    troubledSince !== null && isTransient(facts.status) && now - troubledSince >= HOLD_DOWN_MS;
  return { ...facts, since, sinceExact: known.sinceExact, troubledSince, overdue };
}

function byUrgency(a: AccountState, b: AccountState): number {
  return (
    URGENCIES.indexOf(a.urgency) - URGENCIES.indexOf(b.urgency) ||
    a.network.localeCompare(b.network) ||
    (a.owner ?? '').localeCompare(b.owner ?? '') ||
    a.accountID.localeCompare(b.accountID)
  );
}

/** Each bridge once; of two with the same ID the first counts, as with accounts. */
function readBridges(bridges: readonly Bridge[]): BridgeState[] {
  const byID = new Map<string, BridgeState>();
  for (const bridge of bridges) {
    if (!byID.has(bridge.id)) byID.set(bridge.id, readBridge(bridge));
  }
  return [...byID.values()];
}

function readBridge(bridge: Bridge): BridgeState {
  return {
    bridgeID: bridge.id,
    displayName: firstName([bridge.displayName, bridge.type, bridge.id]),
    network: textOrNull(bridge.network),
    type: bridge.type,
    provider: bridge.provider,
    status: bridge.status,
    statusText: textOrNull(bridge.statusText),
    supportsMultipleAccounts: bridge.supportsMultipleAccounts,
    activeAccountCount: bridge.activeAccountCount,
  };
}
