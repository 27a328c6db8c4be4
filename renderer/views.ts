import { createLazy } from './ui/lazy.svelte';

/** What the window shows only later than its first picture: each has its code in a file of its own. */
export const VIEWS = {
  account: createLazy(() => import('./features/accounts/details.svelte')),
  add: createLazy(() => import('./features/accounts/add.svelte')),
  history: createLazy(() => import('./features/history/view.svelte')),
  settings: createLazy(() => import('./features/settings/view.svelte')),
  about: createLazy(() => import('./features/about/view.svelte')),
  demo: createLazy(() => import('./features/demo/controls.svelte')),
  palette: createLazy(() => import('./features/palette/palette.svelte')),
  shortcuts: createLazy(() => import('./window/shortcut-sheet.svelte')),
  connect: createLazy(() => import('./features/connect/view.svelte')),
  login: createLazy(() => import('./features/login/view.svelte')),
};

/** Loads them all, so that none is waited for. */
export async function loadViews(): Promise<void> {
  for (const view of Object.values(VIEWS)) await view.load();
}
