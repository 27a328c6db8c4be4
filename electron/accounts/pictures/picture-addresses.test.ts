import { describe, expect, it } from 'vitest';
import type { ItemList } from '../../../shared/api/item-list';
import type { ListedAccount } from '../../../shared/api/account';
import { account, listOf, wireAccount, wireBridge } from '../../testing/fixtures';
import { pictureKeyOf } from './picture-address';
import { pictureAddresses } from './picture-addresses';

const BRIDGED = 'mxc://beeper/bridged';
const LISTED = 'mxc://beeper/listed';
const REMOTE = 'https://cdn.example.com/alice.png';

const from = (imgURL: string) => wireAccount({ user: { imgURL } });
const holder = (address: string) => account({ pictureKey: pictureKeyOf(address) });
const bridges = listOf(wireBridge({ accounts: [from(BRIDGED), from(REMOTE)] }));
const unreadable: ItemList<ListedAccount> = {
  entries: [{ ok: false, field: 'accountID', sketch: { user: { imgURL: LISTED } } }],
  misfits: [],
};

describe('pictureAddresses', () => {
  it.each([listOf(from(LISTED)), unreadable])(
    'knows those of bridges and of the list',
    (listed) => {
      const accounts = [holder(BRIDGED), holder(LISTED), holder(REMOTE)];
      expect([...pictureAddresses(new Map(), { bridges, listed }, accounts).values()]).toEqual([
        BRIDGED,
        LISTED,
      ]);
    },
  );

  it('keeps that of an account that this answer does not list', () => {
    const accounts = [holder(LISTED)];
    const before = pictureAddresses(new Map(), { bridges, listed: listOf(from(LISTED)) }, accounts);
    expect(pictureAddresses(before, { bridges, listed: null }, accounts)).toEqual(before);
  });

  it('is the same value while the accounts have the pictures they had', () => {
    const lists = { bridges, listed: listOf(from(LISTED)) };
    const accounts = [holder(BRIDGED), holder(LISTED)];
    const before = pictureAddresses(new Map(), lists, accounts);
    expect(pictureAddresses(before, lists, [...accounts, account()])).toBe(before);
    expect(pictureAddresses(before, lists, [holder(BRIDGED)]).size).toBe(1);
  });

  it('forgets those that no account has any more', () => {
    const before = new Map([[pictureKeyOf(LISTED) ?? '', LISTED]]);
    expect(pictureAddresses(before, { bridges, listed: null }, [account()])).toEqual(new Map());
  });
});
