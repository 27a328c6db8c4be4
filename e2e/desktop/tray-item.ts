import { createHash } from 'node:crypto';
import type { Connection, Target } from './connection';
import { clickMenu, drawMenu, readMenu, type MenuEntry, type MenuSelector } from './menu';
import { list, number, text } from './values';
import { eventually, type WaitOptions } from './wait';

const ITEM = 'org.kde.StatusNotifierItem';

/** Where a program's tray item lives on the bus. */
export interface TrayAddress {
  /** The program's unique or well-known bus name. */
  readonly destination: string;
  readonly path: string;
}

const DEFAULT_PATH = '/StatusNotifierItem';

/**
 * The address in an item's text form: `:1.4/StatusNotifierItem`, a name alone, or a path alone, which
 * is an object of the `sender`.
 */
export function trayAddress(item: string, sender = ''): TrayAddress {
  const slash = item.indexOf('/');
  if (slash === -1) return { destination: item, path: DEFAULT_PATH };
  return { destination: item.slice(0, slash) || sender, path: item.slice(slash) };
}

export interface TrayIcon {
  /** In pixels; the largest picture the item offers. */
  readonly width: number;
  readonly height: number;
  /** ARGB, four bytes a pixel, row by row. */
  readonly pixels: Uint8Array;
  /** Equal for equal pictures, different for different ones. */
  readonly hash: string;
}

/** A program's tray item, seen and used as a desktop would. Every read is of this moment. */
export interface TrayItem {
  readonly address: TrayAddress;
  icon(): Promise<TrayIcon>;
  /** The tooltip's title; Electron puts its whole tooltip there. */
  toolTip(): Promise<string>;
  /** A name for the item; what `tray.setTitle` sets is not seen here on Linux. */
  title(): Promise<string>;
  /** `Active`, `Passive` or `NeedsAttention`. */
  status(): Promise<string>;
  menu(): Promise<readonly MenuEntry[]>;
  /** Left click. */
  activate(): Promise<void>;
  /** Clicks an entry of the menu; throws with the menu's text when that is not possible. */
  click(selector: MenuSelector): Promise<void>;
  /** Waits for a picture that `accept` accepts, such as one with another hash. */
  waitForIcon(accept: (icon: TrayIcon) => boolean, options?: WaitOptions): Promise<TrayIcon>;
  /** Waits for a tooltip that equals, or matches, what is expected. */
  waitForToolTip(expected: string | RegExp, options?: WaitOptions): Promise<string>;
  /** Waits for a menu that `accept` accepts; the failure draws the last menu. */
  waitForMenu(
    accept: (menu: readonly MenuEntry[]) => boolean,
    options?: WaitOptions,
  ): Promise<readonly MenuEntry[]>;
}

/** The tray item at an address, over any connection to its bus. */
export function trayItem(connection: Connection, address: TrayAddress): TrayItem {
  const target: Target = { ...address, interface: ITEM };
  const read = async (name: string) => (await connection.properties(target))[name];
  const menuPath = async () => text(await read('Menu'), address.path);

  const icon = async () => largest(await read('IconPixmap'));
  const toolTip = async () => text(list(await read('ToolTip'))[2]);
  const menu = async () => readMenu(connection, address.destination, await menuPath());

  return {
    address,
    icon,
    toolTip,
    menu,
    title: async () => text(await read('Title')),
    status: async () => text(await read('Status')),
    activate: async () => {
      await connection.call(target, 'Activate', 'ii', [0, 0]);
    },
    click: async (selector) =>
      clickMenu(connection, address.destination, await menuPath(), selector),
    waitForIcon: async (accept, options) =>
      eventually({
        what: 'another tray icon',
        read: icon,
        until: accept,
        show: ({ width, height, hash }) => `${width}x${height} ${hash}`,
        ...options,
      }),
    waitForToolTip: async (expected, options) =>
      eventually({
        what: `the tray tooltip ${expected}`,
        read: toolTip,
        until: (seen) => (expected instanceof RegExp ? expected.test(seen) : expected === seen),
        ...options,
      }),
    waitForMenu: async (accept, options) =>
      eventually({ what: 'a tray menu', read: menu, until: accept, show: drawMenu, ...options }),
  };
}

/** The largest picture of an `a(iiay)`; throws when there is none. */
function largest(pixmaps: unknown): TrayIcon {
  const icons = list(pixmaps).map((pixmap) => {
    const [width, height, bytes] = list(pixmap);
    const pixels = bytes instanceof Uint8Array ? bytes : new Uint8Array();
    return { width: number(width), height: number(height), pixels };
  });
  const [best] = icons.sort((a, b) => b.width * b.height - a.width * a.height);
  if (best === undefined) throw new Error('The tray item has no picture.');
  const size = `${best.width}x${best.height}:`;
  const hash = createHash('sha256').update(size).update(best.pixels).digest('hex').slice(0, 16);
  return { ...best, hash };
}
