import { SEVERITIES, type Severity } from '../../shared/model/account-status';
import { needsAttention, type AccountState, type Snapshot } from '../../shared/model/snapshot';

/**
 * How everything is: what keeps Beeper from answering, else what needs the user, else the most
 * urgent severity there is. It is `connected` only when nothing worse is known.
 */
export function overallSeverity({ connectivity, accounts }: Snapshot): Severity | 'problem' {
  if (connectivity.state === 'starting') return 'in-progress';
  if (connectivity.state !== 'ok') return 'problem';
  if (accounts.some(needsAttention)) return 'action-required';
  return SEVERITIES.find((one) => accounts.some(({ severity }) => severity === one)) ?? 'off';
}

/** An account's severity as shown: an overdue transient state counts as needing the user. */
export function shownSeverity(account: AccountState): Severity {
  return needsAttention(account) ? 'action-required' : account.severity;
}

/**
 * Changes when the headline says something new, not when it only counts on ("for 3 minutes", "for
 * 4 minutes"): what is worth reading out.
 */
export function announcementKey(snapshot: Snapshot): string {
  const overall = overallSeverity(snapshot);
  const subjects = snapshot.accounts.filter((account) => shownSeverity(account) === overall);
  const statuses = subjects.map(({ accountID, status }) => [accountID, status]);
  return JSON.stringify([overall, snapshot.connectivity.problem?.kind ?? null, statuses]);
}
