import { desktopEnv } from '../desktop/display';
import { mouse } from '../desktop/mouse';
import { processesInGroup, run, waitForGroupToEnd } from '../desktop/process';
import { eventually } from '../desktop/wait';
import type { EverydayBrowser } from './everyday-browser';

/** Brings a browser's window to the front, with the keyboard. */
export async function activateWindow(display: string, windowClass: string): Promise<void> {
  const search = ['search', '--onlyvisible', '--class', windowClass];
  await run('xdotool', [...search, 'windowactivate', '--sync'], desktopEnv(display));
}

interface Options {
  /** The browser's first process, which leads the group of all. */
  pid: number;
  display: string;
  windowClass: string;
}

/** How a browser ends: as its user ends it, or as it crashes. */
export function endsOf({
  pid,
  display,
  windowClass,
}: Options): Pick<EverydayBrowser, 'quit' | 'kill'> {
  const isLeft = () => processesInGroup(pid).some((one) => one.pid === pid);
  return {
    async quit() {
      const { press } = mouse(display);
      // The extension's page may lie over the window, and would keep the keyboard.
      await press('Escape');
      await activateWindow(display, windowClass);
      await press('alt+F4');
      await eventually({ what: 'the browser to end', read: isLeft, until: (left) => !left });
    },
    async kill() {
      process.kill(pid, 'SIGKILL');
      await waitForGroupToEnd(pid);
    },
  };
}
