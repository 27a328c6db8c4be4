import type { Severity } from './account-status';
import type { AccountSilence, Silence } from './silences';
import type { ApiProblemKind } from './snapshot';

/**
 * What other programs are told: the contents of `status.json`, and what `--status --json` prints.
 * `docs/status.schema.json` describes it for them. What is added leaves the version as it is; what is
 * taken away or changes its meaning makes it grow.
 */
export const STATUS_VERSION = 1;

/** How everything stands, in one word; the first that holds. */
export type OverallStatus =
  /** Bridgekeeper does not run, so nothing is watched. */
  | 'not-running'
  /** It has not heard from Beeper yet. */
  | 'starting'
  /** There is no token, or Beeper refuses it. */
  | 'not-connected'
  /** Beeper gives no usable answer. */
  | 'beeper-unreachable'
  /** An account needs its user to sign in, or to do something else. */
  | 'action-required'
  /** An account is not connected and did not come back by itself. */
  | 'disconnected'
  /** Nobody is needed. */
  | 'ok';

/** A silence for other programs. Times are in UTC, e.g. `2026-05-03T14:02:00Z`. */
export type SilenceTimes = {
  [Key in keyof Silence]: Silence[Key] extends number ? string : string | null;
};

/** One account. No token, no login ID, nothing of what a bridge says in words of its own. */
export interface AccountStatus {
  accountID: string;
  network: string;
  /** What the window calls its holder; null when Beeper names none. */
  name: string | null;
  /** As Beeper sent it. */
  status: string;
  severity: Severity;
  /** Whether its user should do something: a problem that asks for it, or one that did not pass. */
  needsUser: boolean;
  /** When this status was first seen. */
  since: string;
  /**
   * Since when it is seen not to be connected, anew after a gap in the watch for what may pass; null while
   * it is connected or turned off.
   */
  unhealthySince: string | null;
  /** Whether it is kept from notifying its user, and how; null when it is not. */
  silenced: AccountSilence['kind'] | null;
}

/** The counts of the accounts: all, those that need their user, and how many have each severity. */
export interface StatusCounts {
  total: number;
  needUser: number;
  actionRequired: number;
  disconnected: number;
  unknown: number;
  inProgress: number;
  connected: number;
  off: number;
}

export interface ProgramStatus {
  version: number;
  /** The version of Bridgekeeper. */
  program: string;
  /** False once Bridgekeeper has quit. After a crash it stays true, and `pid` is nobody's. */
  running: boolean;
  pid: number | null;
  overall: OverallStatus;
  /** Why Beeper cannot be asked; null while it can. */
  problem: ApiProblemKind | null;
  /** The accounts are made up. */
  demo: boolean;
  /** When anything below or above last changed, and so when this was written. */
  changedAt: string;
  /**
   * When Beeper had last given a usable answer before that. While `overall` says how accounts are, it
   * has gone on answering since, and this does not move.
   */
  lastGoodLookAt: string | null;
  counts: StatusCounts;
  /** Most urgent first. */
  accounts: readonly AccountStatus[];
  silences: {
    /** Everything is paused, but for important accounts. */
    snooze: SilenceTimes | null;
    /** When the quiet hours that hold now end. */
    quietUntil: string | null;
  };
}
