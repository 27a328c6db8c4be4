import { accountSentence } from '../../shared/messages/account';
import { problemSentence } from '../../shared/messages/problem';
import {
  manyDisconnected,
  manyMoving,
  manyNeedYou,
  manyUnclear,
  TOP_TEXT,
} from '../../shared/messages/window';
import { wantsOwner, type AccountState, type Snapshot } from '../../shared/snapshot';
import { isolated } from './plain-name';

/** How a thing stands, for its icon and colour. */
export type Tone = 'needs-you' | 'trouble' | 'unclear' | 'disconnected' | 'moving' | 'well' | 'off';

export interface Headline {
  text: string;
  tone: Tone;
}

/**
 * The one sentence about everything: what keeps Beeper from answering, else what needs the owner,
 * else the least settled thing there is. It says "All is well" only when nothing else can be said.
 * @param now ms since the epoch
 */
export function headlineOf({ reach, accounts }: Snapshot, now: number): Headline {
  if (reach.state === 'starting') return { text: TOP_TEXT.starting, tone: 'moving' };
  if (reach.state !== 'ok' && reach.problem !== null) {
    return { text: problemSentence(reach.problem), tone: 'trouble' };
  }
  if (accounts.length === 0) return { text: TOP_TEXT.noAccounts, tone: 'off' };

  const about = (chosen: readonly AccountState[], tone: Tone, many: (count: number) => string) => {
    const [only] = chosen;
    if (only === undefined) return null;
    const text = chosen.length === 1 ? accountSentence(isolated(only), now) : many(chosen.length);
    return { text, tone };
  };
  const ofUrgency = (urgency: AccountState['urgency']) =>
    accounts.filter((account) => account.urgency === urgency);

  return (
    about(accounts.filter(wantsOwner), 'needs-you', manyNeedYou) ??
    about(ofUrgency('unclear'), 'unclear', manyUnclear) ??
    about(ofUrgency('disconnected'), 'disconnected', manyDisconnected) ??
    about(ofUrgency('moving'), 'moving', manyMoving) ??
    (ofUrgency('connected').length > 0
      ? { text: TOP_TEXT.allWell, tone: 'well' }
      : { text: TOP_TEXT.allOff, tone: 'off' })
  );
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
  const { tone } = headlineOf(snapshot, 0);
  const subjects = snapshot.accounts.filter((account) => toneOf(account) === tone);
  const about = subjects.map(({ accountID, status }) => [accountID, status]);
  return JSON.stringify([tone, snapshot.reach.problem?.kind ?? null, about]);
}
