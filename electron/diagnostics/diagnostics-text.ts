import type { ConnectionState, ActiveConnection } from '../../shared/model/connection';
import type { About } from '../../shared/model/about';
import type { CheckLine } from '../../shared/model/check-up';
import { DIAGNOSTICS_REPORT_TEXT as TEXT, forHowLong } from '../../shared/strings/about';
import { CHECK_UP_TEXT, checkText } from '../../shared/strings/doctor';
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
const MAX_LOG_LINES = 200;

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
  /** What the latest check-up found; null when there was none. */
  checkUp: readonly CheckLine[] | null;
  /** The log's lines, oldest first; the last 200 are taken. */
  logTail: readonly string[];
  /** Ms since the epoch. */
  now: number;
  /** Whether display names, IDs, Beeper's own words and address, and the log may be in it. */
  names: boolean;
}

/**
 * What helps to find a mistake, as plain text that the user can read before passing it on. Without
 * `names` it holds nothing that somebody may have named: a bridge appears by its type alone, as the
 * ID and the network's name of a self-hosted one can be anything.
 */
export function diagnosticsText(facts: DiagnosticFacts): string {
  const sections = [
    programSection(facts),
    section(TEXT.settings, settingLines(facts.settings.preferences)),
    section(TEXT.connection, connectionLines(facts)),
    section(TEXT.beeper, beeperLines(facts)),
    section(
      TEXT.accounts,
      facts.snapshot.accounts.flatMap((account) => accountLines(account, facts)),
    ),
    ...(facts.checkUp === null ? [] : [checkUpSection(facts.checkUp)]),
    ...(facts.names ? [section(TEXT.log, facts.logTail.slice(-MAX_LOG_LINES))] : []),
  ];
  return `${sections.join('\n\n')}\n`;
}

function section(heading: string, lines: readonly string[]): string {
  const body = lines.length === 0 ? [TEXT.none] : lines;
  return [heading, ...body.map((line) => `  ${line}`)].join('\n');
}

function programSection({ versions, desktop, sessionType, settings }: DiagnosticFacts): string {
  return section(TEXT.title, [
    ...versions.map(({ name, version }) => `${name} ${version}`),
    fact(TEXT.desktop, plainText(desktop) || TEXT.notReported),
    fact(TEXT.session, plainText(sessionType) || TEXT.notReported),
    fact(TEXT.tray, yesNo(settings.hasTray)),
  ]);
}

function checkUpSection(lines: readonly CheckLine[]): string {
  return section(
    CHECK_UP_TEXT.heading,
    lines.flatMap((line) => [checkText(line), ...(line.details ?? []).map((one) => `  ${one}`)]),
  );
}

function settingLines(preferences: Preferences): string[] {
  const defaults: Preferences = { ...DEFAULT_SETTINGS, startAtLogin: false };
  return (Object.keys(preferences) as PreferenceKey[])
    .map((key) => [key, JSON.stringify(preferences[key]), JSON.stringify(defaults[key])] as const)
    .filter(([, value, byDefault]) => value !== byDefault)
    .map(([key, value]) => fact(key, value));
}

function connectionLines({ connection, names }: DiagnosticFacts): string[] {
  const { active, tokenStore, problem } = connection;
  return [
    fact(TEXT.kind, active.kind),
    ...(active.kind === 'beeper' ? tokenLines(active, names) : []),
    ...(tokenStore === null ? [] : [fact(TEXT.tokenStoreProblem, tokenStore)]),
    ...(problem === null ? [] : [fact(TEXT.problem, withDetail(problem, names))]),
  ];
}

function tokenLines(
  connection: Extract<ActiveConnection, { kind: 'beeper' }>,
  names: boolean,
): string[] {
  const mayShow = names || isLoopbackURL(connection.baseURL);
  return [
    fact(TEXT.address, mayShow ? connection.baseURL : TEXT.elsewhere),
    fact(TEXT.tokenStorage, connection.tokenStorage),
    fact(TEXT.scopes, plainText(connection.scopes?.join(' ') ?? '') || TEXT.notReported),
    fact(TEXT.canWrite, yesNo(connection.canWrite)),
    fact(TEXT.expires, yesNo(connection.expiresAt !== null)),
  ];
}

function beeperLines({ snapshot, now, names }: DiagnosticFacts): string[] {
  const { connectivity, lastCheckedAt, missedPolls, desktopVersion } = snapshot;
  const problem =
    connectivity.problem === null ? '' : `: ${withDetail(connectivity.problem, names)}`;
  const age = forHowLong(duration(now - connectivity.since), true);
  return [
    fact(TEXT.version, plainText(desktopVersion ?? '') || TEXT.notReported),
    fact(TEXT.reach, `${connectivity.state} ${age}${problem}`),
    fact(TEXT.answered, lastCheckedAt === null ? TEXT.never : ago(now - lastCheckedAt)),
    fact(TEXT.missed, String(missedPolls)),
  ];
}

function accountLines(account: AccountState, { now, names }: DiagnosticFacts): string[] {
  const { bridgeType, provider, status, since, sinceExact } = account;
  const parts = [
    plainText(bridgeType ?? '') || TEXT.notReported,
    plainText(provider ?? '') || TEXT.notReported,
    `${plainText(status)} ${forHowLong(duration(now - since), sinceExact)}`,
  ];
  return names ? [parts.join(', '), ...nameLines(account)] : [parts.join(', ')];
}

function nameLines(account: AccountState): string[] {
  const { network, displayName, accountID, bridgeID, loginID, statusText } = account;
  const names = { network, owner: displayName, accountID, bridgeID, loginID, statusText };
  return Object.entries(names)
    .filter((entry): entry is [string, string] => entry[1] !== null)
    .map(([key, value]) => `  ${fact(key, plainText(value))}`);
}

/** A problem's detail is left out without `names`: Beeper's own words can name people and places. */
function withDetail(problem: { kind: string; detail: string | null }, names: boolean): string {
  const detail = names ? plainText(problem.detail ?? '') : '';
  return detail === '' ? problem.kind : `${problem.kind} (${detail})`;
}

function fact(label: string, value: string): string {
  return `${label}: ${value}`;
}

function yesNo(value: boolean): string {
  return value ? TEXT.yes : TEXT.no;
}
