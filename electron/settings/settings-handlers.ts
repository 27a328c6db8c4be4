import type { HandlersOf } from '../ipc/handlers';
import type { PreferencesService } from './preferences';

export function createSettingsHandlers(
  preferences: Pick<PreferencesService, 'change' | 'reset'>,
): HandlersOf<'settings'> {
  return {
    'settings.change': (choices) => preferences.change(choices),
    'settings.reset': () => preferences.reset(),
  };
}
