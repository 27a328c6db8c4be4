/** A Beeper that answered when it was asked who it is. */
export interface FoundBeeper {
  /** Without a trailing slash, e.g. `http://127.0.0.1:23373`. */
  baseURL: string;
  /** As it calls itself, e.g. "Beeper"; empty when it is too old to say. */
  name: string;
  /** E.g. "4.2.785"; empty when it is too old to say. */
  version: string;
  /** Whether it can be connected to: one too old has no `/v1/info` or no bridges. */
  isTooOld: boolean;
  /** Whether its user can agree in a browser (OAuth); without it only a pasted token will do. */
  canConnect: boolean;
  /** Whether it runs on this computer. */
  isLocal: boolean;
}

/** The search for a Beeper to connect to. It goes on by itself while nothing is connected. */
export interface DiscoveryState {
  /** False until the first round of questions is over. */
  hasSearched: boolean;
  /** Nearest first; empty when none answers. */
  found: readonly FoundBeeper[];
  /** An address the user gave by hand, which is asked as well; null when none was given. */
  address: string | null;
}

/** How far connecting has come. */
export type ConnectProgress =
  | { stage: 'idle' }
  /** Beeper is told who asks, before the browser opens. */
  | { stage: 'preparing' }
  /** The user's browser shows Beeper's question. `until`: ms since the epoch, then it is given up. */
  | { stage: 'in-browser'; until: number }
  /** The token is being tried. */
  | { stage: 'checking' };

/** Why connecting came to nothing, or what stands in its way. */
export type ConnectProblemKind =
  /** The address is no http or https URL, or carries a password. */
  | 'bad-address'
  /** The address is on another computer and not https: the user must say that it is meant. */
  | 'insecure-address'
  /** Nothing answers there. */
  | 'unreachable'
  /** What answers there is no Beeper, or one too old. */
  | 'too-old'
  /** This Beeper cannot ask its user in a browser. */
  | 'no-oauth'
  /** The user said no in the browser. */
  | 'denied'
  /** The answer from the browser does not belong to the question asked (wrong `state`). */
  | 'wrong-state'
  /** Beeper answered with an error. */
  | 'refused'
  /** Nobody answered within two minutes; the browser may have been closed. */
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
  /** Beeper's own words, plain text; null when it gave none. Never a secret. */
  detail: string | null;
}

/** Where the token of the present connection is kept. */
export type TokenStorage =
  /** Encrypted with a key that the system's keyring holds. */
  | 'keyring'
  /** In a file only its user can read, not encrypted, because the user chose so. */
  | 'plain'
  /** In memory alone: it is gone when Bridgekeeper ends, as there is no keyring. */
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
      /** False when it is known that nothing can be changed with it, so that nobody can sign in. */
      canWrite: boolean;
      /** When the token runs out; ms since the epoch, null when it does not or nobody knows. */
      expiresAt: number | null;
    };

/** Why a token that is kept cannot be used now. Nothing is lost: the file stays where it is. */
export type TokenStoreProblem =
  /** The keyring is locked, or did not hand out its key. */
  | 'locked'
  /** The file was written with another key, or is damaged. */
  | 'unreadable';

/** Everything about the connection that the window shows. Holds no secret. */
export interface ConnectionState {
  active: ActiveConnection;
  discovery: DiscoveryState;
  progress: ConnectProgress;
  /** Why the last try failed; null when it did not, or none was made. */
  problem: ConnectProblem | null;
  /** Why the token that is kept cannot be used; null when it can, or none is kept. */
  tokenStore: TokenStoreProblem | null;
  /** BEEPER_BASE_URL is set and decides the address. */
  addressFromEnvironment: boolean;
  /** Only demo data may be shown (a runtime from a third party). */
  demoOnly: boolean;
}
