import type { Account, Bridge } from './wire';
import type { Access, AccessState } from './access';
import type { ActiveFault, Fault, Faults } from './faults';
import type { Listener } from './listener';
import { createLoginControl, type LoginControl } from './logins/control';
import type { LoginSessions } from './logins/sessions';
import { createOAuthControl, type OAuthControl } from './oauth/control';
import type { OAuth } from './oauth/oauth';
import type { Tokens } from './oauth/tokens';
import { notFound } from './refusal';
import type { LoggedRequest, RequestLog } from './request-log';
import { buildSeed, type SeedName } from './seed';
import type { AccountPatch, BridgePatch, NewAccount } from './bridge-state';
import type { Sites } from './sites/sites';
import type { NewAccounts, SimulatorState } from './state';

/**
 * What steers a simulator. An ID that does not exist or a value that cannot be used throws a
 * `Refusal` whose message says so.
 */
export interface Control extends LoginControl {
  bridges(): Bridge[];
  /** Sets status, text or name. A new status without a text removes the old text. */
  setBridge(bridgeID: string, patch: BridgePatch): Bridge;
  accounts(): Account[];
  /** Sets status, text, or the user's name or picture. A new status without a text removes the old text. */
  setAccount(accountID: string, patch: AccountPatch): Account;
  addAccount(account: NewAccount): Account;
  /** Adds many made-up accounts, up to 1,000 in all. */
  addAccounts(accounts: NewAccounts): Account[];
  removeAccount(accountID: string): void;

  /** Puts a fault on the API and returns its ID. The latest that matches a request acts. */
  addFault(fault: Fault): string;
  faults(): ActiveFault[];
  removeFault(id: string): void;
  clearFaults(): void;

  access(): AccessState;
  /** Makes all tokens valid or invalid, or changes the scopes they have at most. */
  setAccess(change: Partial<AccessState>): AccessState;

  readonly oauth: OAuthControl;

  /** The newest 1,000 requests to the API, oldest first. No token is ever in them. */
  requests(): LoggedRequest[];
  clearRequests(): void;

  /** Ends all logins and puts bridges, accounts, faults, OAuth and token back; log and ports stay. */
  reset(seed?: SeedName): void;

  isUp(): boolean;
  /** Stops listening, as when Beeper quits: every connection is destroyed. */
  down(): Promise<void>;
  /** Listens again on the same port. */
  up(): Promise<void>;
}

export interface ControlParts {
  state: SimulatorState;
  faults: Faults;
  access: Access;
  tokens: Tokens;
  oauth: OAuth;
  log: RequestLog;
  /** Of the API. */
  listener: Listener;
  logins: LoginSessions;
  sites: Sites;
  /** What `reset` goes back to. */
  seed: SeedName;
}

export function createControl(parts: ControlParts): Control {
  const { state, faults, access, tokens, oauth, log, listener, logins, sites, seed } = parts;
  return {
    ...createLoginControl(logins, sites),
    bridges: state.bridges,
    setBridge: state.setBridge,
    accounts: state.accounts,
    setAccount: state.setAccount,
    addAccount: state.addAccount,
    addAccounts: state.addAccounts,
    removeAccount: state.removeAccount,
    addFault: faults.add,
    faults: faults.list,
    removeFault(id) {
      if (!faults.remove(id)) throw notFound('Fault', id);
    },
    clearFaults: faults.clear,
    access: access.state,
    setAccess: access.set,
    oauth: createOAuthControl(oauth.oauthSettings, tokens),
    requests: log.list,
    clearRequests: log.clear,
    reset(to = seed) {
      state.reset(buildSeed(to));
      logins.reset();
      faults.clear();
      access.reset();
      tokens.reset();
      oauth.reset();
    },
    isUp: listener.isUp,
    down: listener.down,
    up: listener.up,
  };
}
