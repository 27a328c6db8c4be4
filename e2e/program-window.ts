import type { ElectronApplication, Page } from '@playwright/test';
import type { RunningApp } from './desktop/app';
import { mouse } from './desktop/mouse';
import type { TrayHost } from './desktop/tray-host';
import { eventually } from './desktop/wait';
import { insist } from './insist';

/** The program's window as a test drives it. */
export interface DrivenWindow {
  /** The page of the window, once there is one. */
  window(): Promise<Page>;
  /** Waits until the window has the keyboard, and a page in it. */
  waitForKeyboard(): Promise<void>;
  /** Closes the window as a person does, by the keyboard. */
  closeWindow(): Promise<void>;
  /** The same, and waits until the window is hidden. */
  hideWindow(): Promise<void>;
  /** Clicks the tray's icon, and waits until the window is visible. */
  showFromTray(): Promise<void>;
  /** How many windows there are, and whether one is visible. */
  windows(): Promise<{ count: number; visible: number }>;
}

interface Options {
  running: RunningApp;
  tray: TrayHost;
  /** The value for `DISPLAY`. */
  display: string;
}

export function driveWindow({ running, tray, display }: Options): DrivenWindow {
  const windows = () =>
    insist(() =>
      running.app.evaluate(({ BrowserWindow }) => {
        const all = BrowserWindow.getAllWindows();
        return { count: all.length, visible: all.filter((one) => one.isVisible()).length };
      }),
    );
  const waitForWindow = (what: string, visible: number) =>
    eventually({
      what: `the window to be ${what}`,
      read: windows,
      until: (found) => found.count === 1 && found.visible === visible,
    });
  // Electron calls a window focused as soon as it asked for it, and the window manager may give it
  // the keyboard before Electron has heard that it is there.
  const waitForFocus = async () => {
    await mouse(display).waitForFocus(running.pid);
    await waitForWindow('visible', 1);
  };
  // Chromium hears of it last, and drops the keys that come before.
  const waitForKeyboard = async () => {
    await waitForFocus();
    await eventually({
      what: 'a page to have the keyboard',
      read: () =>
        running.app.evaluate(({ webContents }) =>
          webContents.getAllWebContents().some((contents) => contents.isFocused()),
        ),
      until: (hasKeyboard) => hasKeyboard,
    });
  };
  const closeWindow = async () => {
    await waitForFocus();
    await mouse(display).press('alt+F4');
  };

  return {
    async window() {
      const page = await eventually({
        what: 'the window’s page',
        read: () => pageOfWindow(running.app),
        until: (found) => found !== undefined,
      });
      if (page === undefined) throw new Error('The window has gone again.');
      await page.waitForLoadState('domcontentloaded');
      return page;
    },
    waitForKeyboard,
    closeWindow,
    async hideWindow() {
      await closeWindow();
      await waitForWindow('hidden', 0);
    },
    async showFromTray() {
      await (await tray.waitForItem()).activate();
      await waitForWindow('visible', 1);
    },
    windows,
  };
}

/**
 * The page of the window that is there, if there is one. The driver hears of a window that comes or goes
 * later than the system, and has the page of one that has gone for a while.
 */
export async function pageOfWindow(app: ElectronApplication): Promise<Page | undefined> {
  for (const page of app.windows().filter((one) => one.url().startsWith('app:'))) {
    const isThere = await app
      .browserWindow(page)
      .then((window) => window.evaluate((one) => !one.isDestroyed()))
      .catch(() => false);
    if (isThere) return page;
  }
  return undefined;
}
