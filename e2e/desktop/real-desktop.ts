import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { startBus } from './bus';
import { connect, type Connection } from './connection';
import { desktopEnv, screenshot, startDisplay } from './display';
import { mouse, type Point } from './mouse';
import {
  waitForNotification,
  type NotificationSelector,
  type ShownNotification,
} from './notification';
import { monitorNotifications } from './notification-monitor';
import { start, type Env } from './process';
import {
  NOTIFICATIONS_CONFIG,
  PANEL_CONFIG,
  PANEL_PX,
  TRAY_ICON_PX,
  TRAY_MARGIN_PX,
} from './real-desktop-config';
import { trayAddress, trayItem, type TrayItem } from './tray-item';
import { list, text } from './values';
import { eventually, sleep, type WaitOptions } from './wait';
import { startWindowManager } from './window-manager';

const WATCHER = {
  destination: 'org.kde.StatusNotifierWatcher',
  path: '/StatusNotifierWatcher',
  interface: 'org.kde.StatusNotifierWatcher',
};
const NOTIFICATIONS = 'org.freedesktop.Notifications';
/** Its service file is not named after what it provides, as other servers bring one too. */
const NOTIFICATION_SERVICE = 'org.xfce.xfce4-notifyd.Notifications';
const XFCONF = 'org.xfce.Xfconf';
const PART_START_MS = 15_000;
/** GTK shows a tooltip half a second after the mouse has come to rest. */
const TOOLTIP_MS = 1_000;
/** A common laptop's screen; beside a popup there is room for a window. */
const WIDTH = 1366;
const HEIGHT = 768;
const WALLPAPER = 'gradient:#47698c-#22344b';
/** The middle of the one icon in the panel's tray. */
const TRAY_ICON: Point = { x: WIDTH - TRAY_MARGIN_PX - TRAY_ICON_PX / 2, y: PANEL_PX / 2 };
/** A corner of the screen where nothing is. */
const CORNER: Point = { x: 1, y: HEIGHT - 2 };
/** The window class of the popups. */
const POPUP = 'Xfce4-notifyd';
/** From a popup's lower right corner to the first of two buttons. */
const INTO_FIRST_BUTTON = { x: -170, y: -30 };

