import { createContext } from 'svelte';
import type { RendererApi } from '../../shared/ipc/renderer-api';
import type { LocalTime } from '../model/local-time';
import type { CheckNow } from './check-now.svelte';
import type { Now } from './now.svelte';
import type { WindowStore } from './window-store.svelte';

/** What every part of the window can reach. */
export interface Parts {
  door: RendererApi;
  store: WindowStore;
  check: CheckNow;
  now: Now;
  localTime: LocalTime;
}

export const [useParts, provideParts] = createContext<Parts>();
