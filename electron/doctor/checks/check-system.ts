import type { Finding } from '../../../shared/model/check-up';
import type { TokenStorage } from '../../../shared/model/connection';
import {
  AUTOSTART_TEXT,
  CLOCK_TEXT,
  clockFineText,
  clockSkewText,
  DISK_TEXT,
  diskFineText,
  KEYRING_TEXT,
  PROXY_TEXT,
} from '../../../shared/strings/doctor';
import { mend, note, ok } from '../finding';

/**
 * `waiting`: it does not answer, as while it asks its user. `not-asked`: its key would open the token to a
 * runtime that must not see one.
 */
export type KeyringState = 'gives-key' | 'locked' | 'waiting' | 'none' | 'not-asked';

/** @param storage where the token lies; null when there is none, or it is not known */
export function checkKeyring(
  keyring: KeyringState,
  storage: TokenStorage | null,
  isLinux: boolean,
): Finding {
  if (keyring === 'gives-key') return ok(KEYRING_TEXT.good);
  if (keyring === 'not-asked') return note(KEYRING_TEXT.notAsked);
  if (storage === 'plain') return note(KEYRING_TEXT.plain);
  if (keyring === 'waiting') return mend(KEYRING_TEXT.waiting, KEYRING_TEXT.waitingHow);
  if (keyring === 'locked') return mend(KEYRING_TEXT.locked, KEYRING_TEXT.lockedHow);
  return mend(KEYRING_TEXT.none, isLinux ? KEYRING_TEXT.noneHow : KEYRING_TEXT.noneElsewhereHow);
}

export type AutostartState = 'on' | 'off' | 'broken';

export function checkAutostart(state: AutostartState): Finding {
  switch (state) {
    case 'on':
      return ok(AUTOSTART_TEXT.on);
    case 'off':
      return note(AUTOSTART_TEXT.off, AUTOSTART_TEXT.offHow);
    case 'broken':
      return mend(AUTOSTART_TEXT.broken, AUTOSTART_TEXT.brokenHow);
  }
}

export interface DiskFacts {
  /** False before the first start. */
  isThere: boolean;
  isReadable: boolean;
  /** Of the folder; before the first start, of the one it is made in. */
  isWritable: boolean;
  /** Null when the system does not say. */
  freeBytes: number | null;
}

const MB = 1024 * 1024;
/** As much as the history may take, and some room to replace it in. */
const NEEDED_BYTES = 10 * MB;

export function checkDisk({ isThere, isReadable, isWritable, freeBytes }: DiskFacts): Finding {
  if (!isReadable) return mend(DISK_TEXT.notReadable, DISK_TEXT.notReadableHow);
  if (!isWritable) return mend(DISK_TEXT.readOnly, DISK_TEXT.readOnlyHow);
  if (freeBytes !== null && freeBytes < NEEDED_BYTES)
    return mend(DISK_TEXT.full, DISK_TEXT.fullHow);
  if (!isThere || freeBytes === null) return ok(DISK_TEXT.fresh);
  return ok(diskFineText(Math.floor(freeBytes / MB)));
}

export interface ClockFacts {
  /** Ms since the epoch. */
  now: number;
  /** When one of the program's own files was last written; null when there is none. */
  latestFileAt: number | null;
  /** By how much this clock is ahead of that of Beeper's computer, in ms; null when it does not say. */
  skewMs: number | null;
  /** By how much this computer's time is ahead of UTC, in minutes. */
  offsetMinutes: number;
}

/** Before this version was made. */
const EARLIEST = Date.UTC(2026, 0, 1);
/** Less is a busy machine, or a disk on another computer. */
const MOST_AHEAD_MS = 60 * 60_000;
/** Beeper tells its time in whole seconds, and an answer takes its way. */
const MOST_SKEW_MS = 2 * 60_000;

export function checkClock({ now, latestFileAt, skewMs, offsetMinutes }: ClockFacts): Finding {
  if (now < EARLIEST) return mend(CLOCK_TEXT.tooEarly, CLOCK_TEXT.how);
  if (latestFileAt !== null && latestFileAt - now > MOST_AHEAD_MS) {
    return mend(CLOCK_TEXT.setBack, CLOCK_TEXT.how);
  }
  if (skewMs !== null && Math.abs(skewMs) > MOST_SKEW_MS) {
    return mend(clockSkewText(skewMs), CLOCK_TEXT.how);
  }
  return ok(clockFineText(offsetMinutes));
}

/** How pages are loaded: without a proxy, or with one that answers, does not, or was not tried. */
export type ProxyState = 'none' | 'answers' | 'silent' | 'untried';

export function checkProxy(state: ProxyState): Finding {
  switch (state) {
    case 'none':
      return ok(PROXY_TEXT.none);
    case 'answers':
      return note(PROXY_TEXT.used);
    case 'untried':
      return note(PROXY_TEXT.untried);
    case 'silent':
      return mend(PROXY_TEXT.silent, PROXY_TEXT.silentHow);
  }
}
