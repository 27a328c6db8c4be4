import { createContext } from 'svelte';
import type { RendererApi } from '../../shared/ipc/renderer-api';
import type { LocalTime } from '../../shared/util/local-time';
import type { CheckNow } from './check-now.svelte';
import type { Dialogs } from './dialogs.svelte';
import type { Now } from './now.svelte';
import type { Removal } from './removal.svelte';
import type { WindowStore } from './store.svelte';

/** What every component of the window can reach. */
export interface AppContext {
  /** Never rejects: see `createApiClient`. */
  api: RendererApi;
  store: WindowStore;
  check: CheckNow;
  dialogs: Dialogs;
  removal: Removal;
  now: Now;
  localTime: LocalTime;
}

export const [useApp, provideApp] = createContext<AppContext>();
