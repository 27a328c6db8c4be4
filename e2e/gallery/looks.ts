import type { Page } from '@playwright/test';
import { MIN_SIZE } from '../../electron/window/window-bounds';
import { mouse } from '../desktop/mouse';
import { eventually } from '../desktop/wait';
import type { Program } from '../program';
import type { State } from './scene';

/** How the window may look to a person: its colours, as the desktop asks for them. */
export const COLOURS = {
  light: { colorScheme: 'light', forcedColors: 'none', contrast: 'no-preference' },
  dark: { colorScheme: 'dark', forcedColors: 'none', contrast: 'no-preference' },
  contrast: { colorScheme: 'light', forcedColors: 'none', contrast: 'more' },
  'contrast-dark': { colorScheme: 'dark', forcedColors: 'none', contrast: 'more' },
  forced: { colorScheme: 'dark', forcedColors: 'active', contrast: 'more' },
} as const;

export type Colours = keyof typeof COLOURS;

/** How large the page is: as the window comes, as small as it becomes, and as on a large screen. */
export const SIZES = {
  usual: { width: 920, height: 620 },
  narrow: { width: MIN_SIZE.width, height: MIN_SIZE.height },
  wide: { width: 1600, height: 900 },
} as const;

export type Size = keyof typeof SIZES;

/** Gives the window these colours; nothing moves, so that a picture shows what is there in the end. */
export async function wearColours(page: Page, colours: Colours): Promise<void> {
  await page.emulateMedia({ ...COLOURS[colours], reducedMotion: 'reduce' });
}

/** Where the window stands, so that it is on the screen at every size; in pixels. */
const PLACE = { x: 20, y: 40 } as const;

/** Gives the window's page this size, and waits until it has it for good. */
export async function wearSize({ app, pid }: Program, page: Page, size: Size): Promise<void> {
  const { width, height } = SIZES[size];
  const resize = () =>
    app.evaluate(
      ({ BrowserWindow }, wanted) => {
        BrowserWindow.getAllWindows()[0]?.setContentBounds(wanted);
      },
      { ...PLACE, width, height },
    );
  // A garbage collection may drop the promise that the driver waits for.
  await resize().catch(resize);
  // Electron says at once that it is done, and once more the size before when the window manager comes
  // to it: the page would be that size again for a moment.
  const display = await app.evaluate(() => process.env['DISPLAY'] ?? '');
  await mouse(display).waitForSize(pid, { width, height });
  await eventually({
    what: `a page ${width} pixels wide`,
    read: () => page.evaluate(() => innerWidth),
    until: (found) => found === width,
  });
}

export interface Appearance {
  readonly colours: Colours;
  readonly size: Size;
}

const looksOf = (size: Size, colours: readonly Colours[]): readonly Appearance[] =>
  colours.map((each) => ({ colours: each, size }));

/** The looks of every state; a size changes less often than colours, as it takes longer. */
const LOOKS: readonly Appearance[] = [
  ...looksOf('usual', ['light', 'dark', 'contrast', 'contrast-dark', 'forced']),
  ...looksOf('narrow', ['light', 'dark', 'contrast']),
];

/** The looks of a state of which there are also pictures on a large screen. */
const SELECTED_LOOKS: readonly Appearance[] = [...LOOKS, ...looksOf('wide', ['light', 'dark'])];

/** Every look of which there is a picture of this state. */
export const looksFor = ({ isSelected }: State): readonly Appearance[] =>
  isSelected ? SELECTED_LOOKS : LOOKS;

/** The file of a picture: `overview-12-accounts.dark.narrow.png`. */
export const pictureName = (state: string, { colours, size }: Appearance): string =>
  `${state}.${colours}.${size}.png`;
