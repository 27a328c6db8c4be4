import type { Severity } from './account-status';

/** Why Bridgekeeper has no fresh answer from Beeper. */
export type ApiProblemKind =
  | 'no-token'
  | 'unauthorized'
  | 'forbidden'
  | 'unreachable'
  | 'timeout'
  | 'too-old'
  | 'rate-limited'
  | 'server'
  | 'malformed';

/** A problem with its particulars; `detail` never holds a secret. */
export interface ApiProblem {
  kind: ApiProblemKind;
  /** What Beeper said, or the field that could not be read; null when there is nothing to add. */
  detail: string | null;
}

/**
 * How Beeper answers. `starting`: not asked yet. `not-connected`: there is no token, or Beeper
 * refuses it. `unreachable`: no usable answer.
 */
export interface Connectivity {
  state: 'starting' | 'ok' | 'unreachable' | 'not-connected';
  problem: ApiProblem | null;
  /** When this state began; ms since the epoch. */
  since: number;
}

/** One chat account as the tray, the alerts and the window see it. */
export interface AccountState {
  accountID: string;
  bridgeID: string | null;
  bridgeType: string | null;
  provider: string | null;
  loginID: string | null;
  /** The network's name as a person knows it, e.g. "WhatsApp". */
  network: string;
  /** Whose account it is, e.g. "Alice Example"; null when Beeper does not say. */
  displayName: string | null;
  /** As Beeper sent it; `unknown` when an old Beeper sends none. */
  status: string;
  statusText: string | null;
  severity: Severity;
  /** When this status was first seen; ms since the epoch. */
  since: number;
  /** False when the status was already there at the first look, so that it began before `since`. */
  sinceExact: boolean;
  /** When it last stopped being well, through whatever states since; null while it is well or off. */
  unhealthySince: number | null;
  /** In a transient state although the trouble outlasted the hold-down: its user should know. */
  overdue: boolean;
}

/** One bridge and whether it can take another account. */
export interface BridgeState {
  bridgeID: string;
  displayName: string;
  network: string | null;
  type: string;
  provider: string;
  status: string;
  statusText: string | null;
  supportsMultipleAccounts: boolean;
  activeAccountCount: number;
}

/** All that is known, as one value. Main pushes it whole; nobody changes it. */
export interface Snapshot {
  /** Grows by one with every poll that is taken in. */
  version: number;
  connectivity: Connectivity;
  /** Most urgent first, then by network and owner. */
  accounts: readonly AccountState[];
  bridges: readonly BridgeState[];
  /** When Beeper last gave a usable answer; ms since the epoch, null before the first. */
  lastCheckedAt: number | null;
  /** Two polls or more were missed: what is shown may no longer be so. */
  stale: boolean;
  /** Polls in a row without a usable answer. */
  missedPolls: number;
  /** From the `X-Beeper-Desktop-Version` header. */
  desktopVersion: string | null;
}

/** What became of one account between two looks. */
export interface StatusChange {
  /** When it was seen; ms since the epoch. */
  at: number;
  accountID: string;
  network: string;
  displayName: string | null;
  kind: 'status' | 'appeared' | 'gone';
  /** The status before; null for `appeared`. */
  from: string | null;
  /** The status after; null for `gone`. */
  to: string | null;
  statusText: string | null;
}

/** Whether an account wants its user: it needs a sign-in, or a passing trouble did not pass. */
export function needsAttention(account: AccountState): boolean {
  return account.severity === 'action-required' || account.overdue;
}
