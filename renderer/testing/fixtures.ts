import { NO_EVERYDAY_BROWSERS } from '../../shared/model/everyday-browser';
import { NO_HOOKS } from '../../shared/model/hooks';
import { NO_SILENCES } from '../../shared/model/silences';
import { NO_UPDATES } from '../../shared/model/updates';
import type { WindowSnapshot } from '../../shared/model/window-snapshot';
import {
  DEFAULT_SETTINGS,
  type Preferences,
  type SettingsState,
} from '../../shared/model/settings';
import type { ConnectionState, FoundBeeper } from '../../shared/model/connection';
import type { LoginStage, LoginState } from '../../shared/model/login';
import { aSnapshot } from '../../shared/testing/fixtures';

export function aLogin(particulars: Partial<LoginState> = {}): LoginState {
  return {
    id: 'one',
    bridgeID: 'local-whatsapp',
    network: 'WhatsApp',
    reconnects: null,
    accountID: null,
    expiresAt: null,
    endedAt: null,
    unreadableParts: [],
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
    patternProblem: null,
    visibility: 'shown',
    webview: {
      origin: 'https://www.example.com',
      lock: 'secure',
      isLoading: false,
      canGoBack: false,
      openers: [],
      zoom: 1,
      prompt: null,
      problem: null,
    },
    way: 'page',
    everydayBrowser: 'impossible',
    handOver: null,
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
  const {
    closingTold: _closingTold,
    window: _window,
    hookCommand: _command,
    ...defaults
  } = DEFAULT_SETTINGS;
  return {
    preferences: { ...defaults, startAtLogin: false, ...preferences },
    hasTray: true,
    platform: 'linux',
    isWayland: false,
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
    silences: NO_SILENCES,
    renewals: [],
    hooks: NO_HOOKS,
    everydayBrowsers: NO_EVERYDAY_BROWSERS,
    updates: NO_UPDATES,
    demo: null,
    ...particulars,
  };
}
