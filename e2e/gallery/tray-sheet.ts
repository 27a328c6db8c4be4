import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { COUNTS } from '../../scripts/icons/figures';
import { RESOURCES, TRAY_STATES, TRAY_STYLES } from '../../scripts/icons/catalogue';
import { drawSheet, FOLDER } from './pictures';

/** How large bars show an icon, in pixels. */
const SIZES_PX = [16, 22, 32];
const BARS = [
  { name: 'light bar', fill: '#ebebed' },
  { name: 'dark bar', fill: '#1f2024' },
];

const NAME_WIDTH = 190;
const CELL = 44;
const HEADER = 40;
/** Seen from near, so that each pixel can be judged. */
const SCALE = 2;

/**
 * Writes `tray.png`: each icon that ships for Linux, in each style and size, on both bars. The bar
 * scales down what it is given, and so does the sheet.
 */
export async function writeTraySheet(): Promise<void> {
  const icons = [...TRAY_STATES, ...COUNTS.map((count) => `action-required-${count}`)];
  const columns = BARS.flatMap((bar) =>
    TRAY_STYLES.flatMap((style) => SIZES_PX.map((size) => ({ bar, style, size }))),
  );
  const bars = columns.map(
    ({ bar }, column) =>
      `<rect x="${NAME_WIDTH + column * CELL}" y="${HEADER}" width="${CELL}" height="${icons.length * CELL}" fill="${bar.fill}"/>`,
  );
  const titles = columns.map(({ bar, style, size }, column) => {
    const x = NAME_WIDTH + column * CELL + 2;
    const isFirst = size === SIZES_PX[0];
    const title = isFirst
      ? `<text x="${x}" y="14" font-size="10">${style}, ${bar.name}</text>`
      : '';
    return `${title}<text x="${x}" y="32" font-size="10">${size} px</text>`;
  });
  const rows = await Promise.all(
    icons.map(async (icon, row) => {
      const y = HEADER + row * CELL;
      const cells = await Promise.all(
        columns.map(async ({ style, size }, column) => {
          const file = await readFile(join(RESOURCES, 'tray', 'linux', `${icon}-${style}.png`));
          const x = NAME_WIDTH + column * CELL + (CELL - size) / 2;
          const place = `x="${x}" y="${y + (CELL - size) / 2}" width="${size}" height="${size}"`;
          return `<image ${place} href="data:image/png;base64,${file.toString('base64')}"/>`;
        }),
      );
      return `<text x="8" y="${y + 26}" font-size="12">${icon}</text>${cells.join('')}`;
    }),
  );
  const width = NAME_WIDTH + columns.length * CELL;
  const height = HEADER + icons.length * CELL;
  const drawn = `<g transform="scale(${SCALE})">${[...bars, ...titles, ...rows].join('')}</g>`;
  await writeFile(join(FOLDER, 'tray.png'), drawSheet(width * SCALE, height * SCALE, [drawn]));
}
