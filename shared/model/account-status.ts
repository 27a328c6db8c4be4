/**
 * The account statuses of the Beeper Desktop API reference (`GET /v1/bridges`), and what each asks of
 * the user. The enum is open: an unknown status has a severity of its own and never counts as healthy.
 */
export const ACCOUNT_STATUSES = [
  'connected',
  'connecting',
  'backfilling',
  'connection_required',
  'reconnect_required',
  'attention_required',
  'disconnected',
  'disabled',
] as const;

type KnownAccountStatus = (typeof ACCOUNT_STATUSES)[number];

/** Most urgent first: the order accounts are shown in. */
export const SEVERITIES = [
  'action-required',
  'disconnected',
  'unknown',
  'in-progress',
  'connected',
  'off',
] as const;

export type Severity = (typeof SEVERITIES)[number];

/**
 * How long a transient state may last before the user is notified. The bridges' own policy: most
 * disconnects heal within three minutes, and a notification of each would teach people to ignore
 * them.
 */
export const HOLD_DOWN_MS = 3 * 60_000;

const SEVERITY_BY_STATUS: Record<KnownAccountStatus, Severity> = {
  reconnect_required: 'action-required',
  attention_required: 'action-required',
  connection_required: 'action-required',
  disconnected: 'disconnected',
  connecting: 'in-progress',
  backfilling: 'in-progress',
  connected: 'connected',
  disabled: 'off',
};

/**
 * A status of our own: what Beeper says about the account cannot be read. It is held down like one
 * that this version does not know.
 */
export const UNREADABLE_STATUS = 'unreadable';

function isKnownStatus(status: string): status is KnownAccountStatus {
  return Object.hasOwn(SEVERITY_BY_STATUS, status);
}

/** The severity of a status as Beeper sent it; `unknown` for one this version does not know. */
export function severityOf(status: string): Severity {
  return isKnownStatus(status) ? SEVERITY_BY_STATUS[status] : 'unknown';
}

/** Whether messages arrive in this status. */
export function isHealthy(status: string): boolean {
  return status === 'connected' || status === 'backfilling';
}

/** Whether a status most often heals by itself, so that the user is notified after the hold-down. */
export function isTransient(status: string): boolean {
  const severity = severityOf(status);
  return status === 'connecting' || severity === 'disconnected' || severity === 'unknown';
}
