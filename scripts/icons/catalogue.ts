import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { COUNTS, FIGURES, type Count } from './figures.js';
import { packIco } from './ico.js';
import { pad, render, tint, type Ink } from './render.js';

export const RESOURCES = join(import.meta.dirname, '..', '..', 'resources');

export const TRAY_STATES = [
  'healthy',
  'in-progress',
  'action-required',
  'paused',
  'unreachable',
  'not-connected',
] as const;

export type TrayState = (typeof TRAY_STATES)[number];

export const TRAY_STYLES = ['on-dark', 'on-light', 'colour'] as const;

export type TrayStyle = (typeof TRAY_STYLES)[number];

/** A generated file: where it goes, and what is in it. */
export interface IconFile {
  /** Path under `resources/`, with forward slashes. */
  readonly path: string;
  readonly bytes: Buffer;
}

/** Linux panels scale down from what they are given; 32 px covers every usual bar. */
const LINUX_PX = 32;
/** The drawing's 16 units and a pixel of air on each side: the size of Apple's own menu extras. */
const MAC_PX = 18;
const MAC_MARGIN_UNITS = 1;
/** The notification area at 100, 125, 150, 200 and 300 percent. */
const WINDOWS_TRAY_PX = [16, 20, 24, 32, 48];
const APP_ICO_PX = [16, 24, 32, 48, 64, 128, 256];
const APP_PX = 512;
/** For a notification, and for a window's place in a bar or a switcher, on screens of two pixels to a point. */
const APP_SMALL_PX = [64, 128];

/** macOS colours a template image itself and looks at its alpha alone. */
const TEMPLATE_INK: Ink = { glyph: '#000', accent: '#000', sign: 'none' };

const AMBER_ON_DARK = '#ffb224';
const AMBER_ON_LIGHT = '#b9410b';
const AMBER_ON_ANY = '#e0561b';
const GREY_ON_ANY = '#7d858f';

const GLYPH_ON_ANY: Record<TrayState, string> = {
  healthy: '#27955a',
  'in-progress': '#3b82e0',
  'action-required': GREY_ON_ANY,
  paused: GREY_ON_ANY,
  unreachable: GREY_ON_ANY,
  'not-connected': GREY_ON_ANY,
};

/**
 * The colours of a tray icon. `on-dark` and `on-light` are named after the bar they lie on;
 * `colour` keeps a contrast of 3:1 on both, and its badge holds a sign of its own, as what shows
 * through it may be as bright as the badge.
 */
export function inkOf(state: TrayState, style: TrayStyle): Ink {
  switch (style) {
    case 'on-dark':
      return { glyph: '#fff', accent: AMBER_ON_DARK, sign: 'none' };
    case 'on-light':
      return { glyph: '#1d1f21', accent: AMBER_ON_LIGHT, sign: 'none' };
    case 'colour':
      return { glyph: GLYPH_ON_ANY[state], accent: AMBER_ON_ANY, sign: '#fff' };
  }
}

/**
 * The drawing behind a tray icon, monochrome.
 *
 * @returns SVG text of 16 by 16 units
 * @throws when the source is missing under `resources/tray/src`
 */
export function traySource(state: TrayState): string {
  return readSource(state);
}

/**
 * The drawing behind `action-required` with a count in the badge, in place of its sign.
 *
 * @returns SVG text of 16 by 16 units
 */
export function countSource(count: Count): string {
  return readSource('action-required-count').replaceAll('{count}', FIGURES[count]);
}

function readSource(name: string): string {
  return readFileSync(join(RESOURCES, 'tray', 'src', `${name}.svg`), 'utf8');
}

/**
 * Renders every icon the program ships. Reads the SVG sources, writes nothing.
 *
 * @returns the files in a fixed order, each path once
 */
export function renderIcons(): IconFile[] {
  return [...TRAY_STATES.flatMap(stateFiles), ...COUNTS.flatMap(countFiles), ...appFiles()];
}

function stateFiles(state: TrayState): IconFile[] {
  const source = traySource(state);
  const template = pad(tint(source, TEMPLATE_INK), MAC_MARGIN_UNITS);
  return [
    ...iconFiles(state, source, state),
    ...pngPair(`tray/mac/${state}Template`, template, MAC_PX),
  ];
}

/** On macOS the count stands beside the icon, as its title. */
function countFiles(count: Count): IconFile[] {
  return iconFiles(`action-required-${count}`, countSource(count), 'action-required');
}

/** The files for the bars of Linux and Windows, one for each style. */
function iconFiles(name: string, source: string, state: TrayState): IconFile[] {
  return TRAY_STYLES.flatMap((style) => {
    const svg = tint(source, inkOf(state, style));
    return [
      ...pngPair(`tray/linux/${name}-${style}`, svg, LINUX_PX),
      ico(`tray/win/${name}-${style}`, svg, WINDOWS_TRAY_PX),
    ];
  });
}

function appFiles(): IconFile[] {
  const svg = readFileSync(join(RESOURCES, 'app', 'icon.svg'), 'utf8');
  return [
    png('app/icon', svg, APP_PX),
    ...APP_SMALL_PX.map((px) => png(`app/icon-${px}`, svg, px)),
    ico('app/icon', svg, APP_ICO_PX),
  ];
}

/** Electron picks `name@2x.png` by itself where the screen has two pixels to a point. */
function pngPair(name: string, svg: string, px: number): IconFile[] {
  return [png(name, svg, px), png(`${name}@2x`, svg, px * 2)];
}

function png(name: string, svg: string, px: number): IconFile {
  return { path: `${name}.png`, bytes: render(svg, px).asPng() };
}

function ico(name: string, svg: string, sizes: readonly number[]): IconFile {
  const images = sizes.map((size) => ({ size, png: render(svg, size).asPng() }));
  return { path: `${name}.ico`, bytes: packIco(images) };
}
