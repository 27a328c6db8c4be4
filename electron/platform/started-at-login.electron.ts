import type { App } from 'electron';
import { HIDDEN } from './launch-command';

/**
 * Whether this start is the system's and not the user's, so that no window is wanted. macOS passes
 * no arguments and says it in its own way. Valid once the app is ready.
 */
export function startedAtLogin(app: Pick<App, 'getLoginItemSettings'>): boolean {
  if (process.argv.includes(HIDDEN)) return true;
  return process.platform === 'darwin' && app.getLoginItemSettings().wasOpenedAtLogin;
}
