// The sizes of the built program, and of what is loaded before the icon is in the tray. The budgets are
// those that `npm run check` holds.
import { readFileSync } from 'node:fs';
import { BUDGETS, sizesOf } from '../scripts/lib/sizes.mjs';
import { report, type Figure } from './verdicts';

const KB = 1_000;

const out = (file: string) => readFileSync(new URL(`../out/${file}`, import.meta.url));
await report(
  sizesOf(out).flatMap(({ name, bytes, gzipBytes }): Figure[] => {
    const budget = BUDGETS[name] ?? {};
    const figure = (title: string, size: number, most: number | undefined): Figure => ({
      name: title,
      unit: 'kB',
      ours: [size / KB],
      reach: most === undefined ? null : { atMost: most / KB },
    });
    return [
      figure(name, bytes, budget.bytes),
      figure(`${name}, gzip`, gzipBytes, budget.gzipBytes),
    ];
  }),
);
