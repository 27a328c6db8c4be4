import type { HandlersOf } from '../ipc/handlers';
import type { NotificationService } from './notification-service';

type Silencing = Pick<NotificationService, 'acknowledge' | 'mute' | 'snooze'>;

/** @param current of the connection in use; each connection has its own */
export function createSilenceHandlers(current: () => Silencing): HandlersOf<'notifications'> {
  return {
    'notifications.acknowledge': ({ accountID, isOn }) => current().acknowledge(accountID, isOn),
    'notifications.mute': ({ accountID, length }) => current().mute(accountID, length),
    'notifications.snooze': ({ length }) => current().snooze(length),
  };
}