/** A desktop as people have one: a panel with a tray, a window manager, notifications as popups. */
export interface RealDesktop {
  /** The value for `DISPLAY`. */
  readonly display: string;
  readonly busAddress: string;
  /** Waits until the panel shows exactly one item. */
  waitForTrayItem(options?: WaitOptions): Promise<TrayItem>;
  /** Rests the mouse on the one tray icon, until its tooltip is on the screen. */
  hoverTrayIcon(): Promise<void>;
  /** Clicks the one tray icon with the mouse; the right button opens its menu. */
  clickTrayIcon(button: 'left' | 'right'): Promise<void>;
  /** Chooses the last item of the open menu, by the keys. */
  chooseLastInTrayMenu(): Promise<void>;
  /** Puts the mouse where it touches nothing. */
  restMouse(): Promise<void>;
  /** Waits for a notification and its popup on the screen. */
  waitForNotification(
    selector: NotificationSelector,
    options?: WaitOptions,
  ): Promise<ShownNotification>;
  /** Clicks the first of the popup's two buttons with the mouse. */
  pressNotificationButton(): Promise<void>;
  /** Takes a PNG of the whole screen. */
  screenshot(file: string): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Starts such a desktop on a virtual screen: Xvfb, openbox, xfce4-panel and xfce4-notifyd on a bus of their
 * own, with settings of their own.
 *
 * @throws Error naming the part that is missing or did not come up; what was started is ended.
 */
export async function startRealDesktop(): Promise<RealDesktop> {
  const ends: (() => Promise<void>)[] = [];
  const stop = async () => {
    for (const end of ends.splice(0).reverse()) await end();
  };
  const keep = <T extends { stop(): Promise<void> }>(part: T): T => {
    ends.push(() => part.stop());
    return part;
  };

  try {
    const home = await mkdtemp(join(tmpdir(), 'bridgekeeper-desktop-'));
    ends.push(() => rm(home, { recursive: true, force: true }));
    const { address: busAddress } = keep(await startBus());
    const { display } = keep(await startDisplay({ width: WIDTH, height: HEIGHT }));
    const bus = await connect(busAddress);
    ends.push(bus.close);
    const monitor = keep(await monitorNotifications(busAddress));

    const env = await writeSettings(home, display, busAddress);
    const startPart = async (name: string, command: string, args: readonly string[]) => {
      const part = keep(await start(command, args, env));
      await appears(bus, name, part.output);
    };
    keep(await startWindowManager(display, home));
    await paintWallpaper(env);
    await startPart(XFCONF, await serviceProgram(XFCONF), []);
    await startPart(WATCHER.destination, 'xfce4-panel', ['--sm-client-disable']);
    await startPart(NOTIFICATIONS, await serviceProgram(NOTIFICATION_SERVICE), []);

    const { move, click, press, waitForWindow } = mouse(display);
    return {
      display,
      busAddress,
      waitForTrayItem: async (options) => {
        const one = ([only, ...others]: readonly TrayItem[]) => {
          if (only === undefined || others.length > 0) throw new Error('There is not one item.');
          return only;
        };
        return eventually({
          what: 'one tray item in the panel',
          read: async () => one(await readTrayItems(bus)),
          until: () => true,
          ...options,
        });
      },
      hoverTrayIcon: async () => {
        await move(TRAY_ICON);
        await sleep(TOOLTIP_MS);
      },
      clickTrayIcon: (button) => click(TRAY_ICON, button),
      chooseLastInTrayMenu: async () => {
        await press('End');
        await press('Return');
      },
      restMouse: () => move(CORNER),
      waitForNotification: async (selector, options) => {
        const notification = await waitForNotification(monitor.all, selector, options);
        await waitForWindow(POPUP);
        return notification;
      },
      pressNotificationButton: async () => {
        const { x, y, width, height } = await waitForWindow(POPUP);
        await click({ x: x + width + INTO_FIRST_BUTTON.x, y: y + height + INTO_FIRST_BUTTON.y });
      },
      screenshot: (file) => screenshot(display, file),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The items of the panel's tray, as it tells them on the bus. */
async function readTrayItems(bus: Connection): Promise<readonly TrayItem[]> {
  const { RegisteredStatusNotifierItems: items } = await bus.properties(WATCHER);
  return list(items).map((item) => trayItem(bus, trayAddress(text(item))));
}

/** Waits for a part's name on the bus; when it does not come, what the part said says why. */
async function appears(bus: Connection, name: string, output: () => string): Promise<void> {
  try {
    await bus.waitForName(name, { timeoutMs: PART_START_MS });
  } catch (error) {
    throw new Error(`${name} did not start: ${output()}`, { cause: error });
  }
}

/** Writes the settings of the desktop's parts; returns the environment that makes them read these. */
async function writeSettings(home: string, display: string, busAddress: string): Promise<Env> {
  const config = join(home, '.config');
  const channels = join(config, 'xfce4', 'xfconf', 'xfce-perchannel-xml');
  await writeSetting(join(channels, 'xfce4-panel.xml'), PANEL_CONFIG);
  await writeSetting(join(channels, 'xfce4-notifyd.xml'), NOTIFICATIONS_CONFIG);
  return {
    ...desktopEnv(display),
    HOME: home,
    XDG_CONFIG_HOME: config,
    XDG_CACHE_HOME: join(home, '.cache'),
    XDG_DATA_HOME: join(home, '.local', 'share'),
    DBUS_SESSION_BUS_ADDRESS: busAddress,
    GDK_GL: 'disable',
    GIO_USE_VFS: 'local',
    GSETTINGS_BACKEND: 'memory',
    NO_AT_BRIDGE: '1',
  };
}

async function writeSetting(file: string, content: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, content);
}

async function paintWallpaper(env: Env): Promise<void> {
  const size = `${WIDTH}x${HEIGHT}`;
  const painter = await start('display', ['-window', 'root', '-size', size, WALLPAPER], env);
  // ImageMagick ends with 1 even when it has painted, so its code says nothing.
  await painter.exited();
  await painter.stop();
}

/** The program of a service; its place differs by machine and stands in the service file. */
async function serviceProgram(name: string): Promise<string> {
  const service = await readFile(`/usr/share/dbus-1/services/${name}.service`, 'utf8');
  const program = /^Exec=(.+)$/m.exec(service)?.[1];
  if (program === undefined) throw new Error(`The service file of ${name} names no program.`);
  return program.trim();
}
