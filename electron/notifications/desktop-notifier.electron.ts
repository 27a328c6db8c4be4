import { Notification } from 'electron';
import type { Route } from '../../shared/model/route';
import type { NotificationSpec } from './notification-content';
import { asMarkup } from './markup';

export interface DesktopNotifier {
  /** Shows an alert; a recovery takes down what was said before about the same accounts. */
  show(alert: NotificationSpec): void;
  /** Takes down what was said of a kind. */
  withdraw(kind: NotificationSpec['category']): void;
  /** Takes all of ours down. */
  close(): void;
}

interface Options {
  icon: string;
  /** The user clicked a notification. */
  onOpen: (place: Route) => void;
  /** The desktop refuses notifications, or has none. */
  onFail: (reason: string) => void;
}

function isUrgent({ category }: NotificationSpec): boolean {
  return category === 'account-problem' || category === 'connection';
}

/** Shows alerts as native notifications. */
export function createDesktopNotifier({ icon, onOpen, onFail }: Options): DesktopNotifier {
  // Held until they are closed: a collected Notification would lose its click.
  const shown = new Map<Notification, NotificationSpec>();

  const takeDown = (accountIDs: readonly string[]) => {
    for (const [notification, alert] of shown) {
      if (alert.accountIDs.every((id) => accountIDs.includes(id))) notification.close();
    }
  };

  return {
    show(alert) {
      takeDown(alert.accountIDs);
      if (!Notification.isSupported()) return onFail('not supported');
      const notification = new Notification({
        title: alert.title,
        // SECURITY: on Linux a body is markup, and names and reasons are strangers' words.
        body: process.platform === 'linux' ? asMarkup(alert.body) : alert.body,
        icon,
        urgency: isUrgent(alert) ? 'critical' : 'normal',
        silent: alert.category === 'account-recovery',
      });
      shown.set(notification, alert);
      notification.on('click', () => {
        shown.delete(notification);
        onOpen(alert.route);
      });
      notification.on('close', () => shown.delete(notification));
      notification.on('failed', (_event, error) => {
        shown.delete(notification);
        onFail(error);
      });
      notification.show();
    },
    withdraw(kind) {
      for (const [notification, alert] of shown) if (alert.category === kind) notification.close();
    },
    close() {
      for (const notification of shown.keys()) notification.close();
    },
  };
}
