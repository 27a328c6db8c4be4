import { run, start } from './process';

const START_MS = 10_000;

export interface DisplaySize {
  /** In pixels. */
  readonly width?: number;
  /** In pixels. */
  readonly height?: number;
}

export interface Display {
  /** The value for `DISPLAY`, as `:7`. */
  readonly display: string;
  stop(): Promise<void>;
}

/** The environment of a desktop program that is no part of the test: a path, a screen, no more. */
export const desktopEnv = (display: string): Readonly<Record<string, string>> => ({
  PATH: process.env['PATH'] ?? '',
  LANG: 'C.UTF-8',
  DISPLAY: display,
});

/**
 * Starts a virtual screen (Xvfb) under a number that nobody uses.
 *
 * @throws Error when Xvfb is missing or is not ready within 10 s.
 */
export async function startDisplay({
  width = 1280,
  height = 800,
}: DisplaySize = {}): Promise<Display> {
  const screen = `${width}x${height}x24`;
  // Xvfb itself finds a free number, and says it on stdout once it takes clients.
  const args = ['-displayfd', '1', '-screen', '0', screen, '-nolisten', 'tcp', '-noreset'];
  const server = await start('Xvfb', args, { PATH: process.env['PATH'] ?? '' });
  try {
    const number = await server.waitForOutput(/^\d+$/m, { timeoutMs: START_MS });
    return { display: `:${number}`, stop: server.stop };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

/** A part of the screen, in pixels from its upper left corner. */
export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/**
 * Takes a picture of the screen, with whatever lies on it.
 *
 * @param file the PNG to write.
 * @param area the part of it that is wanted; the whole screen by default.
 * @throws Error when ImageMagick's `import` fails.
 */
export async function screenshot(display: string, file: string, area?: Area): Promise<void> {
  const crop =
    area === undefined
      ? []
      : ['-crop', `${area.width}x${area.height}+${area.x}+${area.y}`, '+repage'];
  await run('import', ['-display', display, '-window', 'root', ...crop, file], desktopEnv(display));
}
