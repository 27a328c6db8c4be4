import { createContext } from 'svelte';
import type { RequestResult, RendererApi } from '../../../shared/ipc/contract';
import type { PreferenceKey, Preferences } from '../../../shared/model/settings';
import { ask } from '../../window/request';

export interface SettingsActions {
  /**
   * The preferences as they are shown: as the main process pushed them, but for what was just chosen
   * and is still on its way, so that a control neither jumps back before the answer nor stays on
   * what was refused.
   */
  shown(pushed: Preferences): Preferences;
  /** Why the last choice for a preference was refused, as a sentence; null when it was taken. */
  refusal(key: PreferenceKey): string | null;
  /** Makes a choice. What becomes of it is pushed. */
  change<Key extends PreferenceKey>(key: Key, value: Preferences[Key]): Promise<void>;
  /** Puts all of them back. */
  reset(): Promise<RequestResult<null>>;
}

/** What the user chooses on the settings page. */
export function createSettingsActions(door: RendererApi): SettingsActions {
  let wishes = $state.raw<Partial<Preferences>>({});
  let refusals = $state.raw<Partial<Record<PreferenceKey, string>>>({});
  let wishesSoFar = 0;
  const lastWish: Partial<Record<PreferenceKey, number>> = {};

  return {
    shown: (pushed) => ({ ...pushed, ...wishes }),
    refusal: (key) => refusals[key] ?? null,
    async change(key, value) {
      wishesSoFar += 1;
      const wish = wishesSoFar;
      lastWish[key] = wish;
      const choice = { [key]: value } as Partial<Preferences>;
      wishes = { ...wishes, ...choice };
      refusals = without(refusals, key);
      const answer = await ask(door, 'settings.change', choice);
      // Something else was chosen meanwhile.
      if (lastWish[key] !== wish) return;
      wishes = without(wishes, key);
      if (!answer.ok) refusals = { ...refusals, [key]: answer.error.message };
    },
    reset() {
      refusals = {};
      return ask(door, 'settings.reset', null);
    },
  };
}

function without<Map extends object>(map: Map, key: keyof Map): Map {
  const { [key]: _, ...rest } = map;
  return rest as Map;
}

export const [useSettingsActions, provideSettingsActions] = createContext<SettingsActions>();
