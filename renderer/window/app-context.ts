import { createContext } from 'svelte';
import type { RendererApi } from '../../shared/ipc/renderer-api';
import type { PastReport } from '../../shared/model/history';
import type { LocalTime } from '../../shared/util/local-time';
import { createApiClient } from './api-client';
import { createCheckNow, type CheckNow } from './check-now.svelte';
import { createDialogs, type Dialogs } from './dialogs.svelte';
import { createNow, type Now } from './now.svelte';
import { createRemoval, type Removal } from './removal.svelte';
import { createQuery, type Query } from './query.svelte';
import { createWindowStore, type WindowStore } from './store.svelte';

/** What every component of the window can reach, for the window's whole life. */
export interface AppContext {
  /** Never rejects: see `createApiClient`. */
  api: RendererApi;
  store: WindowStore;
  check: CheckNow;
  dialogs: Dialogs;
  removal: Removal;
  /** How all accounts were in the last 24 hours: the last answer stays for the next look at it. */
  lastDay: Query<[], PastReport>;
  now: Now;
  localTime: LocalTime;
}

interface Options {
  preload: RendererApi;
  localTime: LocalTime;
  /** Ms since the epoch. */
  clock?: () => number;
}

/** Hears what the main process pushes from now on; the store is to be loaded. */
export function createAppContext({ preload, localTime, clock }: Options): AppContext {
  const api = createApiClient(preload);
  const store = createWindowStore(api);
  return {
    api,
    store,
    check: createCheckNow(api),
    dialogs: createDialogs(api),
    removal: createRemoval(api, store),
    lastDay: createQuery(() => api.request('history.report', { accountID: null, period: 'day' })),
    now: createNow(clock),
    localTime,
  };
}

export const [useApp, provideApp] = createContext<AppContext>();
