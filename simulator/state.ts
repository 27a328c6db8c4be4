import type { Account, Bridge } from './wire';
import type { BridgeLogin, LoginFlow, RemovedLogin } from '../shared/api/bridge';
import type { Capabilities } from '../shared/api/capabilities';
import {
  bridgeOf,
  newAccount,
  patched,
  withAccounts,
  withStatus,
  type AccountPatch,
  type BridgePatch,
  type BridgeState,
  type NewAccount,
} from './bridge-state';
import { deriveLogins } from './login-list';
import { invalid, notFound, Refusal } from './refusal';

export interface NewAccounts {
  /** How many, 1 to what is left of 1,000. */
  count: number;
  /** Where; left out, they are spread over the bridges that take several accounts. */
  bridgeID?: string | undefined;
  /** `connected` when left out. */
  status?: string | undefined;
}

/**
 * The bridges and accounts behind the API. What it returns never changes afterwards. Every
 * function throws a `Refusal` for an ID that does not exist (404) or a value it cannot use (400).
 */
export interface SimulatorState {
  bridges(): Bridge[];
  bridge(bridgeID: string): Bridge;
  accounts(): Account[];
  flows(bridgeID: string): readonly LoginFlow[];
  capabilities(bridgeID: string): Capabilities;
  logins(bridgeID: string): BridgeLogin[];
  login(bridgeID: string, loginID: string): BridgeLogin;
  /** Removes a login and every account on it; a scope the login does not offer is a 400. */
  removeLogin(bridgeID: string, loginID: string, scope: string): RemovedLogin;
  setBridge(bridgeID: string, patch: BridgePatch): Bridge;
  setAccount(accountID: string, patch: AccountPatch): Account;
  addAccount(account: NewAccount): Account;
  addAccounts(accounts: NewAccounts): Account[];
  removeAccount(accountID: string): void;
  /** Replaces everything. */
  reset(seed: readonly BridgeState[]): void;
}

/** As many accounts as Bridgekeeper is made for. */
const ACCOUNTS_MAX = 1000;

export function createState(seed: readonly BridgeState[]): SimulatorState {
  let states = seed;
  let lastNumber = 0;

  const accounts = () => states.flatMap((state) => state.accounts);
  const stateOf = (bridgeID: string) => {
    const state = states.find(({ id }) => id === bridgeID);
    if (state === undefined) throw notFound('Bridge', bridgeID);
    return state;
  };
  const find = (accountID: string) => {
    for (const state of states) {
      const account = state.accounts.find((each) => each.accountID === accountID);
      if (account !== undefined) return { state, account };
    }
    throw notFound('Account', accountID);
  };
  const replace = (next: BridgeState) => {
    states = states.map((state) => (state.id === next.id ? next : state));
  };
  const without = (state: BridgeState, gone: readonly string[]) => {
    const left = state.accounts.filter(({ accountID }) => !gone.includes(accountID));
    replace(withAccounts(state, left));
  };
  const login = (bridgeID: string, loginID: string) => {
    const found = deriveLogins(stateOf(bridgeID)).find((each) => each.loginID === loginID);
    if (found === undefined) throw notFound('Login', loginID);
    return found;
  };
  const addAccount = (wanted: NewAccount) => {
    const state = stateOf(wanted.bridgeID);
    const all = accounts();
    if (all.length >= ACCOUNTS_MAX) throw invalid(`There are ${ACCOUNTS_MAX} accounts already.`);
    const account = newAccount(state, wanted, ++lastNumber);
    if (all.some(({ accountID }) => accountID === account.accountID)) {
      throw new Refusal(409, 'M_IN_USE', `Account ${account.accountID} exists already.`);
    }
    replace(withAccounts(state, [...state.accounts, account]));
    return account;
  };

  return {
    bridges: () => states.map(bridgeOf),
    bridge: (bridgeID) => bridgeOf(stateOf(bridgeID)),
    accounts,
    flows: (bridgeID) => stateOf(bridgeID).flows,
    capabilities: (bridgeID) => stateOf(bridgeID).capabilities,
    logins: (bridgeID) => deriveLogins(stateOf(bridgeID)),
    login,
    removeLogin(bridgeID, loginID, scope) {
      const { accountIDs = [], removeScopes } = login(bridgeID, loginID);
      if (!removeScopes.includes(scope)) {
        throw invalid(`"scope" must be one of ${removeScopes.join(', ')}.`);
      }
      without(stateOf(bridgeID), accountIDs);
      return { bridgeID, loginID, scope, status: 'removed', affectedAccountIDs: accountIDs };
    },
    setBridge(bridgeID, patch) {
      const state = stateOf(bridgeID);
      const displayName = patch.displayName ?? state.displayName;
      replace({ ...withStatus(state, patch), displayName });
      return bridgeOf(stateOf(bridgeID));
    },
    setAccount(accountID, patch) {
      const { state, account } = find(accountID);
      const changed = patched(account, patch);
      const swap = (each: Account) => (each === account ? changed : each);
      replace({ ...state, accounts: state.accounts.map(swap) });
      return changed;
    },
    addAccount,
    addAccounts({ count, bridgeID, status }) {
      const free = ACCOUNTS_MAX - accounts().length;
      if (!Number.isInteger(count) || count < 1 || count > free) {
        throw invalid(`"count" must be a whole number from 1 to ${free}.`);
      }
      const homes = bridgeID === undefined ? severalAccountBridges(states) : [stateOf(bridgeID).id];
      return Array.from({ length: count }, (_, at) =>
        addAccount({ bridgeID: homes[at % homes.length] ?? '', status }),
      );
    },
    removeAccount(accountID) {
      without(find(accountID).state, [accountID]);
    },
    reset(next) {
      states = next;
      lastNumber = 0;
    },
  };
}

function severalAccountBridges(states: readonly BridgeState[]): string[] {
  return states.filter((state) => state.supportsMultipleAccounts).map(({ id }) => id);
}
