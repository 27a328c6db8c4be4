import type { NotificationSpec } from '../notifications/notification-content';
import { STILL_RUNNING_TEXT } from '../../shared/strings/notifications';
import type { SettingsService } from '../settings/settings';

interface Options {
  settings: Pick<SettingsService, 'get' | 'set'>;
  /** Whether there is a tray that the program can stay in. */
  hasTray: () => boolean;
  notify: (notification: NotificationSpec) => void;
  quit: () => void;
}

/** Handles the closing of the window; returns whether the program continues in the tray. */
export function createCloseBehaviour({ settings, hasTray, notify, quit }: Options): () => boolean {
  return () => {
    // Without a tray the user could neither see that the program runs nor quit it.
    if (settings.get('closing') === 'quit' || !hasTray()) {
      quit();
      return false;
    }
    if (!settings.get('closingTold')) {
      settings.set('closingTold', true);
      notify({
        ...STILL_RUNNING_TEXT,
        category: 'hint',
        accountIDs: [],
        route: { view: 'settings' },
        actions: [],
      });
    }
    return true;
  };
}
