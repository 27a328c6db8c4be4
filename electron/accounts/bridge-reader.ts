import type { Bridge } from '../../shared/api/bridge';
import type { Entry, ItemList } from '../../shared/api/item-list';
import type { Account } from '../../shared/api/account';
import type { BridgeState } from '../../shared/model/snapshot';
import { UNNAMED } from '../../shared/strings/account';
import { rememberPerObject } from '../../shared/util/remember';
import { saysAll } from '../../shared/util/says-all';
import { firstName, textOrNull } from './names';

/** A bridge of one answer, with the accounts it lists. */
export interface ListedBridge {
  state: BridgeState;
  /** False when its item has no readable ID, and nothing known before had its place. */
  isKnown: boolean;
  /** In their places; null when what lists them cannot be read. */
  accounts: readonly Entry<Account>[] | null;
}

/**
 * Every bridge of an answer, in its place. One without a readable ID is the one that had its place
 * before, unless that is listed elsewhere.
 */
export function readBridges(
  previous: readonly BridgeState[],
  { entries }: ItemList<Bridge>,
): ListedBridge[] {
  const atPlace = new Map(previous.map((bridge) => [bridge.place, bridge]));
  /** What is said of it, as the value it was when that is the same. */
  const asBefore = (state: BridgeState): BridgeState => {
    const before = atPlace.get(state.place);
    return before !== undefined && saysAll(before, state) ? before : state;
  };
  const readable = new Set(entries.map((entry) => (entry.ok ? entry.value.id : null)));
  return entries.map((entry, index): ListedBridge => {
    const place = `bridges/${index}`;
    if (entry.ok) {
      const { entries: accounts } = entry.value.accounts;
      const state = asBefore(readOnce(entry.value, place, entry.value.id));
      return { state, isKnown: true, accounts };
    }
    const { field, sketch } = entry;
    const before = atPlace.get(place);
    const isKnown =
      before !== undefined && before.bridgeID !== place && !readable.has(before.bridgeID);
    const state = isKnown
      ? before
      : asBefore(readBridge({ ...sketch, id: place }, place, UNNAMED.bridge));
    return {
      state: { ...state, statusText: null, unreadableField: field },
      isKnown,
      accounts: sketch.accounts?.entries ?? null,
    };
  });
}

/** Each bridge once; of two with the same ID the first counts, as with accounts. */
export function bridgeStates(bridges: readonly ListedBridge[]): BridgeState[] {
  const byID = new Map<string, BridgeState>();
  for (const { state } of bridges) {
    if (!byID.has(state.bridgeID)) byID.set(state.bridgeID, state);
  }
  return [...byID.values()];
}

const readOnce = rememberPerObject(readBridge);

function readBridge(
  bridge: Partial<Bridge> & Pick<Bridge, 'id'>,
  place: string,
  lastName: string,
): BridgeState {
  const accounts = bridge.accounts?.entries ?? [];
  return {
    bridgeID: bridge.id,
    displayName: firstName([bridge.displayName, bridge.network, bridge.type, lastName]),
    network: textOrNull(bridge.network),
    type: bridge.type ?? null,
    provider: bridge.provider ?? null,
    status: bridge.status ?? 'unknown',
    statusText: textOrNull(bridge.statusText),
    supportsMultipleAccounts: bridge.supportsMultipleAccounts ?? accounts.length > 1,
    activeAccountCount: bridge.activeAccountCount ?? accounts.length,
    unreadableField: null,
    place,
  };
}
