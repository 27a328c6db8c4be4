import { createContext } from 'svelte';
import type { RendererApi } from '../../shared/ipc/contract';
import type { LocalTime } from '../ui/local-time';
import type { CheckNow } from './check-now.svelte';
import type { Now } from './now.svelte';
import type { WindowStore } from './store.svelte';

/** What every part of the window can reach. */
export interface Parts {
  door: RendererApi;
  store: WindowStore;
  check: CheckNow;
  now: Now;
  localTime: LocalTime;
}

export const [useParts, provideParts] = createContext<Parts>();
