import type { AccountState, StatusChange } from '../model/snapshot';
import { HOLD_DOWN_MS, type Severity, UNREADABLE_STATUS } from '../model/account-status';
import { isolate, plainText } from '../util/plain-text';
import { quoted } from './quote';
import { duration } from './time';

type Named = Pick<AccountState, 'network' | 'displayName'>;

/**
 * "WhatsApp (Alice Example)", or "WhatsApp" when Beeper names no holder. Names that run from right to
 * left are isolated, so that they do not reorder the text around them.
 */
export function accountName({ network, displayName }: Named): string {
  return displayName === null ? isolate(network) : `${isolate(network)} (${isolate(displayName)})`;
}

/** Whose account it is; null when Beeper names none. */
export function holderName({ displayName }: Pick<Named, 'displayName'>): string | null {
  return displayName === null ? null : isolate(displayName);
}

/** What to do about an account that needs its user, as a deed: "Sign in to WhatsApp again". */
export function accountDeed({ network, status }: Pick<AccountState, 'network' | 'status'>): string {
  const name = isolate(network);
  switch (status) {
    case 'reconnect_required':
      return `Sign in to ${name} again`;
    case 'connection_required':
      return `Sign in to ${name}`;
    case 'attention_required':
      return `See what ${name} wants from you`;
    case 'disconnected':
      return `See why ${name} is disconnected`;
    case 'connecting':
      return `See why ${name} cannot connect`;
    default:
      return `See how ${name} is`;
  }
}

/** What to call something that Beeper's answer leaves without a name. */
export const UNNAMED = { account: 'Unnamed account', bridge: 'Unnamed bridge' } as const;

const STATUS_LABELS = new Map<string, string>([
  ['connected', 'Connected'],
  ['connecting', 'Connecting'],
  ['backfilling', 'Connected, fetching older messages'],
  ['connection_required', 'Needs to be connected'],
  ['reconnect_required', 'Needs you to sign in again'],
  ['attention_required', 'Needs your attention'],
  ['disconnected', 'Disconnected'],
  ['disabled', 'Turned off'],
  ['unknown', 'Unclear, as Beeper does not say'],
  [UNREADABLE_STATUS, 'Cannot be read in Beeper’s answer'],
]);

/** A status in a few words; an unknown one as Beeper sent it. */
export function statusLabel(status: string): string {
  return STATUS_LABELS.get(status) ?? `Unknown state ${quoted(status)}`;
}

/** The sentence about one account, e.g. "WhatsApp (Alice) needs you to sign in again". */
export function accountSentence(account: AccountState, now: number): string {
  const name = accountName(account);
  switch (account.status) {
    case 'connected':
      return `${name} is connected`;
    case 'connecting':
      return account.overdue
        ? `${name} has been trying to connect for ${overdueFor(account, now)}`
        : `${name} is connecting`;
    case 'backfilling':
      return `${name} is fetching older messages`;
    case 'connection_required':
      return `${name} needs to be connected`;
    case 'reconnect_required':
      return `${name} needs you to sign in again`;
    case 'attention_required':
      return `${name} needs your attention`;
    case 'disconnected':
      return account.overdue
        ? `${name} has been disconnected for ${overdueFor(account, now)}`
        : `${name} is disconnected`;
    case 'disabled':
      return `${name} is turned off`;
    case 'unknown':
      return `Beeper does not say how ${name} is`;
    case UNREADABLE_STATUS:
      return `Bridgekeeper cannot read what Beeper says about ${name}`;
    default:
      return `${name} is in a state Bridgekeeper does not know: ${quoted(account.status)}`;
  }
}

/** At least the time after which it counts as overdue, also when the clock was set back meanwhile. */
function overdueFor({ unhealthySince, since }: AccountState, now: number): string {
  return duration(Math.max(HOLD_DOWN_MS, now - (unhealthySince ?? since)));
}

/** What the user can do about it; null when there is nothing to do. */
export function adviceFor(account: AccountState): string | null {
  switch (account.status) {
    case 'reconnect_required':
      return 'Messages do not arrive until you sign in again.';
    case 'attention_required':
      return 'Open the network’s app on your phone, or its website, and see what it asks of you. Messages may not arrive until that is done. Signing in again may not help.';
    case 'connection_required':
      return 'Messages do not arrive until this account is connected.';
    case 'disconnected':
      return account.overdue
        ? 'It did not come back by itself. Check that the phone or the network it runs through is online.'
        : 'This often passes by itself. You hear about it if it does not within three minutes.';
    case 'connecting':
      return account.overdue ? 'This takes longer than it should.' : null;
    case 'disabled':
      return 'It was turned off in Beeper and can be turned on there.';
    case 'connected':
    case 'backfilling':
      return null;
    case UNREADABLE_STATUS:
      return 'Beeper’s answer about it is not as expected, so Bridgekeeper cannot tell whether it is fine. Look in Beeper Desktop. Your other accounts are watched as before.';
    default:
      return 'Bridgekeeper cannot tell whether this is fine. Beeper Desktop may say more.';
  }
}

/** What could not be read, for the details: the field as Beeper's reference calls it. */
export function unreadablePart(field: string): string {
  return field === '' ? 'All of it' : `The field “${isolate(field)}”`;
}

/** The headings of the groups accounts are shown in. */
export const SEVERITY_HEADINGS: Record<Severity, string> = {
  'action-required': 'Needs you',
  disconnected: 'Disconnected',
  unknown: 'Unclear',
  'in-progress': 'Getting ready',
  connected: 'Connected',
  off: 'Turned off',
};

/** One line of an account's history. */
export function changeSentence(change: StatusChange): string {
  if (change.kind === 'gone') return 'Was removed from Beeper';
  const label = statusLabel(change.to ?? 'unknown');
  if (change.kind === 'appeared') {
    const word = label.charAt(0).toLowerCase() + label.slice(1);
    return change.isInexact === true
      ? `Was there at the first look: ${word}`
      : `Was added: ${word}`;
  }
  return change.isInexact === true ? `${label}; it happened while nobody watched` : label;
}

/** When a line of the history happened. @param at a local time, when a poll found it */
export function changeTime(isExact: boolean, at: string): string {
  return isExact ? at : `before ${at}`;
}

const PROVIDER_LABELS = new Map<string, string>([
  ['cloud', 'In Beeper Cloud'],
  ['self-hosted', 'On your own server'],
  ['local', 'On this computer'],
  ['platform-sdk', 'On this computer, through the network’s own software'],
]);

/** Where an account runs, in words; an unknown provider as Beeper sent it. */
export function providerLabel(provider: string | null): string {
  if (provider === null) return 'Beeper does not say';
  return PROVIDER_LABELS.get(provider) ?? plainText(provider);
}
