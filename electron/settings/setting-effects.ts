import type { SettingKey, Settings } from '../../shared/model/settings';
import type { SettingsService } from './settings';

interface Options {
  settings: Pick<SettingsService, 'get' | 'onChange'>;
  setTheme: (theme: Settings['theme']) => void;
  updateTray: () => void;
  /** Decides anew what the user is notified of. */
  refreshNotifications: () => void;
  /** Has Beeper asked at once. */
  checkNow: () => void;
}

/** Makes each change of a setting effective at once, and the theme from the start. */
export function applySettings({
  settings,
  setTheme,
  updateTray,
  refreshNotifications,
  checkNow,
}: Options): void {
  const applyTheme = () => setTheme(settings.get('theme'));
  const effects: Partial<Record<SettingKey, () => void>> = {
    theme: applyTheme,
    trayStyle: updateTray,
    trayCount: updateTray,
    quietHours: refreshNotifications,
    reminders: refreshNotifications,
    importantAccounts: refreshNotifications,
    pollSeconds: checkNow,
  };
  applyTheme();
  settings.onChange((key) => effects[key]?.());
}
