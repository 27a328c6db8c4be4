import type { Severity } from './account-status';
import type { StatusChange } from './snapshot';

/** How long the history is kept. */
export const HISTORY_DAYS = 90;

/** Somebody signed in to an account through Bridgekeeper. */
export interface SignInEntry {
  /** Ms since the epoch, as everywhere in the history. */
  at: number;
  accountID: string;
  network: string;
  displayName: string | null;
  kind: 'signed-in';
}

/** What was decided about an account's change: whether the user is told, and why or why not. */
export interface DecisionEntry {
  at: number;
  accountID: string;
  kind: 'decision';
  /** A `NotificationDecision`'s kind; an earlier or later version may have others. */
  about: string;
  told: boolean;
  /** A `DecisionReason`; an earlier or later version may have others. */
  reason: string;
  /** How often the account fell, where that is the reason. */
  count?: number | undefined;
}

/** Beeper did not accept Bridgekeeper's token, and what was decided about that. */
export interface RefusalEntry {
  at: number;
  /** It is about no account. */
  accountID: null;
  kind: 'refusal';
  /** A `Refusal`; an earlier or later version may have others. */
  refusal: string;
  told: boolean;
  /** `at-once`, or what held it back. */
  reason: string;
}

/** One line of the history. */
export type HistoryEntry = StatusChange | SignInEntry | DecisionEntry | RefusalEntry;

/** Whether the user was told, and why or why not. */
export type DecisionNote = Pick<DecisionEntry, 'at' | 'told' | 'reason' | 'count'> & {
  /** As in a `DecisionEntry`; absent where it is about no account. */
  about?: string;
};

/** The lengths of time that the history is drawn over, in ms. */
export const HISTORY_PERIOD_NAMES = ['day', 'week', 'month'] as const;
export type HistoryPeriod = (typeof HISTORY_PERIOD_NAMES)[number];

export const HISTORY_PERIODS: Record<HistoryPeriod, number> = {
  day: 24 * 3_600_000,
  week: 7 * 24 * 3_600_000,
  month: 30 * 24 * 3_600_000,
};

/**
 * How an account was: a severity, `absent` while Beeper did not list it, `unwatched` while nobody
 * looked (the program was off, the computer asleep, or Beeper did not answer) or nothing is known.
 */
export type PastState = Severity | 'absent' | 'unwatched';

/** A length of time in which an account's state stayed the same; ms since the epoch. */
export interface Stretch {
  from: number;
  until: number;
  state: PastState;
}

/** How many slots of equal length a period is drawn in. */
export const BAND_SLOTS = 160;

/** A run of slots, each drawn with the worst state that fell into it. */
export interface Band {
  /** The first slot, and the one after the last. */
  from: number;
  until: number;
  state: PastState;
}

/** What a period was like for one account. */
export interface HistoryStatistics {
  /** Of the time it was watched and turned on, the share in which messages arrived; 0 to 1. */
  upShare: number | null;
  /** How long it was watched while it was listed and turned on; ms. */
  watchedMs: number;
  /** How often it stopped being healthy. */
  disconnects: number;
  /** How often it began to need its user. */
  needs: number;
  signIns: number;
}

/** The past of one account in a period. */
export interface AccountPast {
  accountID: string;
  network: string;
  displayName: string | null;
  /** Beeper does not list it any more. */
  isGone: boolean;
  bands: Band[];
  statistics: HistoryStatistics;
}

/** What the history says of all accounts, or of one. */
export interface PastReport {
  from: number;
  until: number;
  /** The first thing known; null while nothing is. */
  knownSince: number | null;
  /** Those that were worst first; at most `MAX_PASTS`. */
  accounts: AccountPast[];
  /** How many there are in all. */
  accountCount: number;
  /** Of one account: the times when it was not well, newest first; at most `MAX_TROUBLES`. */
  troubles: Stretch[];
  /** Of one account: how often it needs its user; see `needsEvery`. */
  needsEveryMs: number | null;
}

export const MAX_PASTS = 100;
export const MAX_TROUBLES = 200;

/** Which changes are wanted. */
export const CHANGE_FILTERS = ['all', 'needed-user', 'told', 'held-back', 'sign-ins'] as const;
export type ChangeFilter = (typeof CHANGE_FILTERS)[number];

/** A change, and what was decided about it until the next one. */
export interface HistoryRow {
  change: StatusChange | SignInEntry | RefusalEntry;
  decisions: DecisionNote[];
}

/** A page of the changes, newest first. */
export interface HistoryRows {
  rows: HistoryRow[];
  /** How many match in all. */
  count: number;
}

/** How many rows can be asked for at once. */
export const MAX_ROWS = 1_000;

export const EXPORT_FORMATS = ['csv', 'json'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];
