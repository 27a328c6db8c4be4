import type { HandlersOf } from '../ipc/handlers';
import type { GlobalShortcut } from '../platform/global-shortcut.electron';
import type { PreferencesService } from './preferences';

export function createSettingsHandlers(
  preferences: Pick<PreferencesService, 'change' | 'reset'>,
  shortcut: Pick<GlobalShortcut, 'suspend'>,
): HandlersOf<'settings'> {
  return {
    'settings.change': (choices) => preferences.change(choices),
    'settings.reset': () => preferences.reset(),
    'settings.recordShortcut': ({ isRecording }) => shortcut.suspend(isRecording),
  };
}
