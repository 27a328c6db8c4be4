import type { DisplayedNotification, NotificationDisplay } from './display/notification-display';
import {
  commandOf,
  type NotificationActionKey,
  type NotificationCommand,
} from './notification-action';
import type { NotificationSpec } from './notification-content';

export interface DesktopNotifier {
  /** Shows a notification; it replaces earlier ones whose accounts are all among its own. */
  show(spec: NotificationSpec): void;
  /** Closes every notification of a category. */
  withdraw(category: NotificationSpec['category']): void;
  /** Closes the notifications of problems that none of these accounts has any more. */
  keepProblemsOf(accountIDs: ReadonlySet<string>): void;
  /** Closes the notifications of sign-ins that may run out, when they are of none of these accounts. */
  keepRenewalsOf(accountIDs: ReadonlySet<string>): void;
  /** Closes all notifications of this program. Resolves when the desktop has been told. */
  close(): Promise<void>;
}

interface Options {
  display: NotificationDisplay;
  /** The user asks for something by a notification. */
  onCommand: (command: NotificationCommand) => void;
  /** The desktop refuses notifications, or has none. */
  onFail: (reason: string) => void;
}

interface Shown {
  spec: NotificationSpec;
  /** Null while it is being shown. */
  displayed: DisplayedNotification | null;
}

/** Knows which notifications are on the desktop, and which of them are out of date. */
export function createDesktopNotifier({ display, onCommand, onFail }: Options): DesktopNotifier {
  const shown = new Set<Shown>();

  const takeOut = (isMeant: (spec: NotificationSpec) => boolean): DisplayedNotification[] => {
    const meant = [...shown].filter(({ spec }) => isMeant(spec));
    meant.forEach((one) => shown.delete(one));
    return meant.map(({ displayed }) => displayed).filter((displayed) => displayed !== null);
  };
  const closeWhere = (isMeant: (spec: NotificationSpec) => boolean) =>
    takeOut(isMeant).forEach((displayed) => displayed.close());
  const closeUnlessOf = (wanted: ReadonlySet<string>, kind: NotificationSpec['category']) =>
    closeWhere(
      ({ category, accountIDs }) => category === kind && !accountIDs.some((id) => wanted.has(id)),
    );

  return {
    show(spec) {
      const [replaced = null, ...outdated] = takeOut(
        ({ accountIDs }) =>
          // News of an account does not outdate a notification about no account.
          accountIDs.length > 0 && accountIDs.every((id) => spec.accountIDs.includes(id)),
      );
      outdated.forEach((displayed) => displayed.close());
      const entry: Shown = { spec, displayed: null };
      shown.add(entry);
      const listener = {
        onAction: (key: NotificationActionKey) => {
          // What was taken down meanwhile is not asked for any more.
          if (shown.delete(entry)) onCommand(commandOf(key, spec));
        },
        onGone: () => void shown.delete(entry),
        onFail,
      };
      entry.displayed = display.show(spec, listener, replaced);
    },
    withdraw: (category) => closeWhere((spec) => spec.category === category),
    keepProblemsOf: (wanted) => closeUnlessOf(wanted, 'account-problem'),
    keepRenewalsOf: (wanted) => closeUnlessOf(wanted, 'renewal'),
    close() {
      closeWhere(() => true);
      return display.stop();
    },
  };
}
