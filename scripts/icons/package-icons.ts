import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RESOURCES, type IconFile } from './catalogue';
import { ICNS_PX, packIcns } from './icns';
import { pad, render } from './render';

/** Of freedesktop's icon theme, each a folder of its own. */
const LINUX_PX = [16, 22, 24, 32, 48, 64, 96, 128, 256, 512, 1024];
/** Apple's grid leaves a tenth of the picture free around a rounded square. */
const MAC_MARGIN_UNITS = 64;

/** The program's icons as packages have them, besides those it ships under `resources/`. */
export function renderPackageIcons(): IconFile[] {
  const svg = readFileSync(join(RESOURCES, 'app', 'icon.svg'), 'utf8');
  const padded = pad(svg, MAC_MARGIN_UNITS);
  const images = ICNS_PX.map((size) => ({ size, png: render(padded, size).asPng() }));
  return [
    ...LINUX_PX.map((px) => ({ path: `linux/${px}x${px}.png`, bytes: render(svg, px).asPng() })),
    { path: 'icon.icns', bytes: packIcns(images) },
  ];
}
