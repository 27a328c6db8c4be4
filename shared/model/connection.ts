/** A Beeper that answered discovery. */
export interface FoundBeeper {
  /** Without a trailing slash, e.g. `http://127.0.0.1:23373`. */
  baseURL: string;
  /** Its own name, e.g. "Beeper"; empty when it is too old to say. */
  name: string;
  /** E.g. "4.2.785"; empty when it is too old to say. */
  version: string;
  /** True when it has no `/v1/info` or no bridges API: then it cannot be connected to. */
  isTooOld: boolean;
  /** Whether the user can agree in a browser (OAuth); otherwise a token must be pasted. */
  canConnect: boolean;
  /** Whether it runs on this computer. */
  isLocal: boolean;
}

/** The search for a Beeper to connect to. It runs while nothing is connected. */
export interface DiscoveryState {
  /** False until the first search has ended. */
  hasSearched: boolean;
  /** Those on this computer first. */
  found: readonly FoundBeeper[];
  /** An address given by hand: then it is searched alone; null for this computer's addresses. */
  address: string | null;
}

export type ConnectProgress =
  | { stage: 'idle' }
  /** We register with Beeper, before the browser opens. */
  | { stage: 'preparing' }
  /** Beeper asks the user in the browser. `until`: ms since the epoch, when the attempt times out. */
  | { stage: 'in-browser'; until: number }
  | { stage: 'checking' };

/** Why connecting failed or cannot start. */
export type ConnectProblemKind =
  /** The address is no http or https URL, or carries a password. */
  | 'bad-address'
  /** The address is on another computer and not https: the user must confirm it. */
  | 'insecure-address'
  /** Nothing answers there. */
  | 'unreachable'
  /** Another user's program listens there, and gets no token. */
  | 'another-user'
  /** Nobody is signed in to that Beeper itself. */
  | 'signed-out'
  /** That Beeper is signed in, and not yet ready. */
  | 'getting-ready'
  /** The server there is no Beeper, or too old. */
  | 'too-old'
  /** This Beeper cannot ask its user in a browser. */
  | 'no-oauth'
  /** The user said no in the browser. */
  | 'denied'
  /** The answer from the browser belongs to another attempt (wrong `state`). */
  | 'wrong-state'
  /** Beeper answered with an error. */
  | 'refused'
  /** There was no answer within two minutes; the browser may have been closed. */
  | 'timed-out'
  /** No port could be opened for the browser's answer. */
  | 'no-port'
  /** The browser could not be opened. */
  | 'no-browser'
  /** The token is not accepted. */
  | 'bad-token'
  /** The token may not even read. */
  | 'no-read'
  /** This runtime comes from a third party and must never see a real token. */
  | 'demo-only';

export interface ConnectProblem {
  kind: ConnectProblemKind;
  /** Beeper's own message, plain text; never a secret. */
  detail: string | null;
}

/** Where the token of the present connection is stored. */
export type TokenStorage =
  /** In a file, encrypted with a key from the system's keyring. */
  | 'keyring'
  /** In a file that only its user can read, not encrypted, because the user chose so. */
  | 'plain'
  /** Nowhere, as there is no keyring: it is gone when Bridgekeeper ends. */
  | 'memory'
  /** In the environment: BEEPER_ACCESS_TOKEN. */
  | 'environment';

/** What is watched at present. */
export type ActiveConnection =
  | { kind: 'none' }
  | { kind: 'demo' }
  | {
      kind: 'beeper';
      baseURL: string;
      tokenStorage: TokenStorage;
      /** What the token allows; null when Beeper does not say. */
      scopes: readonly string[] | null;
      /** False when the token is known not to allow changes: then it can sign in no account. */
      canWrite: boolean;
      /** When the token expires, ms since the epoch; null when it does not, or Beeper does not say. */
      expiresAt: number | null;
    };

/** Why the stored token cannot be used now. Nothing is lost: its file is not touched. */
export type TokenStoreProblem =
  /** The keyring is locked, or refused its key. */
  | 'locked'
  /** The file was encrypted with another key, or is damaged. */
  | 'unreadable';

/** Everything about the connection that the window shows. Holds no secret. */
export interface ConnectionState {
  active: ActiveConnection;
  discovery: DiscoveryState;
  progress: ConnectProgress;
  /** Why the last attempt failed. */
  problem: ConnectProblem | null;
  tokenStore: TokenStoreProblem | null;
  /** BEEPER_BASE_URL determines the address. */
  addressFromEnvironment: boolean;
  /** Only demo data may be shown (a runtime from a third party). */
  demoOnly: boolean;
}
