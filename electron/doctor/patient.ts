import type { BeeperConnection } from '../connection/connection';
import type { SessionBus } from '../platform/session-bus';
import type { RunningFacts } from './checks/check-running';
import type { AutostartState, KeyringState } from './checks/check-system';
import type { TokenState } from './checks/check-token';
import type { BeeperAccess } from './facts/beeper-facts';

/** What can be known of the token without its use. */
export interface TokenFacts {
  token: TokenState;
  /** Null when there is none to be used. */
  connection: BeeperConnection | null;
}

/** The program to be looked at, and the ways to ask what is not to be had everywhere. */
export interface Patient extends BeeperAccess {
  platform: NodeJS.Platform;
  env: Readonly<Record<string, string | undefined>>;
  /** Of the program's own files. */
  folder: string;
  /** The environment's word; null when it has none. */
  environmentURL: string | null;
  isBadAddress: boolean;
  /** Null when it is the running program itself that asks. */
  readRunning: (() => RunningFacts) | null;
  connectBus: () => Promise<SessionBus>;
  /** Whether the system shows notifications, where it does so itself. */
  showsNotifications: () => boolean;
  /** Asks the keyring for its key; one that is locked may ask its user. */
  askKeyring: () => Promise<KeyringState>;
  /** @param isLocked the keyring must not be asked */
  readToken: (isLocked: boolean) => Promise<TokenFacts>;
  readAutostart: () => Promise<AutostartState>;
  hasShortcut: () => Promise<boolean>;
  resolveProxy: (url: string) => Promise<string>;
}
