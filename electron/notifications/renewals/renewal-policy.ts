import { isHealthy } from '../../../shared/model/account-status';
import type {
  DecisionReason,
  NotificationDecision,
} from '../../../shared/model/notification-decision';
import type { Renewal } from '../../../shared/model/renewal';
import type { AccountState, Snapshot } from '../../../shared/model/snapshot';
import { heldBackBy, type SilencedBy } from '../held-back';
import type { SignInEnd, SignInEnds } from './sign-in-ends';

/**
 * Whether the user is told that a sign-in may run out: once for each end, and only while the account
 * works and there is time to renew it. What is held back is told later, if the end is still ahead.
 */

const DAY_MS = 24 * 60 * 60_000;

/** How long before its end the user is told; a tenth of its life, if that is less. */
const LEAD_MS = 3 * DAY_MS;
const LEAD_SHARE = 0.1;

/**
 * An end that has passed is remembered for so long: the clock of a computer with two systems may run
 * ahead for a while, by fourteen hours at most.
 */
const KEEP_MS = DAY_MS;

/** Right after a sign-in Beeper may go on for a while calling for it. */
const SETTLES_WITHIN_MS = 10 * 60_000;

/** What the user wants, and what holds a notification back. */
export interface RenewalWishes extends SilencedBy {
  settings: { renewal: boolean };
  /** The accounts that the user is removing. */
  removing: ReadonlySet<string>;
  /** The screen is locked. */
  isAway: boolean;
}

/** A value: each evaluation returns a new one. */
export interface RenewalState {
  readonly ends: SignInEnds;
  /** Why the user was not told, by account, so that the same reason is not returned twice. */
  readonly lastReasons: ReadonlyMap<string, DecisionReason>;
}

interface RenewalResult {
  state: RenewalState;
  /** Only those that are new, or have a new reason. */
  decisions: NotificationDecision[];
}

/** From when on the user is told. */
export function dueAt({ signedInAt, endsAt }: SignInEnd): number {
  const life = Math.max(0, endsAt - signedInAt);
  return endsAt - Math.min(LEAD_MS, life * LEAD_SHARE);
}

/** The sign-ins whose end is ahead, the soonest first. */
export function renewalsAhead(ends: SignInEnds, now: number): Renewal[] {
  return [...ends]
    .filter(([, { endsAt }]) => endsAt > now)
    .map(([accountID, end]) => ({ accountID, endsAt: end.endsAt, isDue: dueAt(end) <= now }))
    .sort((a, b) => a.endsAt - b.endsAt);
}

/** @param now ms since the epoch */
export function evaluateRenewals(
  { ends, lastReasons }: RenewalState,
  { accounts, connectivity, missedPolls }: Snapshot,
  wishes: RenewalWishes,
  now: number,
): RenewalResult {
  const kept = new Map([...ends].filter(([, { endsAt }]) => now < endsAt + KEEP_MS));
  // A missed poll says nothing about whether an account works.
  const known = connectivity.state === 'ok' && missedPolls === 0 ? accounts : [];
  const reasons = new Map(lastReasons);
  const decisions: NotificationDecision[] = [];
  for (const account of known) {
    const { accountID } = account;
    if (wishes.removing.has(accountID)) continue;
    if (isOver(account, kept.get(accountID), now)) kept.delete(accountID);
    const end = kept.get(accountID);
    if (end === undefined || !isDue(end, now)) {
      reasons.delete(accountID);
      continue;
    }
    const reason = reasonNot(account, wishes);
    if (reason === null) kept.set(accountID, { ...end, isTold: true });
    else if (reasons.get(accountID) === reason) continue;
    else reasons.set(accountID, reason);
    const notify = reason === null;
    decisions.push({ accountID, kind: 'renewal', notify, reason: reason ?? 'runs-out-soon' });
  }
  return { state: { ends: kept, lastReasons: reasons }, decisions };
}

/** Whether Beeper calls for another sign-in: what is known of this one says nothing of the next. */
function isOver({ status }: AccountState, end: SignInEnd | undefined, now: number): boolean {
  if (status !== 'reconnect_required' || end === undefined) return false;
  return now - end.signedInAt >= SETTLES_WITHIN_MS;
}

function isDue(end: SignInEnd, now: number): boolean {
  return !end.isTold && dueAt(end) <= now && now < end.endsAt;
}

/** Why the user is not told now; null when they are. */
function reasonNot({ accountID, status }: AccountState, wishes: RenewalWishes) {
  if (!isHealthy(status)) return 'not-well';
  if (!wishes.settings.renewal) return 'kind-off';
  // Said once, it must not be said to a locked screen.
  return heldBackBy(accountID, 'renewal', wishes) ?? (wishes.isAway ? 'away' : null);
}
