import { run, type Env } from '../desktop/process';
import { eventually } from '../desktop/wait';

/** The windows of one browser on a display, by its class. */
export interface BrowserWindows {
  /** Brings one to the front, unless one is there already: that one then counts. */
  bringToFront(): Promise<void>;
  /** Brings the window to the front that this opens. */
  bringNewToFront(open: () => Promise<unknown>): Promise<void>;
}

export function browserWindows(windowClass: string, env: Env): BrowserWindows {
  const xdotool = async (...args: string[]) => (await run('xdotool', args, env)).split(/\s+/);
  const none = (): string[] => [];
  const all = () => xdotool('search', '--onlyvisible', '--class', windowClass).catch(none);
  const inFront = async () => (await xdotool('getactivewindow').catch(none))[0] ?? '';
  const activate = async (window: string) => {
    await eventually({
      what: `window ${window} to be in front`,
      async read() {
        await xdotool('windowactivate', window);
        return inFront();
      },
      until: (found) => found === window,
    });
  };
  return {
    async bringToFront() {
      const windows = await all();
      if (!windows.includes(await inFront())) await activate(windows[0] ?? '');
    },
    async bringNewToFront(open) {
      const before = await all();
      await open();
      const added = await eventually({
        what: `another window of ${windowClass}`,
        read: async () => (await all()).find((window) => !before.includes(window)),
        until: (found) => found !== undefined,
      });
      await activate(added ?? '');
    },
  };
}
