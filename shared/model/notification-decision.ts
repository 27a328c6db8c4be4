/** What a decision about an account's status is about. */
export type AccountNotificationKind = 'action-required' | 'disconnected' | 'recovered';

/** The same, and that its sign-in may run out. */
export type DecisionKind = AccountNotificationKind | 'renewal';

/** Why the user is notified, or why not; log and history show it. */
export type DecisionReason =
  | 'at-once'
  | 'outlasted-hold-down'
  | 'well-again'
  /** It falls and heals over and over, and that is said once. */
  | 'keeps-dropping'
  /** It still needs its user. */
  | 'reminder'
  /** It was held back by a silence that is over. */
  | 'after-silence'
  /** Its sign-in may run out. */
  | 'runs-out-soon'
  | 'was-so-at-first-look'
  | 'already-notified'
  | 'held-down'
  | 'settling'
  | 'never-was-connected'
  | 'turned-off'
  | 'well-again-unseen'
  /** The user does not want this kind. */
  | 'kind-off'
  | 'acknowledged'
  | 'muted'
  | 'snoozed'
  | 'quiet-hours'
  /** It is well again, or its sign-in may run out, while the user is away: told when they are back. */
  | 'away'
  /** Its sign-in may run out, but it does not work as it is. */
  | 'not-well'
  /** It was said that it keeps dropping, not long ago. */
  | 'flapping';

/** Whether the user is notified about an account, and why. */
export interface NotificationDecision {
  accountID: string;
  kind: DecisionKind;
  notify: boolean;
  reason: DecisionReason;
  /** How often it fell, where that is the reason. */
  count?: number;
}
