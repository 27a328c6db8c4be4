import { headline } from '../../shared/strings/tray';
import { needsAttention, type AccountState, type Snapshot } from '../../shared/model/snapshot';
import { SEVERITIES } from '../../shared/model/account-status';

/** How a thing stands, for its icon and colour. */
export type Tone =
  'action-required' | 'trouble' | 'unknown' | 'disconnected' | 'in-progress' | 'healthy' | 'off';

/**
 * The one sentence about everything, the same as the tray's; names are made to stand in it.
 * @param now ms since the epoch
 */
export function headlineText(snapshot: Snapshot, now: number): string {
  return headline(snapshot, now);
}

/**
 * How everything stands: what keeps Beeper from answering, else what needs the user, else the
 * least settled account there is. It is `well` only when nothing else can be said.
 */
export function overallTone({ connectivity, accounts }: Snapshot): Tone {
  if (connectivity.state === 'starting') return 'in-progress';
  if (connectivity.state !== 'ok') return 'trouble';
  if (accounts.some(needsAttention)) return 'action-required';
  const severity = SEVERITIES.find((one) => accounts.some((account) => account.severity === one));
  return severity === undefined ? 'off' : TONE_OF_URGENCY[severity];
}

/** How an account of an severity stands. */
export const TONE_OF_URGENCY: Record<AccountState['severity'], Tone> = {
  'action-required': 'action-required',
  disconnected: 'disconnected',
  unknown: 'unknown',
  'in-progress': 'in-progress',
  connected: 'healthy',
  off: 'off',
};

/** How one account stands; a passing trouble that did not pass counts as needing its user. */
export function toneOf(account: AccountState): Tone {
  return needsAttention(account) ? 'action-required' : TONE_OF_URGENCY[account.severity];
}

/**
 * Changes when the headline says something new, not when it only counts on ("for 3 minutes", "for
 * 4 minutes"): what is worth reading out.
 */
export function headlineNews(snapshot: Snapshot): string {
  const tone = overallTone(snapshot);
  const subjects = snapshot.accounts.filter((account) => toneOf(account) === tone);
  const about = subjects.map(({ accountID, status }) => [accountID, status]);
  return JSON.stringify([tone, snapshot.connectivity.problem?.kind ?? null, about]);
}
