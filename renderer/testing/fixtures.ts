import type { WindowSnapshot } from '../../shared/model/window-snapshot';
import {
  DEFAULT_SETTINGS,
  type Preferences,
  type SettingsState,
} from '../../shared/model/settings';
import type { ConnectionState, FoundBeeper } from '../../shared/model/connection';
import type { LoginStage, LoginState } from '../../shared/model/login';
import type { AccountState, BridgeState, Snapshot } from '../../shared/model/snapshot';
import { severityOf } from '../../shared/model/account-status';

/** An account as the main process would push it, for tests. */
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
    status,
    statusText: null,
    severity: severityOf(status),
    since: 0,
    sinceExact: true,
    unhealthySince: null,
    overdue: false,
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
    ...particulars,
  };
}

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

export function aLogin(particulars: Partial<LoginState> = {}): LoginState {
  return {
    id: 'one',
    bridgeID: 'local-whatsapp',
    network: 'WhatsApp',
    reconnects: null,
    accountID: null,
    expiresAt: null,
    stage: { kind: 'starting' },
    ...particulars,
  };
}

type CookiesStage = Extract<LoginStage, { kind: 'cookies' }>;

export function aCookiesStage(particulars: Partial<CookiesStage> = {}): CookiesStage {
  return {
    kind: 'cookies',
    stepID: 'sign-in',
    instructions: null,
    fields: [],
    wait: 'values',
    needsConfirmation: false,
    browser: {
      origin: 'https://www.example.com',
      lock: 'secure',
      isLoading: false,
      canGoBack: false,
      zoom: 1,
      problem: null,
    },
    isPasting: false,
    problem: null,
    ...particulars,
  };
}

export function aBeeper(particulars: Partial<FoundBeeper> = {}): FoundBeeper {
  return {
    baseURL: 'http://127.0.0.1:23373',
    name: 'Beeper',
    version: '4.2.785',
    isTooOld: false,
    canConnect: true,
    isLocal: true,
    ...particulars,
  };
}

export function aConnection(particulars: Partial<ConnectionState> = {}): ConnectionState {
  return {
    active: {
      kind: 'beeper',
      baseURL: 'http://127.0.0.1:23373',
      tokenStorage: 'keyring',
      scopes: ['read', 'write'],
      canWrite: true,
      expiresAt: null,
    },
    discovery: { hasSearched: true, found: [aBeeper()], address: null },
    progress: { stage: 'idle' },
    problem: null,
    tokenStore: null,
    addressFromEnvironment: false,
    demoOnly: false,
    ...particulars,
  };
}

export function aSettingsState(preferences: Partial<Preferences> = {}): SettingsState {
  const { closingTold: _told, window: _window, ...defaults } = DEFAULT_SETTINGS;
  return {
    preferences: { ...defaults, startAtLogin: false, ...preferences },
    hasTray: true,
    platform: 'linux',
  };
}

/** What the main process answers to a window that has just opened. */
export function aWindowState(particulars: Partial<WindowSnapshot> = {}): WindowSnapshot {
  return {
    snapshot: aSnapshot(),
    route: { view: 'overview' },
    banners: [],
    login: null,
    connection: aConnection(),
    settings: aSettingsState(),
    demo: null,
    ...particulars,
  };
}
