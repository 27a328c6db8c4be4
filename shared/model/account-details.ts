import type { BridgeLogin } from '../api/bridge';
import type { Capabilities } from '../api/capabilities';
import type { HistoryRow } from './history';

/** What is known of one account beyond the snapshot. */
export interface AccountDetails {
  /** What the bridge can do; null when Beeper does not say, and then `problem` says why. */
  capabilities: Capabilities | null;
  /** The login the account belongs to; null when unknown or on a Beeper too old to report it. */
  login: BridgeLogin | null;
  /** A sentence when Beeper could not be asked. */
  problem: string | null;
  /** The newest few, newest first. */
  history: readonly HistoryRow[];
  /** How often it needs its user, in ms; null when it did less than three times. */
  needsEveryMs: number | null;
}
