import type { Alert } from '../notifications/notification-content';
import { STILL_HERE_WORDS } from '../../shared/strings/notifications';
import type { SettingsService } from '../settings/settings';

interface Options {
  settings: Pick<SettingsService, 'get' | 'set'>;
  /** Whether there is a tray that the program can stay in. */
  hasTray: () => boolean;
  notify: (alert: Alert) => void;
  quit: () => void;
}

/** What closing the window does; tells whether the program goes on without it. */
export function createClosing({ settings, hasTray, notify, quit }: Options): () => boolean {
  return () => {
    // Without a tray nobody could tell that it still runs, or end it.
    if (settings.get('closing') === 'quit' || !hasTray()) {
      quit();
      return false;
    }
    if (!settings.get('closingTold')) {
      settings.set('closingTold', true);
      notify({ ...STILL_HERE_WORDS, kind: 'hint', accountIDs: [], place: { view: 'settings' } });
    }
    return true;
  };
}
