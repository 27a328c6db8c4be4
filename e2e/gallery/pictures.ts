import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Resvg } from '@resvg/resvg-js';
import { screenshot } from '../desktop/display';
import { sleep } from '../desktop/wait';
import type { Scene, State } from './scene';

/** Until a site's page has the place and size that the window gives it, and is drawn there. */
const DRAWN_MS = 350;

/** Where the pictures lie. */
export const FOLDER = fileURLToPath(new URL('../../out/gallery', import.meta.url));

/** Thumbnails on the contact sheet, in pixels. */
const THUMBNAIL_WIDTH = 300;
const THUMBNAIL_HEIGHT = 300;
const CAPTION_HEIGHT = 18;
const GAP = 12;

/** Takes a picture of what the window shows: of the screen, where a site's page lies over it. */
export async function takePicture(
  { showsSite }: State,
  { page, program, display }: Scene,
  file: string,
): Promise<void> {
  if (!showsSite) {
    await page.screenshot({ path: file });
    return;
  }
  await sleep(DRAWN_MS);
  const area = await program.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.getContentBounds(),
  );
  await screenshot(display, file, area);
}

/** A row of the contact sheet: one state in each of its looks. */
export interface Row {
  readonly name: string;
  /** The names of its files, in the order of the columns. */
  readonly files: readonly string[];
}

/** Writes `contact-sheet.png` and `index.html`: all pictures, a state in each row. */
export async function writeContactSheet(
  rows: readonly Row[],
  read: (file: string) => Promise<Buffer>,
): Promise<void> {
  const columns = Math.max(1, ...rows.map(({ files }) => files.length));
  const cellWidth = THUMBNAIL_WIDTH + GAP;
  const cellHeight = THUMBNAIL_HEIGHT + CAPTION_HEIGHT + GAP;
  const cells = rows.flatMap(({ files }, row) =>
    files.map((file, column) => ({ file, x: GAP + column * cellWidth, y: GAP + row * cellHeight })),
  );
  const drawn = await Promise.all(
    cells.map(async ({ file, x, y }) => {
      const data = (await read(file)).toString('base64');
      const caption = `<text x="${x}" y="${y + 12}" font-size="11">${file}</text>`;
      const place = `x="${x}" y="${y + CAPTION_HEIGHT}" width="${THUMBNAIL_WIDTH}" height="${THUMBNAIL_HEIGHT}"`;
      return `${caption}<image ${place} preserveAspectRatio="xMinYMin" href="data:image/png;base64,${data}"/>`;
    }),
  );
  const width = GAP + columns * cellWidth;
  const height = GAP + rows.length * cellHeight;
  await writeFile(join(FOLDER, 'contact-sheet.png'), drawSheet(width, height, drawn));
  await writeFile(join(FOLDER, 'index.html'), htmlOf(rows));
}

/** A PNG of what is drawn, on a ground on which light and dark pictures end visibly. */
export function drawSheet(width: number, height: number, drawn: readonly string[]): Buffer {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" font-family="sans-serif"><rect width="100%" height="100%" fill="#c9ccd3"/>${drawn.join('')}</svg>`;
  return new Resvg(svg).render().asPng();
}

function htmlOf(rows: readonly Row[]): string {
  const sections = rows.map(({ name, files }) => {
    const images = files.map((file) => {
      const image = `<img src="${file}" alt="${file}" width="${THUMBNAIL_WIDTH}" loading="lazy" />`;
      return `<a href="${file}">${image}</a>`;
    });
    return `<h2>${name}</h2>\n<p>${images.join('\n')}</p>`;
  });
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8" />
<title>Bridgekeeper: every view and state</title>
<style>body { background: #c9ccd3; font: 14px sans-serif } img { vertical-align: top; margin: 4px }</style>
<h1>Every view and state</h1>
<p><a href="tray.png">The tray’s icons</a></p>
${sections.join('\n')}
</html>
`;
}
