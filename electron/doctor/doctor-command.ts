import { countToMend, type CheckState } from '../../shared/model/check-up';
import {
  CHECK_NAMES,
  CHECK_STATE_WORDS,
  CHECK_UP_TEXT,
  checkUpTitle,
  thingsToMendText,
  unknownDoctorArgumentText,
} from '../../shared/strings/doctor';
import { CHROMIUM_SWITCH } from '../platform/chromium-switch';
import type { Examination } from './examine';

export type DoctorRequest =
  | { kind: 'examine'; isJSON: boolean; isThorough: boolean }
  /** The command line asks for more than can be answered. */
  | { kind: 'refused'; sentence: string };

export const EXIT_CODES = { fine: 0, toMend: 1, usage: 2 } as const;

/** The form of `--json`. */
const VERSION = 1;

/**
 * What a command line with `--doctor` asks for. What follows must be known: a mistyped word must not
 * have anything else done.
 */
export function readDoctorRequest(argv: readonly string[]): DoctorRequest {
  const known = ['--doctor', '--json', '--compare'];
  const unknown = argv
    .slice(argv.findIndex((one) => one.startsWith('--doctor')))
    .find((one) => !known.includes(one) && !CHROMIUM_SWITCH.test(one));
  if (unknown !== undefined) {
    return { kind: 'refused', sentence: unknownDoctorArgumentText(unknown) };
  }
  const [isJSON, isThorough] = ['--json', '--compare'].map((one) => argv.includes(one));
  return { kind: 'examine', isJSON: isJSON === true, isThorough: isThorough === true };
}

export function doctorExitCode({ lines }: Pick<Examination, 'lines'>): number {
  return countToMend(lines) === 0 ? EXIT_CODES.fine : EXIT_CODES.toMend;
}

/** The answer for other programs. @param program its version */
export function doctorJSON({ lines, comparison }: Examination, program: string): string {
  const toMend = countToMend(lines);
  const answer = { version: VERSION, program, toMend, lines, ...(comparison && { comparison }) };
  return `${JSON.stringify(answer, null, 2)}\n`;
}

const SIGNS: Record<CheckState, string> = { ok: '✓', mend: '✗', note: '·', unknown: '?' };

const WIDTH = 88;
const GAP = 2;

/** The page for people: a sign, a word, a name, and what was found, in aligned columns. */
export function doctorPage({ lines, comparison }: Examination, program: string): string {
  const ids = lines.map(({ id }) => CHECK_NAMES[id]);
  const columns = [widest(Object.values(CHECK_STATE_WORDS)), widest(ids)];
  const indent = columns.reduce((sum, width) => sum + width + GAP, GAP);
  const rows = lines.flatMap(({ id, state, what, how, details = [] }) => {
    const head = [CHECK_STATE_WORDS[state], CHECK_NAMES[id]]
      .map((word, index) => word.padEnd((columns[index] ?? 0) + GAP))
      .join('');
    const told = [what, ...(how === null ? [] : [`→ ${how}`]), ...details.map((one) => `- ${one}`)];
    const body = told.flatMap((text) => wrapped(text, WIDTH - indent));
    return body.map((text, index) =>
      index === 0 ? `${SIGNS[state]} ${head}${text}` : ' '.repeat(indent) + text,
    );
  });
  return [
    checkUpTitle(program),
    '',
    ...rows,
    '',
    thingsToMendText(countToMend(lines)),
    ...(comparison === null ? [] : ['', CHECK_UP_TEXT.compared, ...comparison]),
    '',
  ].join('\n');
}

function widest(words: readonly string[]): number {
  return Math.max(0, ...words.map(({ length }) => length));
}

/** Lines of at most so many characters, where the words allow it; those after the first are set in. */
function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width) {
      lines[lines.length - 1] = `${last} ${word}`;
    } else lines.push(last === undefined ? word : `  ${word}`);
  }
  return lines;
}
