import { SEVERITIES, type Severity } from '../../shared/model/account-status';
import { needsAttention, type AccountState, type Snapshot } from '../../shared/model/snapshot';

/**
 * The severity of the whole: of how Beeper answers, else of the most urgent account. It is `connected`
 * only when nothing worse is known.
 */
export function overallSeverity({ connectivity, accounts }: Snapshot): Severity | 'problem' {
  if (connectivity.state === 'starting') return 'in-progress';
  if (connectivity.state !== 'ok') return 'problem';
  if (accounts.some(needsAttention)) return 'action-required';
  return (
    SEVERITIES.find((urgency) => accounts.some(({ severity }) => severity === urgency)) ?? 'off'
  );
}

/** An account's severity as shown: an overdue transient state counts as needing the user. */
export function shownSeverity(account: AccountState): Severity {
  return needsAttention(account) ? 'action-required' : account.severity;
}

/**
 * Changes when the headline is worth reading out: not when only its time passes ("for 3 minutes", "for
 * 4 minutes").
 */
export function announcementKey(snapshot: Snapshot): string {
  const overall = overallSeverity(snapshot);
  const subjects = snapshot.accounts.filter((account) => shownSeverity(account) === overall);
  const statuses = subjects.map(({ accountID, status }) => [accountID, status]);
  return JSON.stringify([overall, snapshot.connectivity.problem?.kind ?? null, statuses]);
}
