import type { WindowSnapshot } from '../../shared/model/window-snapshot';
import { createLoginActions, provideLoginActions } from '../features/login/actions.svelte';
import { createSettingsActions, provideSettingsActions } from '../features/settings/actions.svelte';
import { createLocalTime } from '../../shared/util/local-time';
import { createApiClient } from '../window/api-client';
import { provideApp } from '../window/app-context';
import { createCheckNow } from '../window/check-now.svelte';
import { createDialogs } from '../window/dialogs.svelte';
import { createNow } from '../window/now.svelte';
import { createRemoval } from '../window/removal.svelte';
import { createWindowStore } from '../window/store.svelte';
import AppWrapper from './app-wrapper.svelte';
import { createFakeRendererApi } from '../../shared/ipc/testing/fake-renderer-api';
import { aWindowState } from './fixtures';

/** 2026-05-03, 14:00 UTC. */
export const NOW_MS = Date.UTC(2026, 4, 3, 14);

/**
 * What the window's components reach, loaded from a fake preload API.
 * @returns `wrapper` to hand to `render` as its third argument
 */
export async function createTestApp(state: Partial<WindowSnapshot> = {}) {
  const fake = createFakeRendererApi();
  fake.answer('window.getSnapshot', aWindowState(state));
  const api = createApiClient(fake);
  const store = createWindowStore(api);
  await store.load();
  const app = {
    api,
    store,
    check: createCheckNow(api),
    dialogs: createDialogs(api),
    removal: createRemoval(api, store),
    now: createNow(() => NOW_MS),
    localTime: createLocalTime('h23', 'UTC'),
  };
  const provide = () => {
    provideApp(app);
    provideLoginActions(createLoginActions(api));
    provideSettingsActions(createSettingsActions(api, () => store.settings?.preferences ?? null));
  };
  return {
    api: fake,
    store,
    dialogs: app.dialogs,
    removal: app.removal,
    wrapper: { wrapper: AppWrapper, wrapperProps: { provide } },
  };
}
