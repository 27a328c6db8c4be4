import { desktopEnv } from './display';
import { run } from './process';
import { eventually, type WaitOptions } from './wait';

const LEFT = 1;
const RIGHT = 3;

export interface Point {
  /** In pixels from the left edge of the screen. */
  readonly x: number;
  /** In pixels from its upper edge. */
  readonly y: number;
}

export interface Area extends Point {
  readonly width: number;
  readonly height: number;
}

/** A person's mouse and keyboard on a display (xdotool). */
export interface Mouse {
  move(point: Point): Promise<void>;
  click(point: Point, button?: 'left' | 'right'): Promise<void>;
  press(key: string): Promise<void>;
  /** Presses the keys that write this. */
  type(text: string): Promise<void>;
  /** Waits until the window manager gives the keyboard to a window of this process. */
  waitForFocus(pid: number): Promise<void>;
  /** Minimises the active window, as its button does; returns the way to bring it back. */
  minimize(): Promise<() => Promise<void>>;
  /** Gives the visible window of this process a place and a size. */
  placeWindow(pid: number, area: Area): Promise<void>;
  /** Waits until the visible window of this process has this size on the screen. */
  waitForSize(pid: number, size: Pick<Area, 'width' | 'height'>): Promise<void>;
  /** Whether a process shows a window. */
  isShowing(pid: number): Promise<boolean>;
  /** Waits for a visible window of this class, and returns where it is. */
  waitForWindow(windowClass: string, options?: WaitOptions): Promise<Area>;
}

/** The mouse of a display; every call throws when xdotool fails. */
export function mouse(display: string): Mouse {
  const xdotool = (...args: string[]) => run('xdotool', args, desktopEnv(display));
  const windowOf = async (pid: number) => {
    const found = ['search', '--onlyvisible', '--pid', String(pid), '--name', 'Bridgekeeper'];
    const [window = ''] = (await xdotool(...found)).split('\n');
    return window;
  };
  const move = async ({ x, y }: Point) => {
    await xdotool('mousemove', String(x), String(y));
  };
  return {
    move,
    click: async (point, button = 'left') => {
      await move(point);
      await xdotool('click', String(button === 'left' ? LEFT : RIGHT));
    },
    press: async (key) => {
      await xdotool('key', key);
    },
    type: async (text) => {
      await xdotool('type', text);
    },
    waitForFocus: async (pid) => {
      await eventually({
        what: `the keyboard to go to process ${pid}`,
        read: async () => Number(await xdotool('getactivewindow', 'getwindowpid')),
        until: (focused) => focused === pid,
      });
    },
    minimize: async () => {
      const window = (await xdotool('getactivewindow')).trim();
      await xdotool('windowminimize', window);
      return async () => {
        await xdotool('windowactivate', window);
      };
    },
    waitForSize: async (pid, { width, height }) => {
      await eventually({
        what: `a window of ${width} × ${height}`,
        read: async () => xdotool('getwindowgeometry', '--shell', await windowOf(pid)),
        until: (text) => text.includes(`WIDTH=${width}\n`) && text.includes(`HEIGHT=${height}\n`),
        show: (text) => text,
      });
    },
    placeWindow: async (pid, { x, y, width, height }) => {
      const window = await windowOf(pid);
      await xdotool('windowsize', window, String(width), String(height));
      await xdotool('windowmove', window, String(x), String(y));
    },
    // It ends with 1 when it finds none.
    isShowing: (pid) =>
      xdotool('search', '--onlyvisible', '--all', '--pid', String(pid), '--name', '.').then(
        () => true,
        () => false,
      ),
    waitForWindow: (windowClass, options) =>
      eventually({
        what: `a window of ${windowClass}`,
        read: async () =>
          parseGeometry(
            await xdotool(
              'search',
              '--onlyvisible',
              '--class',
              windowClass,
              'getwindowgeometry',
              '--shell',
            ),
          ),
        until: () => true,
        ...options,
      }),
  };
}

/** Reads the lines `X=…`, `Y=…`, `WIDTH=…`, `HEIGHT=…`; throws when one is missing. */
function parseGeometry(output: string): Area {
  const value = (name: string) => {
    const found = new RegExp(`^${name}=(-?\\d+)$`, 'm').exec(output)?.[1];
    if (found === undefined) throw new Error(`xdotool gave no ${name}: ${output}`);
    return Number(found);
  };
  return { x: value('X'), y: value('Y'), width: value('WIDTH'), height: value('HEIGHT') };
}
