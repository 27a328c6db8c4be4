import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { figuresOf, type Figures } from './figures';

const FILE = fileURLToPath(new URL('../out/bench.json', import.meta.url));

/** How a figure is judged: by its ratio to a bare Electron's, by what it has on top of it, or by itself. */
export type Reach = { ratio: number } | { extra: number } | { atMost: number };

export interface Figure {
  name: string;
  unit: 'ms' | 'MB' | 'kB' | 's' | '/s' | '%';
  /** What stands for the series: its median, where nothing else is said. */
  of?: keyof Figures;
  ours: readonly number[];
  /** Of a bare Electron, in turn with ours. */
  bare?: readonly number[];
  /** Null: it is measured, and nothing is asked of it. */
  reach: Reach | null;
}

export interface Judged extends Omit<Figure, 'ours' | 'bare'> {
  value: number;
  least: number;
  most: number;
  bareValue: number | null;
  ratio: number | null;
  verdict: 'held' | 'short' | null;
}

/** What stands for each figure, and whether it reaches what is asked of it. */
export function judge({ name, unit, of = 'p50', ours, bare, reach }: Figure): Judged {
  const value = figuresOf(ours)[of];
  const bareValue = bare === undefined ? null : figuresOf(bare)[of];
  return {
    ...{ name, unit, of, reach, value, bareValue },
    least: Math.min(...ours),
    most: Math.max(...ours),
    ratio: bareValue === null || bareValue === 0 ? null : value / bareValue,
    verdict: reach === null ? null : isHeld(value, bareValue, reach) ? 'held' : 'short',
  };
}

function isHeld(value: number, bareValue: number | null, reach: Reach): boolean {
  if ('atMost' in reach) return value <= reach.atMost;
  if (bareValue === null) return false;
  return 'ratio' in reach ? value <= reach.ratio * bareValue : value <= bareValue + reach.extra;
}

/** Prints the figures as a table, and adds them to `out/bench.json`, in place of those of the same names. */
export async function report(figures: readonly Figure[]): Promise<void> {
  const judged = figures.map(judge);
  console.log(titles());
  judged.forEach((one) => console.log(lineOf(one)));
  const others = (await written()).filter((old) => !judged.some((one) => isSame(one, old)));
  await mkdir(fileURLToPath(new URL('../out', import.meta.url)), { recursive: true });
  await writeFile(FILE, `${JSON.stringify([...others, ...judged], null, 2)}\n`);
}

const isSame = (one: Judged, other: Judged) => one.name === other.name && one.of === other.of;

async function written(): Promise<Judged[]> {
  try {
    return JSON.parse(await readFile(FILE, 'utf8')) as Judged[];
  } catch {
    return [];
  }
}

const NAME_WIDTH = 68;

function titles(): string {
  const columns = ['value', 'least', 'most', 'bare', '÷ bare'].map((title) => title.padStart(9));
  return `${''.padEnd(NAME_WIDTH)}${columns.join('')}   reach`;
}

const SHORT: Readonly<Record<keyof Figures, string>> = { p50: '', p95: ' (p95)', max: ' (most)' };

function lineOf({ name, unit, of = 'p50', ratio, reach, verdict, ...numbers }: Judged) {
  const number = (value: number | null) => (value === null ? '' : value.toFixed(1)).padStart(9);
  const times = (ratio === null ? '' : `${ratio.toFixed(2)}×`).padStart(9);
  const { value, least, most, bareValue } = numbers;
  const columns = [value, least, most, bareValue].map(number).join('') + times;
  const title = `${name}, ${unit}${SHORT[of]}`.padEnd(NAME_WIDTH);
  return `${title}${columns}   ${reachText(reach, unit)} ${verdict ?? ''}`.trimEnd();
}

function reachText(reach: Reach | null, unit: string): string {
  if (reach === null) return '';
  if ('atMost' in reach) return `≤ ${reach.atMost} ${unit}`;
  return 'ratio' in reach ? `≤ ${reach.ratio}×` : `≤ bare + ${reach.extra} ${unit}`;
}
