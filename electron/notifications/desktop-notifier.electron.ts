import type { Notification } from 'electron';
import type { Route } from '../../shared/model/route';
import type { NotificationSpec } from './notification-content';

export interface DesktopNotifier {
  /** Shows a notification; it replaces earlier ones whose accounts are all among its own. */
  show(spec: NotificationSpec): void;
  /** Closes every notification of a category. */
  withdraw(category: NotificationSpec['category']): void;
  /** Closes the notifications of problems that none of these accounts has any more. */
  keepProblemsOf(accountIDs: ReadonlySet<string>): void;
  /** Closes all notifications of this program. */
  close(): void;
}

interface Options {
  Notification: typeof Notification;
  /** The full path of a picture. */
  icon: string;
  platform?: NodeJS.Platform;
  /** The user clicked a notification that leads there. */
  onOpen: (route: Route) => void;
  /** The desktop refuses notifications, or has none. */
  onFail: (reason: string) => void;
}

/** Shows native notifications. */
export function createDesktopNotifier({
  Notification,
  icon,
  platform = process.platform,
  onOpen,
  onFail,
}: Options): DesktopNotifier {
  // Referenced until they are closed: a collected Notification would lose its click.
  const shown = new Map<Notification, NotificationSpec>();

  const closeWhere = (matches: (spec: NotificationSpec) => boolean) => {
    for (const [notification, spec] of [...shown]) {
      if (!matches(spec)) continue;
      // Windows emits no second "close" for one that went to the Action Center.
      shown.delete(notification);
      notification.close();
    }
  };

  return {
    show(spec) {
      closeWhere(
        ({ accountIDs }) =>
          // News of an account does not outdate a notification about no account.
          accountIDs.length > 0 && accountIDs.every((id) => spec.accountIDs.includes(id)),
      );
      if (!Notification.isSupported()) return onFail('not supported');
      const notification = new Notification({
        title: spec.title,
        // SECURITY: on Linux a body is markup, and names and reasons come from outside.
        body: platform === 'linux' ? asMarkup(spec.body) : spec.body,
        // macOS shows the program's own icon; another is an attachment, which has ended the program.
        ...(platform !== 'darwin' && { icon }),
        urgency: isUrgent(spec) ? 'critical' : 'normal',
        silent: spec.category === 'account-recovery',
      });
      shown.set(notification, spec);
      notification.on('click', () => {
        shown.delete(notification);
        onOpen(spec.route);
      });
      notification.on('close', (details?: { reason?: string }) => {
        if (isOver(details?.reason, platform)) shown.delete(notification);
      });
      notification.on('failed', (_event, error) => {
        shown.delete(notification);
        onFail(error);
      });
      notification.show();
    },
    withdraw: (category) => closeWhere((spec) => spec.category === category),
    keepProblemsOf: (wanted) =>
      closeWhere(
        ({ category, accountIDs }) =>
          category === 'account-problem' && !accountIDs.some((id) => wanted.has(id)),
      ),
    close: () => closeWhere(() => true),
  };
}

/**
 * Whether a notification that closed is gone. On Windows one that nobody dismissed stays in the Action
 * Center, where it can be clicked; a runtime that gives no reason may mean either.
 */
function isOver(reason: string | undefined, platform: NodeJS.Platform): boolean {
  return platform !== 'win32' || reason === 'userCanceled';
}

function isUrgent({ category }: NotificationSpec): boolean {
  return category === 'account-problem' || category === 'connection';
}

/**
 * Text as the body of a notification on Linux, where `&`, `<` and `>` are markup: a name from
 * outside could otherwise hold a link, and one with an ampersand would spoil the whole body. The rule is
 * that of the Desktop Notifications Specification, "Markup"; the title is plain text there.
 */
function asMarkup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
