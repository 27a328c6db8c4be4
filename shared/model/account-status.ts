/**
 * What an account status asks of its owner. The statuses are those of `GET /v1/bridges`; the enum
 * is open, so an unknown one has an urgency of its own and is never taken for fine.
 */

/** Most urgent first: the order accounts are shown in. */
export const URGENCIES = [
  'needs-you',
  'disconnected',
  'unclear',
  'moving',
  'connected',
  'off',
] as const;

export type Urgency = (typeof URGENCIES)[number];

/**
 * How long a transient state may last before its owner is bothered. The bridges' own policy: most
 * disconnects heal within three minutes, and an alert for each would teach people to ignore them.
 */
export const HOLD_DOWN_MS = 3 * 60_000;

const URGENCY_BY_STATUS = new Map<string, Urgency>([
  ['reconnect_required', 'needs-you'],
  ['attention_required', 'needs-you'],
  ['connection_required', 'needs-you'],
  ['disconnected', 'disconnected'],
  ['connecting', 'moving'],
  ['backfilling', 'moving'],
  ['connected', 'connected'],
  ['disabled', 'off'],
]);

/** The urgency of a status as Beeper sent it; `unclear` for one this version does not know. */
export function urgencyOf(status: string): Urgency {
  return URGENCY_BY_STATUS.get(status) ?? 'unclear';
}

/** Whether messages arrive in this status. */
export function isWell(status: string): boolean {
  return status === 'connected' || status === 'backfilling';
}

/** Whether a status most often heals by itself, so that its owner is told only after the hold-down. */
export function isTransient(status: string): boolean {
  const urgency = urgencyOf(status);
  return status === 'connecting' || urgency === 'disconnected' || urgency === 'unclear';
}
