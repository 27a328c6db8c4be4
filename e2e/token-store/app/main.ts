import { app, safeStorage } from 'electron';
import { openTokenStore } from '../../../electron/token-store/token-store';
import './harness';

/** A program that is nothing but the real token store, in its user-data folder. */
const log: string[] = [];

void app.whenReady().then(() => {
  const tokenStore = openTokenStore({
    folder: app.getPath('userData'),
    safeStorage,
    log: (line) => log.push(line),
  });
  globalThis.tokenStoreHarness = { tokenStore, log };
});
