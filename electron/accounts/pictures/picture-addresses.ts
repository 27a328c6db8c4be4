import type { ListedAccount } from '../../../shared/api/account';
import type { Bridge } from '../../../shared/api/bridge';
import type { Entry, ItemList } from '../../../shared/api/item-list';
import type { AccountState } from '../../../shared/model/snapshot';
import { rememberPerObject } from '../../../shared/util/remember';
import { pictureKeyOf } from './picture-address';

/** Where pictures are, by their keys. */
export type PictureAddresses = ReadonlyMap<string, string>;

/** What an answer to a poll lists. */
interface Lists {
  bridges: ItemList<Bridge>;
  /** Null when only `GET /v1/accounts` failed. */
  listed: ItemList<ListedAccount> | null;
}

/**
 * Where the pictures of these accounts are, as an answer says, or an earlier one about those that
 * could not be read this time. The same value (`===`) while they have the pictures they had: a key is
 * made of its address.
 */
export function pictureAddresses(
  previous: PictureAddresses,
  { bridges, listed }: Lists,
  accounts: readonly AccountState[],
): PictureAddresses {
  const keys = new Set<string>();
  let isKnown = true;
  for (const { pictureKey } of accounts) {
    if (pictureKey === null) continue;
    keys.add(pictureKey);
    isKnown &&= previous.has(pictureKey);
  }
  if (isKnown && keys.size === previous.size) return previous;
  const onBridges = bridges.entries.flatMap((entry) => readable(entry).accounts?.entries ?? []);
  const found = new Map<string | null, string>();
  for (const entry of [...onBridges, ...(listed?.entries ?? [])]) {
    const { user } = readable(entry);
    if (user?.imgURL !== undefined) found.set(keyOf(user), user.imgURL);
  }
  const addresses = new Map<string, string>();
  for (const key of keys) {
    const address = found.get(key) ?? previous.get(key);
    if (address !== undefined) addresses.set(key, address);
  }
  return addresses;
}

const keyOf = rememberPerObject(({ imgURL }: { imgURL?: string | undefined }) =>
  pictureKeyOf(imgURL),
);

function readable<T>(entry: Entry<T>): Partial<T> {
  return entry.ok ? entry.value : entry.sketch;
}
