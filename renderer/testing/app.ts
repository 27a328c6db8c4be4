import type { WindowSnapshot } from '../../shared/model/window-snapshot';
import { createLoginActions, provideLoginActions } from '../features/login/actions.svelte';
import { createSettingsActions, provideSettingsActions } from '../features/settings/actions.svelte';
import { createLocalTime } from '../../shared/util/local-time';
import { createAppContext, provideApp } from '../window/app-context';
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
  const app = createAppContext({
    preload: fake,
    localTime: createLocalTime('h23'),
    clock: () => NOW_MS,
  });
  const { api, store } = app;
  await store.load();
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
