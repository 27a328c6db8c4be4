import type { AccountStatus, OverallStatus, ProgramStatus } from '../model/program-status';
import { plainText } from '../util/plain-text';
import { accountName, statusLabel } from './account';
import { problemSentenceOf } from './api-problem';
import { quoted } from './quote';
import { demoTooltip } from './tray';

/** How to ask for the status on the command line, with what the exit code means. */
export const STATUS_USAGE = `Usage: bridgekeeper --status [--json | --waybar]

Prints how your accounts are, and ends with
  0  all is well
  1  an account needs you
  2  Beeper does not answer, or Bridgekeeper is not connected to it
  3  Bridgekeeper is not running
With --waybar it always ends with 0, as Waybar hides a module that does not.
`;

/** Said when the command line asks for something else besides. */
export function unknownStatusArgumentText(argument: string): string {
  return `Bridgekeeper does not know ${quoted(argument)} together with --status.\n\n${STATUS_USAGE}`;
}

export const TWO_STATUS_FORMS_TEXT = `Choose --json or --waybar, not both.\n\n${STATUS_USAGE}`;

/** Said when the file for other programs cannot be written. */
export function statusNotWrittenText(reason: string): string {
  return `Other programs cannot see how your accounts are, as status.json cannot be written: ${reason}`;
}

/** Said when Bridgekeeper runs and what it tells other programs cannot be had. */
export const STATUS_FILE_PROBLEM_TEXT = {
  missing: 'Bridgekeeper is just starting or about to end, and does not say how your accounts are.',
  unreadable:
    'Bridgekeeper is running, but its status.json cannot be read. It is written again when something changes.',
  newer:
    'The Bridgekeeper that is running is newer than this one, and its status.json cannot be read here.',
} as const;

const HEADLINES: Record<OverallStatus, string> = {
  'not-running': 'Bridgekeeper is not running',
  starting: 'Bridgekeeper is looking for Beeper Desktop',
  'not-connected': 'Bridgekeeper is not connected to Beeper',
  'beeper-unreachable': 'Beeper Desktop does not answer',
  'action-required': 'An account needs you',
  disconnected: 'An account is disconnected',
  ok: 'All accounts are well',
};

/** How everything stands, as a sentence without its full stop. */
export function statusHeadline(status: ProgramStatus): string {
  const sentence = headlineOf(status);
  return status.demo ? demoTooltip(sentence) : sentence;
}

function headlineOf({ overall, problem, counts }: ProgramStatus): string {
  switch (overall) {
    case 'not-connected':
    case 'beeper-unreachable':
      return withoutFullStop(problemSentenceOf(problem ?? '')) ?? HEADLINES[overall];
    case 'action-required':
    case 'disconnected':
      return counts.needUser > 1 ? `${counts.needUser} accounts need you` : HEADLINES[overall];
    case 'ok':
      return headlineWhereNobodyIsNeeded(counts);
    default:
      return HEADLINES[overall];
  }
}

function headlineWhereNobodyIsNeeded(counts: ProgramStatus['counts']): string {
  if (counts.total === 0) return 'Beeper has no accounts yet';
  if (counts.off === counts.total) return 'All accounts are turned off';
  return isAllWell(counts) ? HEADLINES.ok : 'No account needs you';
}

/** What is turned off is no worse than well; what may heal by itself is. */
function isAllWell({ total, connected, off }: ProgramStatus['counts']): boolean {
  return connected + off >= total;
}

function withoutFullStop(sentence: string | null): string | null {
  return sentence?.replace(/\.$/, '') ?? null;
}

/** The same for a bar, in two or three words. */
export function statusWords({ overall, counts }: ProgramStatus): string {
  switch (overall) {
    case 'not-running':
      return 'Not running';
    case 'starting':
      return 'Starting';
    case 'not-connected':
      return 'Not connected';
    case 'beeper-unreachable':
      return 'No Beeper';
    case 'action-required':
    case 'disconnected':
      return counts.needUser === 1 ? '1 needs you' : `${counts.needUser} need you`;
    case 'ok':
      return isAllWell(counts) ? 'All well' : 'None needs you';
  }
}

/** One account: "WhatsApp (Alice): Needs you to sign in again · Muted". */
export function accountStatusLine({ network, name, status, silenced }: AccountStatus): string {
  const label = status === '' ? statusLabel('unknown') : statusLabel(plainText(status));
  const line = `${accountName({ network, displayName: name })}: ${label}`;
  return silenced === null ? line : `${line} · ${SILENCED_WORDS[silenced]}`;
}

const SILENCED_WORDS = { muted: 'Muted', acknowledged: 'Put off until it is back' } as const;

/** That everything is paused; null while it is not. */
export function pausedLine({ silences }: ProgramStatus): string | null {
  if (silences.snooze !== null) return 'Notifications are paused';
  return silences.quietUntil === null ? null : 'Quiet hours';
}
