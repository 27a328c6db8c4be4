import type { AccountState, Snapshot } from '../../shared/model/snapshot';
import { severityOf } from '../../shared/model/account-status';
import type { Account } from '../../shared/api/account';
import type { Bridge } from '../../shared/api/bridge';
import { initialSnapshot } from '../accounts/snapshot-reducer';

/** Builders for unit tests: a sensible whole, of which a test names what it is about. */

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

export function wireBridge(over: Partial<Bridge> = {}): Bridge {
  return {
    id: 'local-whatsapp',
    accounts: [],
    activeAccountCount: 1,
    displayName: 'WhatsApp',
    provider: 'local',
    status: 'connected',
    supportsMultipleAccounts: false,
    type: 'whatsapp',
    ...over,
  };
}

export function account(over: Partial<AccountState> = {}): AccountState {
  const status = over.status ?? 'connected';
  return {
    accountID: 'wa-alice',
    bridgeID: 'local-whatsapp',
    bridgeType: 'whatsapp',
    provider: 'local',
    loginID: null,
    network: 'WhatsApp',
    displayName: 'Alice',
    status,
    statusText: null,
    severity: severityOf(status),
    since: 0,
    sinceExact: true,
    unhealthySince: null,
    overdue: false,
    ...over,
  };
}

export function goodSnapshot(accounts: readonly AccountState[], now = 0): Snapshot {
  return {
    ...initialSnapshot(now),
    connectivity: { state: 'ok', problem: null, since: now },
    accounts,
    lastCheckedAt: now,
  };
}
