import { Notification } from 'electron';
import type { Place } from '../../shared/ipc/contract';
import type { Alert } from './notification-content';
import { asMarkup } from './markup';

export interface Notifier {
  /** Shows an alert; a recovery takes down what was said before about the same accounts. */
  show(alert: Alert): void;
  /** Takes down what was said of a kind. */
  withdraw(kind: Alert['kind']): void;
  /** Takes all of ours down. */
  close(): void;
}

interface Options {
  icon: string;
  /** The owner clicked a notification. */
  onOpen: (place: Place) => void;
  /** The desktop refuses notifications, or has none. */
  onFail: (reason: string) => void;
}

function isUrgent({ kind }: Alert): boolean {
  return kind === 'trouble' || kind === 'connection';
}

/** Shows alerts as native notifications. */
export function createNotifier({ icon, onOpen, onFail }: Options): Notifier {
  // Held until they are closed: a collected Notification would lose its click.
  const shown = new Map<Notification, Alert>();

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
        silent: alert.kind === 'recovery',
      });
      shown.set(notification, alert);
      notification.on('click', () => {
        shown.delete(notification);
        onOpen(alert.place);
      });
      notification.on('close', () => shown.delete(notification));
      notification.on('failed', (_event, error) => {
        shown.delete(notification);
        onFail(error);
      });
      notification.show();
    },
    withdraw(kind) {
      for (const [notification, alert] of shown) if (alert.kind === kind) notification.close();
    },
    close() {
      for (const notification of shown.keys()) notification.close();
    },
  };
}
