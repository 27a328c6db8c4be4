import type { AccountSilence, MuteLength, SnoozeLength } from '../model/silences';
import type { AccountState } from '../model/snapshot';
import { accountName } from './account';

/** How long everything can be paused. */
export const SNOOZE_LABELS: Record<SnoozeLength, string> = {
  '30-minutes': 'For 30 minutes',
  '1-hour': 'For 1 hour',
  'until-tomorrow': 'Until tomorrow 8:00',
  'until-resumed': 'Until I resume',
};

/** How long one account can be muted. */
export const MUTE_LABELS: Record<MuteLength, string> = {
  '1-hour': 'For 1 hour',
  '1-day': 'For 1 day',
  'for-good': 'For good',
};

/** Silencing and the ways back. */
export const SILENCE_TEXT = {
  resume: 'Resume',
  wayBack: { muted: 'Unmute', acknowledged: 'Tell me again' },
  notNow: 'Not now, until it is back',
  /** The same on a button. */
  notNowShort: 'Not now',
  pause: 'Pause notifications',
  pauseShort: 'Pause',
  mute: 'Mute',
  important: 'Important: tell me even while paused',
  importantHint: 'It breaks through a pause and quiet hours, but not when it is muted.',
  /** Over an account's switches. */
  heading: 'Notifications',
  /** Over the list of silenced accounts. */
  silenced: 'Muted or put off',
  changeQuietHours: 'Change',
  changeQuietHoursLabel: 'Change quiet hours',
} as const;

/** The name of a way back, for a screen reader: "Unmute WhatsApp (Alice)". */
export function wayBackLabel(name: string, kind: AccountSilence['kind']): string {
  return kind === 'muted' ? `Unmute ${name}` : `Tell me again about ${name}`;
}

/** The name of the button that puts an account off, for a screen reader. */
export function notNowLabel(name: string): string {
  return `${SILENCE_TEXT.notNow}: ${name}`;
}

/** A sentence without its full stop. @param until a local time; null when it is ended by hand */
export function pauseSentence(until: string | null): string {
  return `Notifications are paused until ${until ?? 'you resume them'}`;
}

/** The same, of quiet hours. */
export function quietHoursSentence(until: string): string {
  return `Quiet hours until ${until}`;
}

/**
 * That one account is silenced, as a sentence without its full stop.
 * @param until a local time; null for one that is ended by hand, or by the account's recovery
 */
export function silencedSentence(
  name: string,
  kind: AccountSilence['kind'],
  until: string | null,
): string {
  const silence = silenceMark(kind, until);
  return `${name} is ${silence.charAt(0).toLowerCase()}${silence.slice(1)}`;
}

/** The same, where the account's name stands already: "Muted until 15:30". */
export function silenceMark(kind: AccountSilence['kind'], until: string | null): string {
  if (kind === 'acknowledged') return 'Put off until it is back';
  return until === null ? 'Muted for good' : `Muted until ${until}`;
}

type Named = Pick<AccountState, 'network' | 'displayName'>;

/** The names of a silenced account: its ID when Beeper does not list it, or not yet. */
export function silencedAccount(accountID: string, accounts: readonly AccountState[]): Named {
  const account = accounts.find((one) => one.accountID === accountID);
  return account ?? { network: accountID, displayName: null };
}

/** What to call a silenced account. */
export function silencedName(accountID: string, accounts: readonly AccountState[]): string {
  return accountName(silencedAccount(accountID, accounts));
}
