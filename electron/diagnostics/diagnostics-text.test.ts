import { describe, expect, it } from 'vitest';
import type { ConnectionState, ActiveConnection } from '../../shared/model/connection';
import { DEFAULT_SETTINGS, type SettingsState } from '../../shared/model/settings';
import { account, goodSnapshot } from '../testing/fixtures';
import { diagnosticsText, type DiagnosticFacts } from './diagnostics-text';

const MINUTE_MS = 60_000;
const NOW = 100 * MINUTE_MS;

const beeper = (
  over: Partial<Extract<ActiveConnection, { kind: 'beeper' }>> = {},
): ActiveConnection => ({
  kind: 'beeper',
  baseURL: 'http://127.0.0.1:23373',
  tokenStorage: 'keyring',
  scopes: ['read', 'write'],
  canWrite: true,
  expiresAt: null,
  ...over,
});

const connection = (over: Partial<ConnectionState> = {}): ConnectionState => ({
  active: beeper(),
  discovery: { hasSearched: true, found: [], address: null },
  progress: { stage: 'idle' },
  problem: null,
  tokenStore: null,
  addressFromEnvironment: false,
  demoOnly: false,
  ...over,
});

const {
  closingTold: _closingTold,
  window: _window,
  hookCommand: _command,
  ...defaults
} = DEFAULT_SETTINGS;

const settings = (over: Partial<SettingsState['preferences']> = {}): SettingsState => ({
  preferences: {
    ...defaults,
    startAtLogin: false,
    ...over,
  },
  hasTray: true,
  platform: 'linux',
  isWayland: false,
});

/** An account of a self-hosted bridge, with names wherever there can be one. */
const selfHosted = account({
  accountID: 'SECRET-account',
  bridgeID: 'SECRET-bridge',
  bridgeType: 'telegram',
  provider: 'self-hosted',
  loginID: 'SECRET-login',
  network: 'SECRET network',
  displayName: 'SECRET owner',
  status: 'reconnect_required',
  statusText: 'SECRET words',
  since: NOW - 3 * MINUTE_MS,
});

const facts = (over: Partial<DiagnosticFacts> = {}): DiagnosticFacts => ({
  versions: [
    { name: 'Bridgekeeper', version: '0.1.0' },
    { name: 'Linux', version: '6.1.0 (x64)' },
  ],
  desktop: 'XFCE',
  sessionType: 'x11',
  snapshot: { ...goodSnapshot([selfHosted], NOW - 12_000), desktopVersion: '4.2.801' },
  connection: connection(),
  settings: settings(),
  checkUp: null,
  logTail: ['SECRET log line'],
  now: NOW,
  names: false,
  ...over,
});

describe('diagnosticsText', () => {
  it('has a section for each subject', () => {
    expect(diagnosticsText(facts())).toBe(
      [
        'Bridgekeeper diagnostics',
        '  Bridgekeeper 0.1.0',
        '  Linux 6.1.0 (x64)',
        '  Desktop: XFCE',
        '  Session: x11',
        '  Tray: yes',
        '',
        'Settings that differ from the defaults',
        '  none',
        '',
        'Connection',
        '  Watches: beeper',
        '  Address: http://127.0.0.1:23373',
        '  Token kept: keyring',
        '  Token allows: read write',
        '  Can sign in: yes',
        '  Token runs out: no',
        '',
        'Beeper',
        '  Version: 4.2.801',
        '  Reached: ok for a moment',
        '  Last answer: a moment ago',
        '  Missed polls: 0',
        '',
        'Accounts',
        '  telegram, self-hosted, reconnect_required for 3 minutes',
        '',
      ].join('\n'),
    );
  });

  it('lists the settings that were changed', () => {
    const notifications = { ...DEFAULT_SETTINGS.notifications, recovered: false };
    const changed = settings({ pollSeconds: 60, startAtLogin: true, notifications });
    const text = diagnosticsText(facts({ settings: changed }));
    expect(text).toContain('  pollSeconds: 60\n');
    expect(text).toContain('  startAtLogin: true\n');
    expect(text).toContain('"recovered":false');
    expect(text).not.toContain('theme');
  });

  it('names what keeps Bridgekeeper from Beeper', () => {
    const text = diagnosticsText(
      facts({
        connection: connection({
          active: { kind: 'none' },
          tokenStore: 'locked',
          problem: { kind: 'denied', detail: 'SECRET' },
        }),
        snapshot: {
          ...goodSnapshot([], NOW),
          connectivity: {
            state: 'unreachable',
            problem: { kind: 'timeout', detail: 'SECRET' },
            since: NOW - 5 * MINUTE_MS,
          },
          lastCheckedAt: null,
          missedPolls: 4,
        },
      }),
    );
    expect(text).toContain('Watches: none\n  Kept token: locked\n');
    expect(text).toContain('Last problem connecting: denied\n');
    expect(text).toContain('Version: not said\n  Reached: unreachable for 5 minutes: timeout\n');
    expect(text).toContain('Last answer: never\n  Missed polls: 4\n');
    expect(text).toContain('Accounts\n  none\n');
    expect(text).not.toContain('SECRET');
  });

  it('marks a status whose age is not known exactly', () => {
    const old = account({ since: NOW - MINUTE_MS, sinceExact: false, bridgeType: null });
    expect(diagnosticsText(facts({ snapshot: goodSnapshot([old], NOW) }))).toContain(
      'not said, local, connected for 1 minute or longer\n',
    );
  });
});

describe('names in the diagnostics', () => {
  it('are left out, wherever they stand', () => {
    const remote = beeper({ baseURL: 'https://SECRET.example.com', expiresAt: NOW });
    const text = diagnosticsText(facts({ connection: connection({ active: remote }) }));
    expect(text).not.toMatch(/secret/i);
    expect(text).toContain('Address: on another computer\n');
    expect(text).toContain('Token runs out: yes\n');
  });

  it('are there on request', () => {
    const text = diagnosticsText(
      facts({
        names: true,
        connection: connection({
          active: beeper({ baseURL: 'https://beeper.example.com' }),
          problem: { kind: 'refused', detail: 'try later' },
        }),
      }),
    );
    expect(text).toContain('Address: https://beeper.example.com\n');
    expect(text).toContain('Last problem connecting: refused (try later)\n');
    expect(text).toContain('    network: SECRET network\n    owner: SECRET owner\n');
    expect(text).toContain('    accountID: SECRET-account\n    bridgeID: SECRET-bridge\n');
    expect(text).toContain('    loginID: SECRET-login\n    statusText: SECRET words\n');
    expect(text).toMatch(/End of the log\n {2}SECRET log line\n$/);
  });

  it('add the last 200 lines of the log', () => {
    const logTail = Array.from({ length: 250 }, (_, index) => `line ${index + 1}`);
    const text = diagnosticsText(facts({ names: true, logTail }));
    expect(text).not.toContain('  line 50\n');
    expect(text).toContain('End of the log\n  line 51\n');
    expect(text).toMatch(/ {2}line 250\n$/);
  });

  it('cannot forge a line of the text', () => {
    const displayName = 'Bob\nToken: none\u202e';
    const snapshot = goodSnapshot([{ ...selfHosted, displayName }], NOW);
    expect(diagnosticsText(facts({ names: true, snapshot }))).toContain('owner: Bob Token: none\n');
  });
});
