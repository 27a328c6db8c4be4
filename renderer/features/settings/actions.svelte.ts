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
  /** Sets all preferences back to their defaults. */
  reset(): Promise<RequestResult<unknown>>;
}

/** What the user changes on the settings page. */
export function createSettingsActions(api: RendererApi): SettingsActions {
  let optimistic = $state.raw<Partial<Preferences>>({});
  let refusals = $state.raw<Partial<Record<PreferenceKey, string>>>({});
  let changeCount = 0;
  const lastChange: Partial<Record<PreferenceKey, number>> = {};

  return {
    shown: (pushed) => ({ ...pushed, ...optimistic }),
    refusal: (key) => refusals[key] ?? null,
    async change(key, value) {
      changeCount += 1;
      const thisChange = changeCount;
      lastChange[key] = thisChange;
      const changed = { [key]: value } as Partial<Preferences>;
      optimistic = { ...optimistic, ...changed };
      refusals = without(refusals, key);
      const answer = await api.request('settings.change', changed);
      // A later change of the same preference counts.
      if (lastChange[key] !== thisChange) return;
      optimistic = without(optimistic, key);
      if (!answer.ok) refusals = { ...refusals, [key]: answer.error.message };
    },
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
