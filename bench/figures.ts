/** What a series of times comes to, in milliseconds. */
export interface Figures {
  p50: number;
  p95: number;
  max: number;
}

/** The figures of a series by the nearest-rank method; it must not be empty. */
export function figuresOf(times: readonly number[]): Figures {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.ceil(share * sorted.length) - 1] ?? NaN;
  return { p50: at(0.5), p95: at(0.95), max: at(1) };
}

/** A series as a line; `base` is what the 50th and 95th percentile are compared with. */
export function lineOf(name: string, times: readonly number[], base: Figures): string {
  const { p50, p95, max } = figuresOf(times);
  const ms = (value: number) => value.toFixed(1).padStart(8);
  const ratio = (value: number) => `${value.toFixed(2)}×`.padStart(8);
  const figures = [p50, p95, max].map(ms).join('');
  const ratios = [p50 / base.p50, p95 / base.p95].map(ratio).join('');
  return `${name.padEnd(34)}${String(times.length).padStart(4)}${figures}${ratios}`;
}

export const HEADING = `${'ms'.padEnd(34)}${['n', 'p50', 'p95', 'max', '÷ p50', '÷ p95']
  .map((title, index) => title.padStart(index === 0 ? 4 : 8))
  .join('')}`;
