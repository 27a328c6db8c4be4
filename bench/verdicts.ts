import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { figuresOf } from './figures';

const FILE = fileURLToPath(new URL('../out/bench.json', import.meta.url));

/** How a figure is judged: by its ratio to a bare Electron's, by what it has on top of it, or by itself. */
export type Reach = { ratio: number } | { extra: number } | { atMost: number };

export interface Figure {
  name: string;
  unit: 'ms' | 'MB' | 's' | '/s';
  ours: readonly number[];
  /** Of a bare Electron, in turn with ours. */
  bare?: readonly number[];
  /** Null: it is measured, and nothing is asked of it. */
  reach: Reach | null;
}

export interface Judged extends Omit<Figure, 'ours' | 'bare'> {
  median: number;
  least: number;
  most: number;
  bareMedian: number | null;
  ratio: number | null;
  verdict: 'held' | 'short' | null;
}

/** The median of each figure, and whether it reaches what is asked of it. */
export function judge({ name, unit, ours, bare, reach }: Figure): Judged {
  const median = figuresOf(ours).p50;
  const bareMedian = bare === undefined ? null : figuresOf(bare).p50;
  return {
    name,
    unit,
    reach,
    median,
    least: Math.min(...ours),
    most: Math.max(...ours),
    bareMedian,
    ratio: bareMedian === null || bareMedian === 0 ? null : median / bareMedian,
    verdict: reach === null ? null : isHeld(median, bareMedian, reach) ? 'held' : 'short',
  };
}

function isHeld(median: number, bareMedian: number | null, reach: Reach): boolean {
  if ('atMost' in reach) return median <= reach.atMost;
  if (bareMedian === null) return false;
  return 'ratio' in reach ? median <= reach.ratio * bareMedian : median <= bareMedian + reach.extra;
}

/** Prints the figures as a table, and adds them to `out/bench.json`, in place of those of their names. */
export async function report(figures: readonly Figure[]): Promise<void> {
  const judged = figures.map(judge);
  console.log(titles());
  judged.forEach((one) => console.log(lineOf(one)));
  const others = (await written()).filter(({ name }) => !judged.some((one) => one.name === name));
  await mkdir(fileURLToPath(new URL('../out', import.meta.url)), { recursive: true });
  await writeFile(FILE, `${JSON.stringify([...others, ...judged], null, 2)}\n`);
}

async function written(): Promise<Judged[]> {
  try {
    return JSON.parse(await readFile(FILE, 'utf8')) as Judged[];
  } catch {
    return [];
  }
}

const NAME_WIDTH = 44;

function titles(): string {
  const columns = ['median', 'least', 'most', 'bare', '÷ bare'].map((title) => title.padStart(9));
  return `${''.padEnd(NAME_WIDTH)}${columns.join('')}   reach`;
}

function lineOf({ name, unit, median, least, most, bareMedian, ratio, reach, verdict }: Judged) {
  const number = (value: number | null) => (value === null ? '' : value.toFixed(1)).padStart(9);
  const times = (ratio === null ? '' : `${ratio.toFixed(2)}×`).padStart(9);
  const columns = [median, least, most, bareMedian].map(number).join('') + times;
  return `${`${name}, ${unit}`.padEnd(NAME_WIDTH)}${columns}   ${reachText(reach, unit)} ${verdict ?? ''}`.trimEnd();
}

function reachText(reach: Reach | null, unit: string): string {
  if (reach === null) return '';
  if ('atMost' in reach) return `≤ ${reach.atMost} ${unit}`;
  return 'ratio' in reach ? `≤ ${reach.ratio}×` : `≤ bare + ${reach.extra} ${unit}`;
}
