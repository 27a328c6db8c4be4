import { appendFileSync, readFileSync } from 'node:fs';
import { print } from '../../scripts/lib/steps.mjs';

/** One thing that was done to a package, what was expected of it, and what was seen. */
export interface Row {
  readonly name: string;
  readonly expected: string;
  readonly seen: string;
}

/** Sees one thing; what it throws is what was seen. */
export type Try = (name: string, expected: string, see: () => Promise<string>) => Promise<void>;

const CELL_LENGTH = 62;

const held = ({ expected, seen }: Row) => expected === seen;

/** Rows in a file, as some are of another user's process. */
export function rowsIn(file: string): { attempt: Try; all(): readonly Row[] } {
  return {
    async attempt(name, expected, see) {
      const seen = await see().catch((error: unknown) => String(error));
      const row: Row = { name, expected, seen };
      appendFileSync(file, `${JSON.stringify(row)}\n`);
      print(`${held(row) ? '✓' : '✘'} ${name}${held(row) ? '' : `\n  ${seen}`}`);
    },
    all: () =>
      readFileSync(file, 'utf8')
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line) as Row),
  };
}

/**
 * Prints all rows, and how many held.
 * @returns whether there are some and all held
 */
export function printRows(rows: readonly Row[]): boolean {
  print('');
  printLine(['name', 'expected', 'seen'], 'held');
  for (const row of rows) {
    printLine([row.name, row.expected, row.seen], held(row) ? 'yes' : 'NO');
  }
  const good = rows.filter(held).length;
  print(`\n${good} held, ${rows.length - good} broke`);
  return good > 0 && good === rows.length;
}

function printLine(cells: readonly string[], last: string): void {
  print(`${cells.map(fit).join('  ')}  ${last}`);
}

function fit(text: string): string {
  const line = text.split('\n', 1)[0] ?? '';
  return line.length > CELL_LENGTH
    ? `${line.slice(0, CELL_LENGTH - 1)}…`
    : line.padEnd(CELL_LENGTH);
}
