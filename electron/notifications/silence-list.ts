import type {
  AccountSilence,
  MuteLength,
  Silence,
  SnoozeLength,
} from '../../shared/model/silences';

const HOUR_MS = 60 * 60_000;
const MORNING_HOUR = 8;
/** Who snoozes until tomorrow in the night means the morning that comes. */
const NIGHT_ENDS_HOUR = 4;

/** What the user silenced by hand, as it is remembered across restarts. */
export interface SilenceList {
  snooze: Silence | null;
  accounts: readonly AccountSilence[];
}

export const NO_SILENCE_LIST: SilenceList = { snooze: null, accounts: [] };

/** @param now ms since the epoch; null for what only the user ends */
export function snoozeEnd(length: SnoozeLength, now: number): number | null {
  switch (length) {
    case '30-minutes':
      return now + HOUR_MS / 2;
    case '1-hour':
      return now + HOUR_MS;
    case 'until-tomorrow':
      return nextMorning(now);
    case 'until-resumed':
      return null;
  }
}

export function muteEnd(length: MuteLength, now: number): number | null {
  if (length === 'for-good') return null;
  return now + (length === '1-hour' ? HOUR_MS : 24 * HOUR_MS);
}

function nextMorning(now: number): number {
  const date = new Date(now);
  const daysAhead = date.getHours() < NIGHT_ENDS_HOUR ? 0 : 1;
  date.setDate(date.getDate() + daysAhead);
  return date.setHours(MORNING_HOUR, 0, 0, 0);
}

/** Adds a silence of an account in place of an earlier one of its kind; null removes that alone. */
export function withSilence(
  list: SilenceList,
  accountID: string,
  kind: AccountSilence['kind'],
  silence: Silence | null,
): SilenceList {
  const others = list.accounts.filter((one) => one.accountID !== accountID || one.kind !== kind);
  const accounts = silence === null ? others : [...others, { accountID, kind, ...silence }];
  return { ...list, accounts };
}

/**
 * Without what is over. One that began in the future did so before the clock was set back: it lasts
 * as long from now on as it was to last, and not longer.
 */
export function withoutExpired({ snooze, accounts }: SilenceList, now: number): SilenceList {
  const present = <Kind extends Silence>(silence: Kind): Kind[] => {
    const { since, until } = silence;
    if (since > now) return [{ ...silence, since: now, until: until && until - since + now }];
    return until === null || until > now ? [silence] : [];
  };
  return { snooze: snooze && (present(snooze)[0] ?? null), accounts: accounts.flatMap(present) };
}

/** Without the acknowledgements of these accounts. */
export function withoutAcknowledged(list: SilenceList, over: ReadonlySet<string>): SilenceList {
  const accounts = list.accounts.filter(
    ({ accountID, kind }) => kind !== 'acknowledged' || !over.has(accountID),
  );
  return { ...list, accounts };
}

/** Without any silence of these accounts. */
export function withoutAccounts(list: SilenceList, gone: ReadonlySet<string>): SilenceList {
  return { ...list, accounts: list.accounts.filter(({ accountID }) => !gone.has(accountID)) };
}

/** When the next of them ends by itself; null when none does. */
export function nextSilenceEnd({ snooze, accounts }: SilenceList): number | null {
  const ends = [snooze, ...accounts].flatMap((one) => one?.until ?? []);
  return ends.length === 0 ? null : Math.min(...ends);
}
