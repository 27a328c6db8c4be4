import type { AccountState, Snapshot } from '../../shared/model/snapshot';
import type { Account } from '../../shared/api/account';
import type { Bridge } from '../../shared/api/bridge';
import type { ItemList } from '../../shared/api/item-list';
import { anAccount, aSnapshot } from '../../shared/testing/fixtures';

/** Builders for unit tests: complete values, of which a test names what matters. */

export function wireAccount(over: Partial<Account> = {}): Account {
  return {
    accountID: 'wa-alice',
    bridge: { id: 'local-whatsapp', provider: 'local', type: 'whatsapp' },
    status: 'connected',
    user: { id: '@alice:beeper.local', fullName: 'Alice' },
    network: 'WhatsApp',
    ...over,
  };
}

/** A list of which every item can be read. */
export function listOf<T>(...items: T[]): ItemList<T> {
  return { entries: items.map((value) => ({ ok: true, value })), misfits: [] };
}

export function wireBridge({
  accounts = [],
  ...over
}: Partial<Omit<Bridge, 'accounts'>> & { accounts?: readonly Account[] } = {}): Bridge {
  return {
    id: 'local-whatsapp',
    accounts: listOf(...accounts),
    activeAccountCount: 1,
    displayName: 'WhatsApp',
    provider: 'local',
    status: 'connected',
    supportsMultipleAccounts: false,
    type: 'whatsapp',
    ...over,
  };
}

export const account = anAccount;

/** A snapshot after one good poll at `now`. */
export function goodSnapshot(accounts: readonly AccountState[], now = 0): Snapshot {
  return aSnapshot({
    accounts,
    connectivity: { state: 'ok', problem: null, since: now },
    lastCheckedAt: now,
  });
}
