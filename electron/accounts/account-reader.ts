import type { ListedAccount } from '../../shared/api/account';
import type { Entry, ItemList, UnreadableEntry } from '../../shared/api/item-list';
import { severityOf, UNREADABLE_STATUS } from '../../shared/model/account-status';
import type { AccountState } from '../../shared/model/snapshot';
import { UNNAMED } from '../../shared/strings/account';
import { displayNameOf } from '../../shared/util/display-name';
import type { ListedBridge } from './bridge-reader';
import { firstName, textOrNull } from './names';
import { pictureKeyOf } from './pictures/picture-address';

/** An account as one answer describes it, without the timestamps. */
export type AccountFacts = Omit<
  AccountState,
  'since' | 'sinceExact' | 'unhealthySince' | 'overdue'
>;

/** Where `GET /v1/accounts` lists an account that no bridge lists. */
const ACCOUNT_LIST = 'accounts';

/** An item of one answer, in its place. */
interface PlacedItem {
  entry: Entry<ListedAccount>;
  place: string;
  /** The bridge that lists it; null in `GET /v1/accounts`. */
  bridge: ListedBridge | null;
}

/**
 * Every account that Beeper lists, once. What the bridges say counts; `GET /v1/accounts` adds those
 * that they do not list. An item that cannot be read stays one account: the one of its ID, or the one
 * that had its place before, with the name it had; else one without a name.
 * @param listed null when only `GET /v1/accounts` failed
 */
export function readAccounts(
  previous: readonly AccountState[],
  bridges: readonly ListedBridge[],
  listed: ItemList<ListedAccount> | null,
): AccountFacts[] {
  const known = new Map(previous.map((account) => [account.accountID, account]));
  const atPlace = new Map(previous.map((account) => [account.place, account]));
  const facts = new Map<string, AccountFacts>();
  const add = (account: AccountFacts) => {
    if (!facts.has(account.accountID)) facts.set(account.accountID, account);
  };
  /** Who an item is about that says too little; undefined when nothing tells. */
  const formerOf = ({ entry, place }: PlacedItem): AccountState | undefined => {
    const accountID = idOf(entry);
    if (accountID !== null) return known.get(accountID);
    const former = atPlace.get(place);
    return former === undefined || facts.has(former.accountID) ? undefined : former;
  };
  const addReadable = ({ entry, place, bridge }: PlacedItem) => {
    if (entry.ok) add(readAccount(entry.value, bridge ?? bridgeOf(entry.value, bridges), place));
  };
  const addUnreadable = (item: PlacedItem) => {
    if (!item.entry.ok) add(unreadableAccount(item, item.entry, formerOf(item)));
  };

  const onBridges = bridges.flatMap(accountsOn);
  onBridges.forEach(addReadable);
  onBridges.forEach(addUnreadable);
  if (listed === null) {
    previous.filter((account) => mayStay(account, bridges)).forEach(add);
  } else {
    const items = listed.entries.map((entry, index) => ({
      entry,
      place: `${ACCOUNT_LIST}/${index}`,
      bridge: null,
    }));
    const ids = new Set(items.map(({ entry }) => idOf(entry)));
    // An item that nothing tells about is most likely one of those that only the bridges name.
    let unlisted = [...facts.keys()].filter((accountID) => !ids.has(accountID)).length;
    items.forEach(addReadable);
    for (const item of items) {
      const isNameless = idOf(item.entry) === null && formerOf(item) === undefined;
      if (isNameless && unlisted > 0) unlisted -= 1;
      else addUnreadable(item);
    }
  }
  previous
    .filter((account) => isHidden(account, bridges))
    .forEach((account) => add({ ...account, ...unreadable('accounts') }));
  return [...facts.values()];
}

function accountsOn(bridge: ListedBridge): PlacedItem[] {
  return (bridge.accounts ?? []).map((entry, index) => ({
    entry,
    place: `bridges/${bridge.state.bridgeID}/${index}`,
    bridge,
  }));
}

function idOf(entry: Entry<ListedAccount>): string | null {
  return entry.ok ? entry.value.accountID : (entry.sketch.accountID ?? null);
}

function bridgeOf(account: ListedAccount, bridges: readonly ListedBridge[]): ListedBridge | null {
  return bridges.find(({ state }) => state.bridgeID === account.bridge?.id) ?? null;
}

/** Only `GET /v1/accounts` failed: accounts that it alone lists stay, rather than count as gone. */
function mayStay({ bridgeID, place }: AccountState, bridges: readonly ListedBridge[]): boolean {
  if (bridgeID === null) return place.startsWith(ACCOUNT_LIST);
  return !bridges.some(({ state }) => state.bridgeID === bridgeID);
}

/** What its bridge lists cannot be read: that says nothing of the account, which is not gone. */
function isHidden({ bridgeID }: AccountState, bridges: readonly ListedBridge[]): boolean {
  return bridges.some(({ state, accounts }) => accounts === null && state.bridgeID === bridgeID);
}

function readAccount(
  account: ListedAccount,
  bridge: ListedBridge | null,
  place: string,
  lastName = account.accountID,
): AccountFacts {
  const status = account.status ?? 'unknown';
  const state = bridge?.state;
  return {
    accountID: account.accountID,
    bridgeID: account.bridge?.id ?? (bridge?.isKnown ? bridge.state.bridgeID : null),
    bridgeType: account.bridge?.type ?? state?.type ?? null,
    provider: account.bridge?.provider ?? state?.provider ?? null,
    loginID: account.loginID ?? null,
    network: firstName([
      account.network,
      state?.network,
      state?.displayName,
      account.bridge?.type,
      lastName,
    ]),
    displayName: displayNameOf(account.user),
    pictureKey: pictureKeyOf(account.user?.imgURL),
    status,
    statusText: textOrNull(account.statusText),
    severity: severityOf(status),
    unreadableField: null,
    place,
  };
}

function unreadableAccount(
  { place, bridge }: PlacedItem,
  { field, sketch }: UnreadableEntry<ListedAccount>,
  former: AccountState | undefined,
): AccountFacts {
  if (former !== undefined) {
    const displayName = former.displayName ?? displayNameOf(sketch.user);
    return { ...former, displayName, ...unreadable(field), place };
  }
  const { accountID } = sketch;
  if (accountID !== undefined) {
    return { ...readAccount({ ...sketch, accountID }, bridge, place), ...unreadable(field) };
  }
  const nameless = readAccount({ ...sketch, accountID: place }, bridge, place, UNNAMED.account);
  // Nobody can sign in again to an account without an ID.
  return { ...nameless, bridgeID: null, loginID: null, ...unreadable(field) };
}

function unreadable(field: string) {
  return {
    status: UNREADABLE_STATUS,
    severity: severityOf(UNREADABLE_STATUS),
    statusText: null,
    unreadableField: field,
  };
}
