import type { Severity } from './account-status';

/** Why Bridgekeeper has no fresh answer from Beeper. */
export type ApiProblemKind =
  | 'no-token'
  /** Nobody is signed in to Beeper Desktop itself. */
  | 'signed-out'
  /** Beeper Desktop is signed in, and not yet ready. */
  | 'getting-ready'
  | 'unauthorized'
  | 'forbidden'
  | 'unreachable'
  /** Another user's program listens where Beeper should. */
  | 'another-user'
  | 'timeout'
  | 'too-old'
  | 'rate-limited'
  | 'server'
  | 'malformed';

/** A problem with its particulars; `detail` never holds a secret. */
export interface ApiProblem {
  kind: ApiProblemKind;
  /** Beeper's own words, or the field that could not be read. */
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

/** One chat account, as the tray, the notifications and the window use it. */
export interface AccountState {
  accountID: string;
  bridgeID: string | null;
  bridgeType: string | null;
  provider: string | null;
  loginID: string | null;
  /** The network's name as people know it, e.g. "WhatsApp". */
  network: string;
  /** The account's holder, e.g. "Alice Example"; null when Beeper names none. */
  displayName: string | null;
  /** What the holder's picture can be asked for by; another picture, another key. Null without one. */
  pictureKey: string | null;
  /** As Beeper sent it; `unknown` when an old Beeper sends none, `unreadable` when it made no sense. */
  status: string;
  statusText: string | null;
  severity: Severity;
  /** When a poll first found this status; ms since the epoch. */
  since: number;
  /** False when the first poll found this status, so that it began before `since`. */
  sinceExact: boolean;
  /**
   * Since when it is seen not to be healthy, anew after a gap in the watch for what may pass; ms since the
   * epoch, null while it is healthy or off.
   */
  unhealthySince: number | null;
  /** In a transient state for longer than the hold-down: the user should know. */
  overdue: boolean;
  /**
   * What Beeper's item lacks or has of another type, so that it cannot be read, e.g. `status`; empty
   * for an item that is nothing of the kind. Null when it can be read.
   */
  unreadableField: string | null;
  /** Where Beeper lists it, which tells who an item without a readable ID is about. */
  place: string;
}

/** One bridge and whether it can take another account. */
export interface BridgeState {
  bridgeID: string;
  displayName: string;
  network: string | null;
  type: string | null;
  provider: string | null;
  /** As Beeper sent it; `unknown` when it sends none. */
  status: string;
  statusText: string | null;
  supportsMultipleAccounts: boolean;
  activeAccountCount: number;
  /** As with an account. */
  unreadableField: string | null;
  place: string;
}

/** All that is known, as one immutable value. The main process pushes it to the window (`snapshot-change.ts`). */
export interface Snapshot {
  /** Grows by one with every poll. */
  version: number;
  connectivity: Connectivity;
  /** Most urgent first, then by network and display name. */
  accounts: readonly AccountState[];
  bridges: readonly BridgeState[];
  /** When Beeper last gave a usable answer; ms since the epoch. */
  lastCheckedAt: number | null;
  /** Two polls or more were missed: what is shown may no longer be so. */
  stale: boolean;
  /** Polls in a row without a usable answer. */
  missedPolls: number;
  /** From the `X-Beeper-Desktop-Version` header. */
  desktopVersion: string | null;
}

/** How one account changed between two polls. */
export interface StatusChange {
  /** When the poll found it; ms since the epoch. */
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
  /** It happened while the program did not run, at some time before `at`. */
  isInexact?: true | undefined;
}

/** Whether an account needs its user: for a sign-in, or as a transient problem did not pass. */
export function needsAttention(account: AccountState): boolean {
  return account.severity === 'action-required' || account.overdue;
}
