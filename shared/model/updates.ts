/**
 * What becomes of a newer version on this system. `off`: none is looked for. `package-manager`: the
 * system's brings it, so it is only told of. `by-hand`: it is only told of, as nobody here could tell
 * whether it is genuine. `installs`: it is downloaded and put in this one's place when the user says so.
 */
export type UpdateWay = 'off' | 'package-manager' | 'by-hand' | 'installs';

/** Why there is no update; in each case the program is as it was. */
export type UpdateProblem =
  /** The server was not reached. */
  | 'unreachable'
  /** Nothing came of it, or nothing more. */
  | 'silent'
  /** It answered something else than what was asked for. */
  | 'bad-answer'
  /** What it offers carries no signature. */
  | 'not-signed'
  /** The signature is not ours, or is about something else. */
  | 'bad-signature'
  /** It offers what is older than what runs. */
  | 'older'
  /** It has nothing for this system. */
  | 'no-file'
  /** The file is not the one that was signed. */
  | 'wrong-file'
  /** The download broke off. */
  | 'cut-off'
  /** The disk took it not, or not in the place of this one. */
  | 'disk'
  /** An earlier run began it, and this one is still the old version. */
  | 'unfinished'
  | 'unknown';

/** How far an update is. */
export type UpdateStage =
  /** Nobody has looked yet. */
  | { kind: 'idle' }
  | { kind: 'checking' }
  /** What runs is the newest. */
  | { kind: 'none' }
  | { kind: 'available'; version: string }
  /** `percent`: 0 to 100, whole. */
  | { kind: 'downloading'; version: string; percent: number }
  /** It takes this one's place when the program ends. */
  | { kind: 'ready'; version: string }
  /** `version`: what it was about; null where that is not known, or not to be believed. */
  | { kind: 'failed'; problem: UpdateProblem; version: string | null };

/** What the window shows of updates. */
export interface UpdatesState {
  way: UpdateWay;
  stage: UpdateStage;
}

export const NO_UPDATES: UpdatesState = { way: 'off', stage: { kind: 'idle' } };
