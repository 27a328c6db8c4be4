import type { Account } from '../wire';
import type { Person } from '../sites/people';
import { invalid, notFound, Refusal } from '../refusal';
import type { SimulatorState } from '../state';

/** Where a login leads. */
export interface Destination {
  bridgeID: string;
  /** The account that is to come back; left out, one is added. */
  reconnects?: Account | undefined;
}

/**
 * Where a login created with these IDs leads. Either one names the account to reconnect, whatever
 * the bridge's status; without both, the bridge must have room. Throws a `Refusal`.
 */
export function destinationOf(
  state: SimulatorState,
  bridgeID: string,
  { accountID, loginID }: { accountID?: string | undefined; loginID?: string | undefined },
): Destination {
  const { accounts } = state.bridge(bridgeID);
  if (accountID === undefined && loginID === undefined) {
    demandRoom(state, bridgeID);
    return { bridgeID };
  }
  const reconnects = accounts.find(
    (account) =>
      (accountID === undefined || account.accountID === accountID) &&
      (loginID === undefined || account.loginID === loginID),
  );
  if (reconnects === undefined) throw notFound('Account', accountID ?? loginID ?? '');
  return { bridgeID, reconnects };
}

function demandRoom(state: SimulatorState, bridgeID: string): void {
  const { status, statusText, supportsMultipleAccounts, accounts } = state.bridge(bridgeID);
  if (status === 'limit_reached' || (!supportsMultipleAccounts && accounts.length > 0)) {
    const message = statusText ?? 'There is an account already, and it takes only one.';
    throw new Refusal(403, 'FI.MAU.BRIDGE.TOO_MANY_LOGINS', message);
  }
  if (status === 'temporarily_unavailable') {
    throw new Refusal(503, 'M_UNAVAILABLE', statusText ?? 'It does not work at the moment.');
  }
  if (status === 'disabled') throw invalid(statusText ?? 'It is switched off.');
}

const NAMES: Readonly<Record<Person, string>> = { alice: 'Alice Example', bob: 'Bob Example' };

/**
 * Signs `person` in and returns the account. Alice owns every account of a seed: reconnecting
 * as her brings all accounts of the login back. Anybody else takes the login's place.
 */
export function signIn(
  state: SimulatorState,
  { bridgeID, reconnects }: Destination,
  person: Person,
): Account {
  const before = state
    .accounts()
    .filter((account) => reconnects !== undefined && isOnSameLogin(account, reconnects));
  if (person === 'alice' && before.length > 0) {
    const back = before.map(({ accountID }) =>
      state.setAccount(accountID, { status: 'connected', statusText: null }),
    );
    const asked = back.find(({ accountID }) => accountID === reconnects?.accountID);
    if (asked !== undefined) return asked;
  }
  for (const { accountID } of before) state.removeAccount(accountID);
  return state.addAccount({ bridgeID, fullName: NAMES[person] });
}

function isOnSameLogin(account: Account, other: Account): boolean {
  if (account.bridge.id !== other.bridge.id) return false;
  return account.accountID === other.accountID
    ? true
    : account.loginID !== undefined && account.loginID === other.loginID;
}
