import type { App } from 'electron';

/** Whether a window of the program's is there: shown, minimized or covered. */
type Presence = 'has-window' | 'has-none';

/**
 * Has a Mac show the program in its Dock, with its menus, only as long as there is a window to go to;
 * otherwise it is in the menu bar alone. Other systems do not know the difference.
 */
export function setPresence(
  { app }: { app: Pick<App, 'setActivationPolicy'> },
  presence: Presence,
  platform = process.platform,
): void {
  if (platform !== 'darwin') return;
  app.setActivationPolicy(presence === 'has-window' ? 'regular' : 'accessory');
}
