import type { Connection, Target } from './connection';
import { dictionary, list, number, text, truth } from './values';

const DBUSMENU = 'com.canonical.dbusmenu';
const ROOT = 0;
const WHOLE_DEPTH = -1;

/** One line of a tray menu, as a desktop would draw it. */
export interface MenuEntry {
  /** Holds only until the menu is set again. */
  readonly id: number;
  readonly label: string;
  readonly type: 'normal' | 'separator' | 'checkbox' | 'radio' | 'submenu';
  readonly enabled: boolean;
  readonly visible: boolean;
  /** Only of a checkbox or radio. */
  readonly checked?: boolean;
  readonly children: readonly MenuEntry[];
}

/** Finds an entry: by the labels on the way to it, or by what it is. */
export type MenuSelector = readonly (string | RegExp)[] | ((entry: MenuEntry) => boolean);

/** Reads a tray item's menu over com.canonical.dbusmenu. */
export async function readMenu(
  connection: Connection,
  destination: string,
  path: string,
): Promise<readonly MenuEntry[]> {
  const target = menuTarget(destination, path);
  const [, root] = await connection.call(target, 'GetLayout', 'iias', [ROOT, WHOLE_DEPTH, []]);
  return parseEntry(root).children;
}

/**
 * Clicks an entry, found in the menu as it is at this moment.
 *
 * @throws Error showing the menu when there is no such entry or it cannot be clicked.
 */
export async function clickMenu(
  connection: Connection,
  destination: string,
  path: string,
  selector: MenuSelector,
): Promise<void> {
  const menu = await readMenu(connection, destination, path);
  const entry = findEntry(menu, selector);
  const clickable = entry?.enabled === true && entry.visible && entry.type !== 'separator';
  if (!clickable) {
    const wanted = typeof selector === 'function' ? 'the entry asked for' : selector.join(' → ');
    throw new Error(`${wanted} cannot be clicked in this menu:\n${drawMenu(menu)}`);
  }
  const noData = connection.variant('i', 0);
  const rightNow = 0;
  const click = [entry.id, 'clicked', noData, rightNow];
  await connection.call(menuTarget(destination, path), 'Event', 'isvu', click);
}

/** The entry that a selector means: along a path, or the first at any depth that a test accepts. */
export function findEntry(
  menu: readonly MenuEntry[],
  selector: MenuSelector,
): MenuEntry | undefined {
  if (typeof selector === 'function') {
    for (const entry of menu) {
      const found = selector(entry) ? entry : findEntry(entry.children, selector);
      if (found !== undefined) return found;
    }
    return undefined;
  }
  const [first, ...rest] = selector;
  const entry = menu.find(
    ({ label }) =>
      first !== undefined && (first instanceof RegExp ? first.test(label) : first === label),
  );
  return entry === undefined || rest.length === 0 ? entry : findEntry(entry.children, rest);
}

/** The menu as lines of text, indented by depth, for a person who reads a failure. */
export function drawMenu(menu: readonly MenuEntry[], indent = ''): string {
  return menu
    .filter(({ visible }) => visible)
    .flatMap((entry) => {
      const mark = entry.checked === undefined ? '' : entry.checked ? '[x] ' : '[ ] ';
      const line = entry.type === 'separator' ? '---' : `${mark}${entry.label}`;
      const own = `${indent}${line}${entry.enabled ? '' : ' (disabled)'}`;
      return [own, ...(entry.children.length > 0 ? [drawMenu(entry.children, `${indent}  `)] : [])];
    })
    .join('\n');
}

const menuTarget = (destination: string, path: string): Target => ({
  destination,
  path,
  interface: DBUSMENU,
});

/** An entry from its wire shape `(ia{sv}av)`; absent properties have the protocol's defaults. */
function parseEntry(layout: unknown): MenuEntry {
  const [id, wireProperties, wireChildren] = list(layout);
  const properties = dictionary(wireProperties);
  const children = list(wireChildren).map(parseEntry);
  const toggle = text(properties['toggle-type']);
  const isSubmenu = children.length > 0 || properties['children-display'] === 'submenu';
  return {
    id: number(id),
    label: withoutMnemonic(text(properties['label'])),
    type: entryType(text(properties['type']), toggle, isSubmenu),
    enabled: truth(properties['enabled'], true),
    visible: truth(properties['visible'], true),
    ...(toggle === '' ? {} : { checked: properties['toggle-state'] === 1 }),
    children,
  };
}

function entryType(type: string, toggle: string, isSubmenu: boolean): MenuEntry['type'] {
  if (type === 'separator') return 'separator';
  if (toggle === 'checkmark') return 'checkbox';
  if (toggle === 'radio') return 'radio';
  return isSubmenu ? 'submenu' : 'normal';
}

/** In a label one underscore marks the key of the next letter, two are one underscore. */
const withoutMnemonic = (label: string) => label.replaceAll(/_(_?)/g, '$1');
