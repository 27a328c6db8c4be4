import { createContext } from 'svelte';
import type { RendererApi, RequestResult } from '../../../shared/ipc/renderer-api';
import type { PreferenceKey, Preferences } from '../../../shared/model/settings';

interface SettingsActions {
  /**
   * The preferences as they are shown: as pushed, with the changes that the main process has not
   * answered yet. So a control neither jumps back before the answer nor keeps a refused value.
   */
  shown(pushed: Preferences): Preferences;
  /** Why the last change of a preference was refused, as a sentence. */
  refusal(key: PreferenceKey): string | null;
  /** The new preferences are pushed, not answered. */
  change<Key extends PreferenceKey>(key: Key, value: Preferences[Key]): Promise<void>;
  /** While the keys of a shortcut are recorded, the present ones are left to the recorder. */
  recordShortcut(isRecording: boolean): Promise<unknown>;
  /** Sets all preferences back to their defaults. */
  reset(): Promise<RequestResult<unknown>>;
}

/** A change as it is shown before the main process has pushed it. */
interface Change {
  value: unknown;
  /** The preferences that a push has to replace first; null before the change was answered. */
  answeredAt: Preferences | null;
}

/**
 * What the user changes on the settings page.
 * @param pushed the preferences as the main process pushed them last
 */
export function createSettingsActions(
  api: RendererApi,
  pushed: () => Preferences | null,
): SettingsActions {
  let changes = $state.raw<Partial<Record<PreferenceKey, Change>>>({});
  let refusals = $state.raw<Partial<Record<PreferenceKey, string>>>({});

  return {
    shown(preferences) {
      const pending = Object.entries(changes).filter(
        ([, { answeredAt }]) => answeredAt === null || answeredAt === preferences,
      );
      return {
        ...preferences,
        ...Object.fromEntries(pending.map(([key, { value }]) => [key, value])),
      };
    },
    refusal: (key) => refusals[key] ?? null,
    async change(key, value) {
      const change: Change = { value, answeredAt: null };
      changes = { ...changes, [key]: change };
      refusals = without(refusals, key);
      const answer = await api.request('settings.change', { [key]: value });
      // A later change of the same preference counts.
      if (changes[key] !== change) return;
      if (answer.ok) {
        // An answer may overtake its push: what was changed must not go back in between, as a row that
        // was added would go, with the focus that is in it.
        changes = { ...changes, [key]: { value, answeredAt: pushed() } };
        return;
      }
      changes = without(changes, key);
      refusals = { ...refusals, [key]: answer.error.message };
    },
    recordShortcut: (isRecording) => api.request('settings.recordShortcut', { isRecording }),
    reset() {
      refusals = {};
      return api.request('settings.reset');
    },
  };
}

function without<Map extends object>(map: Map, key: keyof Map): Map {
  const { [key]: _, ...rest } = map;
  return rest as Map;
}

export const [useSettingsActions, provideSettingsActions] = createContext<SettingsActions>();
