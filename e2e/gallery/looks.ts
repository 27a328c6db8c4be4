import type { Page } from '@playwright/test';
import { eventually } from '../desktop/wait';
import type { Program } from '../program';

/** How the window may look to a person: its colours, as the desktop asks for them. */
export const COLOURS = {
  light: { colorScheme: 'light', forcedColors: 'none', contrast: 'no-preference' },
  dark: { colorScheme: 'dark', forcedColors: 'none', contrast: 'no-preference' },
  contrast: { colorScheme: 'dark', forcedColors: 'active', contrast: 'more' },
} as const;

export type Colours = keyof typeof COLOURS;

/** How large the page is; the narrow one is as small as the window becomes. */
export const SIZES = {
  wide: { width: 920, height: 620 },
  narrow: { width: 420, height: 560 },
} as const;

export type Size = keyof typeof SIZES;

/** Gives the window these colours; nothing moves, so that a picture shows what is there in the end. */
export async function wearColours(page: Page, colours: Colours): Promise<void> {
  await page.emulateMedia({ ...COLOURS[colours], reducedMotion: 'reduce' });
}

/** Gives the window's page this size, and waits until it has it. */
export async function wearSize({ app }: Program, page: Page, size: Size): Promise<void> {
  const { width, height } = SIZES[size];
  const resize = () =>
    app.evaluate(
      ({ BrowserWindow }, wanted) => {
        BrowserWindow.getAllWindows()[0]?.setContentSize(wanted.width, wanted.height);
      },
      { width, height },
    );
  // A garbage collection may drop the promise that the driver waits for.
  await resize().catch(resize);
  await eventually({
    what: `a page ${width} pixels wide`,
    read: () => page.evaluate(() => innerWidth),
    until: (found) => found === width,
  });
}

interface Appearance {
  readonly colours: Colours;
  readonly size: Size;
}

/** Every look there is a picture of; a size changes less often than colours, as it takes longer. */
export const LOOKS: readonly Appearance[] = (['wide', 'narrow'] as const).flatMap((size) =>
  (['light', 'dark', 'contrast'] as const).map((colours) => ({ colours, size })),
);

/** The file of a picture: `overview-12-accounts.dark.narrow.png`. */
export const pictureName = (state: string, { colours, size }: Appearance): string =>
  `${state}.${colours}.${size}.png`;
