import type { ListedAccount } from '../../shared/api/account';
import type { Entry, ItemList, UnreadableEntry } from '../../shared/api/item-list';
import { severityOf, UNREADABLE_STATUS } from '../../shared/model/account-status';
import type { AccountState, BridgeState } from '../../shared/model/snapshot';
import { UNNAMED } from '../../shared/strings/account';
import { displayNameOf } from '../../shared/util/display-name';
import { rememberPerObject } from '../../shared/util/remember';
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

/** An item of one answer that cannot be read, in its place. */
interface PlacedItem {
  entry: UnreadableEntry<ListedAccount>;
  /** What lists it, and where in it. */
  list: string;
  index: number;
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
  const facts = new Map<string, AccountFacts>();
  /** Made when an item that cannot be read asks for them. */
  let known: ReadonlyMap<string, AccountState> | undefined;
  let atPlace: ReadonlyMap<string, AccountState> | undefined;
  const add = (account: AccountFacts) => {
    if (!facts.has(account.accountID)) facts.set(account.accountID, account);
  };
  /** Who an item is about that says too little; undefined when nothing tells. */
  const formerOf = (item: PlacedItem): AccountState | undefined => {
    const accountID = idOf(item.entry);
    known ??= new Map(previous.map((account) => [account.accountID, account]));
    if (accountID !== null) return known.get(accountID);
    atPlace ??= new Map(previous.map((account) => [account.place, account]));
    const former = atPlace.get(placeOf(item.list, item.index));
    return former === undefined || facts.has(former.accountID) ? undefined : former;
  };
  // Of two with the same ID the first counts.
  const bridgeByID = new Map(bridges.map((one) => [one.state.bridgeID, one] as const).reverse());
  const bridgeOf = ({ bridge }: ListedAccount) => bridgeByID.get(bridge?.id ?? '') ?? null;
  /** Returns the items that cannot be read. */
  const addReadable = (
    entries: readonly Entry<ListedAccount>[],
    list: string,
    listing: ListedBridge | null,
  ): PlacedItem[] => {
    const unreadables: PlacedItem[] = [];
    for (const [index, entry] of entries.entries()) {
      if (!entry.ok) {
        unreadables.push({ entry, list, index, bridge: listing });
      } else if (!facts.has(entry.value.accountID)) {
        const bridge = listing ?? bridgeOf(entry.value);
        add(readOnce(entry.value, bridge?.state ?? null, bridge?.isKnown ?? false, list, index));
      }
    }
    return unreadables;
  };
  const addUnreadable = (item: PlacedItem) => add(unreadableAccount(item, formerOf(item)));

  bridges
    .flatMap((bridge) =>
      addReadable(bridge.accounts ?? [], `bridges/${bridge.state.bridgeID}`, bridge),
    )
    .forEach(addUnreadable);
  if (listed === null) {
    previous.filter((account) => mayStay(account, bridgeByID)).forEach(add);
  } else {
    const onBridges = [...facts.keys()];
    const unreadables = addReadable(listed.entries, ACCOUNT_LIST, null);
    const ids = new Set(unreadables.length === 0 ? onBridges : listed.entries.map(idOf));
    // An item that nothing tells about is most likely one of those that only the bridges name.
    let unlisted = onBridges.filter((accountID) => !ids.has(accountID)).length;
    for (const item of unreadables) {
      const isNameless = idOf(item.entry) === null && formerOf(item) === undefined;
      if (isNameless && unlisted > 0) unlisted -= 1;
      else addUnreadable(item);
    }
  }
  // What a bridge lists cannot be read: that says nothing of its accounts, which are not gone.
  const hiding = new Set(
    bridges.flatMap((one) => (one.accounts === null ? [one.state.bridgeID] : [])),
  );
  previous
    .filter(({ bridgeID }) => bridgeID !== null && hiding.has(bridgeID))
    .forEach((account) => add({ ...account, ...unreadable('accounts') }));
  return [...facts.values()];
}

function placeOf(list: string, index: number): string {
  return `${list}/${index}`;
}

function idOf(entry: Entry<ListedAccount>): string | null {
  return entry.ok ? entry.value.accountID : (entry.sketch.accountID ?? null);
}

/** Only `GET /v1/accounts` failed: accounts that it alone lists stay, rather than count as gone. */
function mayStay(
  { bridgeID, place }: AccountState,
  bridges: ReadonlyMap<string, ListedBridge>,
): boolean {
  return place.startsWith(`${ACCOUNT_LIST}/`) || (bridgeID !== null && !bridges.has(bridgeID));
}

/** An answer that says the same of an account brings the same value of it. */
const readOnce = rememberPerObject(readAccount);

/** @param isKnown the bridge has an ID that Beeper knows */
function readAccount(
  account: ListedAccount,
  state: BridgeState | null,
  isKnown: boolean,
  list: string,
  index: number,
  lastName = account.accountID,
): AccountFacts {
  const status = account.status ?? 'unknown';
  return {
    accountID: account.accountID,
    bridgeID: account.bridge?.id ?? (state !== null && isKnown ? state.bridgeID : null),
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
    place: placeOf(list, index),
  };
}

function unreadableAccount(
  { entry: { field, sketch }, list, index, bridge }: PlacedItem,
  former: AccountState | undefined,
): AccountFacts {
  const place = placeOf(list, index);
  if (former !== undefined) {
    const displayName = former.displayName ?? displayNameOf(sketch.user);
    return { ...former, displayName, ...unreadable(field), place };
  }
  const { accountID } = sketch;
  const [state, isKnown] = [bridge?.state ?? null, bridge?.isKnown ?? false];
  if (accountID !== undefined) {
    return {
      ...readAccount({ ...sketch, accountID }, state, isKnown, list, index),
      ...unreadable(field),
    };
  }
  const item = { ...sketch, accountID: place };
  const nameless = readAccount(item, state, isKnown, list, index, UNNAMED.account);
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
