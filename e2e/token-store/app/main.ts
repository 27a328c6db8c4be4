import { app, safeStorage } from 'electron';
import { openTokenStore } from '../../../electron/token-store/token-store';
import './harness';

/** A program that is nothing but the real vault, in its user-data folder. */
const log: string[] = [];

void app.whenReady().then(() => {
  const vault = openTokenStore({
    folder: app.getPath('userData'),
    safeStorage,
    log: (line) => log.push(line),
  });
  globalThis.vaultHarness = { vault, log };
});
