import type { AccountState, BridgeState, ApiProblem, Snapshot } from '../../shared/model/snapshot';
import {
  HOLD_DOWN_MS,
  isTransient,
  isHealthy,
  SEVERITIES,
  severityOf,
} from '../../shared/model/account-status';
import type { ListedAccount } from '../../shared/api/account';
import type { Bridge } from '../../shared/api/bridge';
import { displayNameOf } from '../../shared/util/display-name';
import { plainText } from '../../shared/util/plain-text';
import { connectivityAfterMiss } from './connectivity';

/** After this many missed polls in a row a snapshot counts as stale. */
const STALE_AFTER_POLLS = 2;
/** A snapshot is stale after one missed poll when Beeper asks for a pause this long. */
const LONG_PAUSE_MS = 15_000;

/** The answer to one poll. */
export type PollResult =
  | {
      ok: true;
      bridges: readonly Bridge[];
      /** From `GET /v1/accounts`; null when only that call failed. */
      listed: readonly ListedAccount[] | null;
      desktopVersion: string | null;
    }
  | {
      ok: false;
      problem: ApiProblem;
      /** From `retry-after`; ms, null when Beeper did not ask for a pause. */
      retryAfterMs: number | null;
    };

/** A status that the history holds from before this start. */
export interface LastKnownStatus {
  status: string;
  /** Ms since the epoch. */
  since: number;
  /** It may have begun before `since`, while the program did not run. */
  isInexact?: boolean;
}

/** The snapshot before the first poll. `problem` is set when there is nothing to poll with. */
export function initialSnapshot(now: number, problem: ApiProblem | null = null): Snapshot {
  return {
    version: 0,
    connectivity: { state: problem === null ? 'starting' : 'not-connected', problem, since: now },
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
  return {
    version,
    connectivity:
      previous.connectivity.state === 'ok'
        ? { ...previous.connectivity, problem: null }
        : { state: 'ok', problem: null, since: now },
    accounts: readAccounts(previous, result, now, lastKnown),
    bridges: readBridges(result.bridges),
    lastCheckedAt: now,
    stale: false,
    missedPolls: 0,
    desktopVersion: result.desktopVersion ?? previous.desktopVersion,
  };
}

type GoodPoll = Extract<PollResult, { ok: true }>;

/** An account as one answer describes it, without the timestamps. */
type AccountFacts = Omit<AccountState, 'since' | 'sinceExact' | 'unhealthySince' | 'overdue'>;

function readAccounts(
  previous: Snapshot,
  { bridges, listed }: GoodPoll,
  now: number,
  lastKnown: (accountID: string) => LastKnownStatus | null,
): AccountState[] {
  const facts = new Map<string, AccountFacts>();
  const add = (account: AccountFacts) => {
    if (!facts.has(account.accountID)) facts.set(account.accountID, account);
  };
  for (const bridge of bridges) {
    for (const account of bridge.accounts) add(readAccount(account, bridge));
  }
  if (listed === null) {
    // Only `GET /v1/accounts` failed: accounts that it alone lists stay, rather than count as gone.
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
      withTimestamps(
        account,
        before.get(account.accountID),
        now,
        isBaseline ? lastKnown(account.accountID) : null,
        !isBaseline,
      ),
    )
    .sort(bySeverity);
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
    displayName: displayNameOf(account.user),
    status,
    statusText: textOrNull(account.statusText),
    severity: severityOf(status),
  };
}

/** The first that is not blank; empty when all are. */
function firstName(names: readonly (string | undefined)[]): string {
  return names.map((name) => plainText(name ?? '')).find((name) => name !== '') ?? '';
}

function textOrNull(text: string | undefined): string | null {
  return firstName([text]) || null;
}

function withTimestamps(
  facts: AccountFacts,
  before: AccountState | undefined,
  now: number,
  lastKnown: LastKnownStatus | null,
  isExact: boolean,
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
  const unhealthySince = isAtRest ? null : Math.min(before?.unhealthySince ?? since, now);
  const overdue =
    unhealthySince !== null && isTransient(facts.status) && now - unhealthySince >= HOLD_DOWN_MS;
  return { ...facts, since, sinceExact: known.sinceExact, unhealthySince, overdue };
}

function bySeverity(a: AccountState, b: AccountState): number {
  return (
    SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
    a.network.localeCompare(b.network) ||
    (a.displayName ?? '').localeCompare(b.displayName ?? '') ||
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
