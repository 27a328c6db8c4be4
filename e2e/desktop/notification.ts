import { dictionary, list, number, text } from './values';
import { eventually, type WaitOptions } from './wait';

/** A notification as a program asked for it by the `Notify` of org.freedesktop.Notifications. */
export interface ShownNotification {
  readonly id: number;
  readonly appName: string;
  readonly icon: string;
  readonly summary: string;
  readonly body: string;
  /** Key → label; the key `default` is a click on the notification itself. */
  readonly actions: Readonly<Record<string, string>>;
  /** Such as `urgency` (0 low, 1 normal, 2 critical) and `desktop-entry`. */
  readonly hints: Readonly<Record<string, unknown>>;
  /** The id of the notification that it replaced, else 0. */
  readonly replacesId: number;
  /** How long it is to stay, in milliseconds; -1: as the server likes, 0: until dismissed. */
  readonly expiresMs: number;
  /** When it came, in milliseconds since 1970. */
  readonly time: number;
}

/** Which notification is meant: a piece of its summary or body, or what it is. */
export type NotificationSelector = string | RegExp | ((notification: ShownNotification) => boolean);

/** Reads the arguments of `Notify`, signature `susssasa{sv}i`. */
export function parseNotify(
  [appName, replacesId, icon, summary, body, actions, hints, expires]: readonly unknown[],
  id: number,
  time: number,
): ShownNotification {
  return {
    id,
    appName: text(appName),
    icon: text(icon),
    summary: text(summary),
    body: text(body),
    actions: parseActions(list(actions).map((one) => text(one))),
    hints: dictionary(hints),
    replacesId: number(replacesId),
    expiresMs: number(expires, -1),
    time,
  };
}

/** Whether a notification matches the selector. */
export function isSelected(selector: NotificationSelector, shown: ShownNotification): boolean {
  if (typeof selector === 'function') return selector(shown);
  const words = `${shown.summary}\n${shown.body}`;
  return typeof selector === 'string' ? words.includes(selector) : selector.test(words);
}

/**
 * Waits until a notification that the selector matches is among those shown.
 *
 * @throws Error with all that were shown when none comes.
 */
export async function waitForNotification(
  read: () => readonly ShownNotification[],
  selector: NotificationSelector,
  options: WaitOptions = {},
): Promise<ShownNotification> {
  const find = (all: readonly ShownNotification[]) => all.find((one) => isSelected(selector, one));
  const all = await eventually({
    what: `a notification ${typeof selector === 'function' ? '' : String(selector)}`.trim(),
    read,
    until: (seen) => find(seen) !== undefined,
    show: describe,
    ...options,
  });
  const found = find(all);
  if (found === undefined) throw new Error('The notification is gone.');
  return found;
}

const describe = (all: readonly ShownNotification[]) =>
  all.length === 0
    ? 'no notification'
    : all.map(({ id, summary, body }) => `${id}: ${summary} | ${body}`).join('\n');

/** The wire has key, label, key, label, …. */
function parseActions(flat: readonly string[]): Readonly<Record<string, string>> {
  const pairs = flat.flatMap((key, at) => (at % 2 === 0 ? [[key, flat[at + 1] ?? '']] : []));
  return Object.fromEntries(pairs) as Record<string, string>;
}
