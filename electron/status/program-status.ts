import { type AccountSilence, type Silences } from '../../shared/model/silences';
import { needsAttention, type AccountState, type Snapshot } from '../../shared/model/snapshot';
import type { Severity } from '../../shared/model/account-status';
import {
  STATUS_VERSION,
  type AccountStatus,
  type OverallStatus,
  type ProgramStatus,
  type StatusCounts,
} from '../../shared/model/program-status';
import { rememberPerObject } from '../../shared/util/remember';
import { saysAll } from '../../shared/util/says-all';

export interface StatusFacts {
  snapshot: Snapshot;
  silences: Silences;
  isDemo: boolean;
}

interface Program {
  version: string;
  pid: number;
}

/** What other programs are told of a running Bridgekeeper. @param now ms since the epoch */
export function programStatus(
  { snapshot, silences, isDemo }: StatusFacts,
  program: Program,
  now: number,
): ProgramStatus {
  const { accounts, connectivity, lastCheckedAt } = snapshot;
  const { snooze, quietUntil } = silences;
  return {
    version: STATUS_VERSION,
    program: program.version,
    running: true,
    pid: program.pid,
    overall: overallStatus(snapshot),
    problem: connectivity.problem?.kind ?? null,
    demo: isDemo,
    changedAt: timeText(now),
    lastGoodLookAt: timeOrNull(lastCheckedAt),
    counts: countsOf(accounts),
    accounts: accounts.map((account) =>
      accountStatus(account, silencedAs(account.accountID, silences.accounts)),
    ),
    silences: {
      snooze: snooze && { since: timeText(snooze.since), until: timeOrNull(snooze.until) },
      quietUntil: timeOrNull(quietUntil),
    },
  };
}

/** What is true while nothing is known: nothing about any account. */
export function statusWithoutAccounts(
  particulars: Pick<ProgramStatus, 'program' | 'running' | 'pid' | 'overall'>,
  now: number,
): ProgramStatus {
  return {
    version: STATUS_VERSION,
    ...particulars,
    problem: null,
    demo: false,
    changedAt: timeText(now),
    lastGoodLookAt: null,
    counts: countsOf([]),
    accounts: [],
    silences: { snooze: null, quietUntil: null },
  };
}

/** As JSON, in one line: some programs read only a file's last. */
export function statusText({ accounts, silences, ...rest }: ProgramStatus): string {
  const before = JSON.stringify(rest).slice(0, -1);
  const after = JSON.stringify({ silences }).slice(1);
  return `${before},"accounts":[${accounts.map((account) => accountText(account)).join(',')}],${after}\n`;
}

/** Most accounts are the same as when the file was last written. */
const accountText = rememberPerObject((account: AccountStatus) => JSON.stringify(account));

/** Whether the same can be said of both, by the values (`===`) that a poll leaves as they are. */
export function isSameFacts(a: StatusFacts, b: StatusFacts): boolean {
  return (
    a.snapshot.accounts === b.snapshot.accounts &&
    a.snapshot.connectivity === b.snapshot.connectivity &&
    a.silences === b.silences &&
    a.isDemo === b.isDemo
  );
}

/** Whether two say the same, whenever they were written. */
export function isSameStatus(a: ProgramStatus, b: ProgramStatus): boolean {
  const isSameAccount = (account: AccountStatus, index: number) => {
    const other = b.accounts[index];
    return other !== undefined && (account === other || saysAll(account, other));
  };
  return (
    a.accounts.length === b.accounts.length &&
    a.accounts.every(isSameAccount) &&
    restOf(a) === restOf(b)
  );
}

/** What is said beside the accounts, but for when. */
function restOf(status: ProgramStatus): string {
  return JSON.stringify({ ...status, accounts: null, changedAt: null, lastGoodLookAt: null });
}

function overallStatus({ connectivity, accounts }: Snapshot): OverallStatus {
  switch (connectivity.state) {
    case 'starting':
    case 'not-connected':
      return connectivity.state;
    case 'unreachable':
      return 'beeper-unreachable';
    case 'ok':
      if (accounts.some(({ severity }) => severity === 'action-required')) return 'action-required';
      return accounts.some(needsAttention) ? 'disconnected' : 'ok';
  }
}

const accountStatus = rememberPerObject(readAccountStatus);

function readAccountStatus(
  account: AccountState,
  silenced: AccountSilence['kind'] | null,
): AccountStatus {
  const { accountID, network, displayName, status, severity, since, unhealthySince } = account;
  return {
    accountID,
    network,
    name: displayName,
    status,
    severity,
    needsUser: needsAttention(account),
    since: timeText(since),
    unhealthySince: timeOrNull(unhealthySince),
    silenced,
  };
}

/** A mute outlasts the problem that was put off. */
function silencedAs(
  accountID: string,
  silences: readonly AccountSilence[],
): AccountSilence['kind'] | null {
  if (silences.length === 0) return null;
  const kinds = silences.filter((one) => one.accountID === accountID).map(({ kind }) => kind);
  return kinds.find((kind) => kind === 'muted') ?? kinds[0] ?? null;
}

function countsOf(accounts: readonly AccountState[]): StatusCounts {
  const having = new Map<Severity, number>();
  for (const { severity } of accounts) having.set(severity, (having.get(severity) ?? 0) + 1);
  return {
    total: accounts.length,
    needUser: accounts.filter(needsAttention).length,
    actionRequired: having.get('action-required') ?? 0,
    disconnected: having.get('disconnected') ?? 0,
    unknown: having.get('unknown') ?? 0,
    inProgress: having.get('in-progress') ?? 0,
    connected: having.get('connected') ?? 0,
    off: having.get('off') ?? 0,
  };
}

/** In UTC and whole seconds, which every tool reads: jq's `fromdate` takes no fractions. */
function timeText(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19)}Z`;
}

function timeOrNull(at: number | null): string | null {
  return at === null ? null : timeText(at);
}
