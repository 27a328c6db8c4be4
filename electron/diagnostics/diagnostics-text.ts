import type { ConnectionState, ActiveConnection } from '../../shared/model/connection';
import type { About } from '../../shared/model/about';
import { DIAGNOSTICS_REPORT_TEXT as WORDS, forHowLong } from '../../shared/strings/about';
import { ago, duration } from '../../shared/strings/time';
import {
  DEFAULT_SETTINGS,
  type PreferenceKey,
  type Preferences,
  type SettingsState,
} from '../../shared/model/settings';
import type { AccountState, Snapshot } from '../../shared/model/snapshot';
import { isLoopbackURL } from '../../shared/util/loopback';
import { plainText } from '../../shared/util/plain-text';

/** More would bury what matters. */
const LOG_LINES = 200;

/** All that the diagnostics are made from. No token, and nothing a login captured. */
export interface DiagnosticFacts {
  versions: About['versions'];
  /** From `XDG_CURRENT_DESKTOP`, e.g. "ubuntu:GNOME"; empty where there is none. */
  desktop: string;
  /** From `XDG_SESSION_TYPE`, e.g. "wayland"; empty where there is none. */
  sessionType: string;
  snapshot: Snapshot;
  connection: ConnectionState;
  settings: SettingsState;
  /** The log's lines, oldest first; the last 200 are taken. */
  logTail: readonly string[];
  /** Ms since the epoch. */
  now: number;
  /** Whether whose accounts they are, their IDs, Beeper's words and address, and the log may be in it. */
  names: boolean;
}

/**
 * What helps to find a mistake, as plain text that a person can read before passing it on. Without
 * `names` it holds nothing that a person may have named: a bridge is told by its type alone, as the
 * ID and the network's name of one that somebody runs at home can be anything.
 */
export function diagnosticsText(facts: DiagnosticFacts): string {
  const sections = [
    programSection(facts),
    section(WORDS.settings, settingLines(facts.settings.preferences)),
    section(WORDS.connection, connectionLines(facts)),
    section(WORDS.beeper, beeperLines(facts)),
    section(
      WORDS.accounts,
      facts.snapshot.accounts.flatMap((one) => accountLines(one, facts)),
    ),
    ...(facts.names ? [section(WORDS.log, facts.logTail.slice(-LOG_LINES))] : []),
  ];
  return `${sections.join('\n\n')}\n`;
}

function section(heading: string, lines: readonly string[]): string {
  const body = lines.length === 0 ? [WORDS.none] : lines;
  return [heading, ...body.map((line) => `  ${line}`)].join('\n');
}

function programSection({ versions, desktop, sessionType, settings }: DiagnosticFacts): string {
  return section(WORDS.title, [
    ...versions.map(({ name, version }) => `${name} ${version}`),
    fact(WORDS.desktop, plainText(desktop) || WORDS.notSaid),
    fact(WORDS.session, plainText(sessionType) || WORDS.notSaid),
    fact(WORDS.tray, yesNo(settings.hasTray)),
  ]);
}

function settingLines(preferences: Preferences): string[] {
  const defaults: Preferences = { ...DEFAULT_SETTINGS, startAtLogin: false };
  return (Object.keys(preferences) as PreferenceKey[])
    .map((key) => [key, JSON.stringify(preferences[key]), JSON.stringify(defaults[key])] as const)
    .filter(([, chosen, byDefault]) => chosen !== byDefault)
    .map(([key, chosen]) => fact(key, chosen));
}

function connectionLines({ connection, names }: DiagnosticFacts): string[] {
  const { active, tokenStore, problem } = connection;
  return [
    fact(WORDS.kind, active.kind),
    ...(active.kind === 'beeper' ? tokenLines(active, names) : []),
    ...(tokenStore === null ? [] : [fact(WORDS.vault, tokenStore)]),
    ...(problem === null ? [] : [fact(WORDS.problem, withDetail(problem, names))]),
  ];
}

function tokenLines(
  current: Extract<ActiveConnection, { kind: 'beeper' }>,
  names: boolean,
): string[] {
  const mayShow = names || isLoopbackURL(current.baseURL);
  return [
    fact(WORDS.address, mayShow ? current.baseURL : WORDS.elsewhere),
    fact(WORDS.keeping, current.tokenStorage),
    fact(WORDS.scopes, plainText(current.scopes?.join(' ') ?? '') || WORDS.notSaid),
    fact(WORDS.canWrite, yesNo(current.canWrite)),
    fact(WORDS.expires, yesNo(current.expiresAt !== null)),
  ];
}

function beeperLines({ snapshot, now, names }: DiagnosticFacts): string[] {
  const { connectivity, lastCheckedAt, missedPolls, desktopVersion } = snapshot;
  const problem =
    connectivity.problem === null ? '' : `: ${withDetail(connectivity.problem, names)}`;
  const lasting = forHowLong(duration(now - connectivity.since), true);
  return [
    fact(WORDS.version, plainText(desktopVersion ?? '') || WORDS.notSaid),
    fact(WORDS.reach, `${connectivity.state} ${lasting}${problem}`),
    fact(WORDS.answered, lastCheckedAt === null ? WORDS.never : ago(now - lastCheckedAt)),
    fact(WORDS.missed, String(missedPolls)),
  ];
}

function accountLines(account: AccountState, { now, names }: DiagnosticFacts): string[] {
  const { bridgeType, provider, status, since, sinceExact } = account;
  const parts = [
    plainText(bridgeType ?? '') || WORDS.notSaid,
    plainText(provider ?? '') || WORDS.notSaid,
    `${plainText(status)} ${forHowLong(duration(now - since), sinceExact)}`,
  ];
  return names ? [parts.join(', '), ...nameLines(account)] : [parts.join(', ')];
}

function nameLines(account: AccountState): string[] {
  const { network, displayName, accountID, bridgeID, loginID, statusText } = account;
  const told = { network, owner: displayName, accountID, bridgeID, loginID, statusText };
  return Object.entries(told)
    .filter((entry): entry is [string, string] => entry[1] !== null)
    .map(([key, value]) => `  ${fact(key, plainText(value))}`);
}

/** What Beeper said about a problem can name people and places. */
function withDetail(problem: { kind: string; detail: string | null }, names: boolean): string {
  const detail = names ? plainText(problem.detail ?? '') : '';
  return detail === '' ? problem.kind : `${problem.kind} (${detail})`;
}

function fact(label: string, value: string): string {
  return `${label}: ${value}`;
}

function yesNo(is: boolean): string {
  return is ? WORDS.yes : WORDS.no;
}
