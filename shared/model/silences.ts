/**
 * What the user silenced: for a while everything (a snooze, quiet hours), or one account (muted, or its
 * present problem acknowledged). Watching and history go on. Times are ms since the epoch.
 */

/** How long everything can be snoozed; `until-tomorrow` ends at 8:00, `until-resumed` by hand. */
export const SNOOZE_LENGTHS = ['30-minutes', '1-hour', 'until-tomorrow', 'until-resumed'] as const;
export type SnoozeLength = (typeof SNOOZE_LENGTHS)[number];

/** How long one account can be muted. */
export const MUTE_LENGTHS = ['1-hour', '1-day', 'for-good'] as const;
export type MuteLength = (typeof MUTE_LENGTHS)[number];

export interface Silence {
  since: number;
  /** Null: until the user ends it. */
  until: number | null;
}

/** Of one account: muted, or its present problem acknowledged ("not now, until it is back"). */
export interface AccountSilence extends Silence {
  accountID: string;
  kind: 'acknowledged' | 'muted';
}

/** Every silence that holds now. */
export interface Silences {
  /** Everything is snoozed, but for important accounts. */
  snooze: Silence | null;
  /** When the quiet hours that hold now end; null outside them. */
  quietUntil: number | null;
  /** At most one of each kind for an account. */
  accounts: readonly AccountSilence[];
}

export const NO_SILENCES: Silences = { snooze: null, quietUntil: null, accounts: [] };

/** Whether nobody but important accounts may notify the user now. */
export function isPaused({ snooze, quietUntil }: Silences): boolean {
  return snooze !== null || quietUntil !== null;
}
