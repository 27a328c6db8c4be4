import type { DecisionKind, DecisionReason } from '../../shared/model/notification-decision';
import type { Silences } from '../../shared/model/silences';

export interface SilencedBy {
  silences: Silences;
  /** The accounts that break through a snooze and quiet hours. */
  importantAccounts: readonly string[];
}

/** What holds a notification about an account back; null when nothing does. */
export function heldBackBy(
  accountID: string,
  kind: DecisionKind,
  { silences, importantAccounts }: SilencedBy,
): Extract<DecisionReason, 'acknowledged' | 'muted' | 'snoozed' | 'quiet-hours'> | null {
  const has = (silence: 'acknowledged' | 'muted') =>
    silences.accounts.some((one) => one.accountID === accountID && one.kind === silence);
  if (has('muted')) return 'muted';
  // What was put off until it is back is told to be back.
  if (has('acknowledged') && kind !== 'recovered') return 'acknowledged';
  if (importantAccounts.includes(accountID)) return null;
  if (silences.snooze !== null) return 'snoozed';
  return silences.quietUntil === null ? null : 'quiet-hours';
}
