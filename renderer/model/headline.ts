import { headline } from '../../shared/strings/tray';
import { wantsOwner, type AccountState, type Snapshot } from '../../shared/model/snapshot';
import { URGENCIES } from '../../shared/model/account-status';
import { isolated } from './plain-name';

/** How a thing stands, for its icon and colour. */
export type Tone = 'needs-you' | 'trouble' | 'unclear' | 'disconnected' | 'moving' | 'well' | 'off';

/**
 * The one sentence about everything, the same as the tray's; names are made to stand in it.
 * @param now ms since the epoch
 */
export function headlineText(snapshot: Snapshot, now: number): string {
  return headline({ ...snapshot, accounts: snapshot.accounts.map(isolated) }, now);
}

/**
 * How everything stands: what keeps Beeper from answering, else what needs the owner, else the
 * least settled account there is. It is `well` only when nothing else can be said.
 */
export function overallTone({ reach, accounts }: Snapshot): Tone {
  if (reach.state === 'starting') return 'moving';
  if (reach.state !== 'ok') return 'trouble';
  if (accounts.some(wantsOwner)) return 'needs-you';
  const urgency = URGENCIES.find((one) => accounts.some((account) => account.urgency === one));
  return urgency === undefined ? 'off' : TONE_OF_URGENCY[urgency];
}

/** How an account of an urgency stands. */
export const TONE_OF_URGENCY: Record<AccountState['urgency'], Tone> = {
  'needs-you': 'needs-you',
  disconnected: 'disconnected',
  unclear: 'unclear',
  moving: 'moving',
  connected: 'well',
  off: 'off',
};

/** How one account stands; a passing trouble that did not pass counts as needing its owner. */
export function toneOf(account: AccountState): Tone {
  return wantsOwner(account) ? 'needs-you' : TONE_OF_URGENCY[account.urgency];
}

/**
 * Changes when the headline says something new, not when it only counts on ("for 3 minutes", "for
 * 4 minutes"): what is worth reading out.
 */
export function headlineNews(snapshot: Snapshot): string {
  const tone = overallTone(snapshot);
  const subjects = snapshot.accounts.filter((account) => toneOf(account) === tone);
  const about = subjects.map(({ accountID, status }) => [accountID, status]);
  return JSON.stringify([tone, snapshot.reach.problem?.kind ?? null, about]);
}
