import { tick } from 'svelte';
import type { WindowStore } from './store.svelte';

/** Opens the settings at the quiet hours; they are long, so the focus goes there. */
export async function openQuietHours(store: WindowStore): Promise<void> {
  store.navigate({ view: 'settings' });
  await tick();
  document.querySelector<HTMLElement>('[data-quiet-hours]')?.focus();
}
