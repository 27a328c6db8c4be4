/** What a check found: all is well; something to mend; worth knowing; or it could not be found out. */
export type CheckState = 'ok' | 'mend' | 'note' | 'unknown';

/** The subjects of a check-up, in the order to be shown. */
export const CHECK_IDS = [
  'running',
  'beeper',
  'token',
  'scopes',
  'expiry',
  'answers',
  'bus',
  'tray',
  'notifications',
  'keyring',
  'autostart',
  'portal',
  'disk',
  'clock',
  'proxy',
] as const;

export type CheckID = (typeof CHECK_IDS)[number];

/** What a check says. It holds no token, and nothing of whose accounts they are. */
export interface Finding {
  state: CheckState;
  what: string;
  /** What to do about it; null where nothing is to be done. */
  how: string | null;
  /** More to read for those who look after the program, a line each. */
  details?: readonly string[];
}

export interface CheckLine extends Finding {
  id: CheckID;
}

export function countToMend(lines: readonly Pick<CheckLine, 'state'>[]): number {
  return lines.filter(({ state }) => state === 'mend').length;
}
