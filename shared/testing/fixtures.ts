import { severityOf } from '../model/account-status';
import type { AccountState, BridgeState, Snapshot } from '../model/snapshot';

/** Builders for the tests of both sides: a sensible whole, of which a test names what matters. */

export function anAccount(particulars: Partial<AccountState> = {}): AccountState {
  const status = particulars.status ?? 'connected';
  return {
    accountID: 'whatsapp-1',
    bridgeID: 'local-whatsapp',
    bridgeType: 'whatsapp',
    provider: 'local',
    loginID: null,
    network: 'WhatsApp',
    displayName: 'Alice',
    pictureKey: null,
    status,
    statusText: null,
    severity: severityOf(status),
    since: 0,
    sinceExact: true,
    unhealthySince: null,
    overdue: false,
    unreadableField: null,
    place: 'bridges/local-whatsapp/0',
    ...particulars,
  };
}

/** Accounts of these statuses, with IDs "0", "1", … */
export function accountsIn(...statuses: string[]): AccountState[] {
  return statuses.map((status, index) => anAccount({ accountID: String(index), status }));
}

export function aBridge(particulars: Partial<BridgeState> = {}): BridgeState {
  return {
    bridgeID: 'local-whatsapp',
    displayName: 'WhatsApp',
    network: 'WhatsApp',
    type: 'whatsapp',
    provider: 'local',
    status: 'available',
    statusText: null,
    supportsMultipleAccounts: false,
    activeAccountCount: 0,
    unreadableField: null,
    place: 'bridges/0',
    ...particulars,
  };
}

/** A snapshot after one good poll. */
export function aSnapshot(particulars: Partial<Snapshot> = {}): Snapshot {
  return {
    version: 1,
    connectivity: { state: 'ok', problem: null, since: 0 },
    accounts: [],
    bridges: [],
    lastCheckedAt: 0,
    stale: false,
    missedPolls: 0,
    desktopVersion: null,
    ...particulars,
  };
}
