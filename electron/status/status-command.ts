import type { OverallStatus, ProgramStatus } from '../../shared/model/program-status';
import {
  accountStatusLine,
  pausedLine,
  statusHeadline,
  statusWords,
  STATUS_FILE_PROBLEM_TEXT,
  TWO_STATUS_FORMS_TEXT,
  unknownStatusArgumentText,
} from '../../shared/strings/status';
import { TRAY_MENU_TEXT } from '../../shared/strings/tray';
import { CHROMIUM_SWITCH } from '../platform/chromium-switch';
import type { Running } from './program-lock';
import { statusWithoutAccounts } from './program-status';
import type { ReadStatus } from './read-status';

/** How the status is printed. */
export type StatusForm = 'text' | 'json' | 'waybar';

export type StatusRequest =
  | { kind: 'print'; form: StatusForm }
  /** The command line asks for more than can be answered. */
  | { kind: 'refused'; sentence: string };

/** What the command answers. */
export interface StatusAnswer {
  output: string;
  /** For stderr. */
  complaint: string;
  exitCode: number;
}

/** A wrong command line, as in `sysexits.h`; other than every answer. */
const USAGE_EXIT_CODE = 64;

const EXIT_CODES: Record<OverallStatus, number> = {
  ok: 0,
  'action-required': 1,
  disconnected: 1,
  starting: 2,
  'not-connected': 2,
  'beeper-unreachable': 2,
  'not-running': 3,
};

const MAX_TOOLTIP_LINES = 20;

/**
 * Whether a command line asks for the status, and how to print it; null for any other start. What
 * follows `--status` must be known: a mistyped form must not print another.
 */
export function readStatusRequest(argv: readonly string[]): StatusRequest | null {
  const place = argv.findIndex((one) => one === '--status' || one.startsWith('--status='));
  if (place === -1) return null;
  const forms = { json: argv.includes('--json'), waybar: argv.includes('--waybar') };
  const unknown = argv
    .slice(place)
    .find((one) => !['--status', '--json', '--waybar'].includes(one) && !CHROMIUM_SWITCH.test(one));
  if (unknown !== undefined) {
    return { kind: 'refused', sentence: unknownStatusArgumentText(unknown) };
  }
  if (forms.json && forms.waybar) return { kind: 'refused', sentence: TWO_STATUS_FORMS_TEXT };
  return { kind: 'print', form: forms.json ? 'json' : forms.waybar ? 'waybar' : 'text' };
}

interface Facts {
  running: Running;
  file: ReadStatus;
  /** The version of this Bridgekeeper. */
  program: string;
  /** Ms since the epoch. */
  now: number;
}

export function answerStatusRequest(request: StatusRequest, facts: Facts): StatusAnswer {
  if (request.kind === 'refused') {
    return { output: '', complaint: request.sentence, exitCode: USAGE_EXIT_CODE };
  }
  const { status, complaint } = currentStatus(facts);
  const exitCode = EXIT_CODES[status.overall];
  switch (request.form) {
    case 'json':
      return { output: `${JSON.stringify(status)}\n`, complaint, exitCode };
    case 'waybar':
      // Waybar hides a module whose program ends otherwise, just when it has something to say.
      return { output: `${JSON.stringify(waybarModule(status))}\n`, complaint: '', exitCode: 0 };
    case 'text':
      return { output: `${textLines(status).join('\n')}\n`, complaint, exitCode };
  }
}

/** The status now: what the file says holds only as long as the program that wrote it. */
function currentStatus({ running, file, program, now }: Facts): {
  status: ProgramStatus;
  complaint: string;
} {
  if (!running.isRunning) {
    const ended = { program, running: false, pid: null, overall: 'not-running' } as const;
    return { status: statusWithoutAccounts(ended, now), complaint: '' };
  }
  const found = file.kind === 'read' && isOfAnother(file.status, running) ? MISSING : file;
  if (found.kind === 'read') return { status: found.status, complaint: '' };
  const unknown = { program, running: true, pid: running.pid, overall: 'starting' } as const;
  const complaint = `${STATUS_FILE_PROBLEM_TEXT[found.kind]}\n`;
  return { status: statusWithoutAccounts(unknown, now), complaint };
}

const MISSING: ReadStatus = { kind: 'missing' };

/** Whether an earlier run wrote it, so that the present one has not said anything yet. */
function isOfAnother(status: ProgramStatus, { pid }: Running): boolean {
  return !status.running || (pid !== null && status.pid !== null && status.pid !== pid);
}

function textLines(status: ProgramStatus): string[] {
  const paused = pausedLine(status);
  return [
    statusHeadline(status),
    ...status.accounts.filter(({ needsUser }) => needsUser).map(accountStatusLine),
    ...(paused === null ? [] : [paused]),
  ];
}

/** What Waybar reads of a custom module of `"return-type": "json"`. */
function waybarModule(status: ProgramStatus): Record<string, unknown> {
  const { overall, counts, demo } = status;
  const isPaused = pausedLine(status) !== null;
  return {
    text: statusWords(status),
    alt: overall,
    tooltip: tooltipLines(status).map(escapeMarkup).join('\n'),
    class: [overall, ...(isPaused ? ['paused'] : []), ...(demo ? ['demo'] : [])],
    /** How many of the accounts need nobody. */
    percentage:
      counts.total === 0
        ? 100
        : Math.round((100 * (counts.total - counts.needUser)) / counts.total),
  };
}

/** No taller than a screen. */
function tooltipLines(status: ProgramStatus): string[] {
  const lines = textLines(status);
  const unlisted = lines.length - MAX_TOOLTIP_LINES;
  if (unlisted <= 0) return lines;
  return [...lines.slice(0, MAX_TOOLTIP_LINES), TRAY_MENU_TEXT.more(unlisted)];
}

/** Waybar takes text for Pango's markup, in which a name such as "A & B" would be an error. */
function escapeMarkup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
