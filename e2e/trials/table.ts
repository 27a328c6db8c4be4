import { stripVTControlCharacters } from 'node:util';
import type { FullResult, Reporter, TestCase, TestResult } from '@playwright/test/reporter';
import { EXPECTED, ROW, SEEN } from './trial';

interface Row {
  /** Which kind of trial: the file's name. */
  group: string;
  name: string;
  expected: string;
  seen: string;
  held: boolean;
}

const HEADER = { name: 'name', expected: 'expected', seen: 'seen', held: 'held' };
const CELL_LENGTH = 56;

/** Prints each trial as a row, and closes with how many held. */
// eslint-disable-next-line no-restricted-exports -- Playwright takes a reporter as a file's default.
export default class Table implements Reporter {
  readonly #rows = new Map<string, Row>();
  #errors = 0;

  printsToStdio(): boolean {
    return true;
  }

  /** What a long trial says of its progress. */
  onStdOut(chunk: string | Buffer): void {
    process.stdout.write(chunk);
  }

  onError(): void {
    this.#errors += 1;
  }

  onTestEnd(test: TestCase, result: TestResult): void {
    if (result.status === 'skipped') return;
    const row = toRow(test, result);
    this.#rows.set(test.id, row);
    for (const { type, description = '' } of result.annotations) {
      if (type !== ROW) continue;
      const part = JSON.parse(description) as Pick<Row, 'name' | 'expected' | 'seen'>;
      const held = part.seen === part.expected;
      this.#rows.set(`${test.id} ${part.name}`, { ...part, group: row.group, held });
    }
    process.stdout.write(`${row.held ? '✓' : '✘'} ${row.name}\n`);
    if (row.held) return;
    for (const { message } of result.errors) process.stdout.write(`${message ?? ''}\n`);
  }

  async onEnd(): Promise<{ status: FullResult['status'] }> {
    const rows = [...this.#rows.values()];
    for (const group of new Set(rows.map((row) => row.group))) {
      process.stdout.write(`\n${group}\n`);
      print(HEADER);
      for (const row of rows.filter((each) => each.group === group)) {
        print({ ...row, held: row.held ? 'yes' : 'NO' });
      }
    }
    const held = rows.filter((row) => row.held).length;
    const broke = rows.length - held + this.#errors;
    process.stdout.write(`\n${held} held, ${broke} broke\n`);
    return { status: held > 0 && broke === 0 ? 'passed' : 'failed' };
  }
}

function toRow(test: TestCase, result: TestResult): Row {
  const said = (type: string) => result.annotations.find((each) => each.type === type)?.description;
  const seen = said(SEEN);
  return {
    group: test.parent.title.replace(/^.*\/|\.spec\.ts$/g, ''),
    name: test.title,
    expected: said(EXPECTED) ?? '',
    seen: result.status === 'passed' ? (seen ?? 'nothing') : (seen ?? firstLine(result)),
    // A trial that says nothing of what it saw has shown nothing.
    held: result.status === 'passed' && seen !== undefined,
  };
}

const firstLine = ({ errors, status }: TestResult) =>
  stripVTControlCharacters(errors[0]?.message ?? status).split('\n', 1)[0] ?? '';

function print({ name, expected, seen, held }: typeof HEADER): void {
  const cells = [name, expected, seen].map((text) => fit(text));
  process.stdout.write(`${cells.join('  ')}  ${held}\n`);
}

const fit = (text: string) =>
  text.length > CELL_LENGTH ? `${text.slice(0, CELL_LENGTH - 1)}…` : text.padEnd(CELL_LENGTH);
