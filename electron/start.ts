import { join } from 'node:path';
import { createMailbox } from '../shared/util/mailbox';
import { takeEnvironment } from './connection/environment';
import type { ElectronModules } from './electron-modules.electron';
import { registerAppIdentity } from './lifecycle/app-identity.electron';
import { installCrashHandlers } from './lifecycle/crash-handlers';
import { claimSingleInstance } from './lifecycle/single-instance.electron';
import { showStartupErrorAndExit } from './lifecycle/startup-error.electron';
import type { ProgramOptions } from './program';
import { registerAppScheme } from './security/app-scheme.electron';
import { readTrayStyle } from './settings/stored-tray-style';
import { startTray } from './tray/start-tray.electron';

type Electron = ElectronModules &
  Parameters<typeof registerAppScheme>[0] &
  Parameters<typeof showStartupErrorAndExit>[0];

/**
 * Starts Bridgekeeper, or ends this process when one runs already. Must run before Electron is ready.
 * What is imported here is all there is to load before the icon is in the tray: it is kept small.
 */
export function startProgram(electron: Electron): void {
  registerAppIdentity(electron);
  registerAppScheme(electron);
  // Electron would build a menu of its own, which ours replaces. On a Mac there is always one.
  if (process.platform !== 'darwin') electron.Menu.setApplicationMenu(null);
  // Before the claim, which may give Chromium another one.
  const folder = electron.app.getPath('userData');
  const crashes = createMailbox<string>();
  installCrashHandlers(crashes.put);
  const launchRequests = claimSingleInstance(electron);
  if (launchRequests === null) electron.app.quit();
  else {
    // After the claim, which may start the program anew in this one's place.
    const environment = takeEnvironment(process.env, process.argv);
    const given = { electron, environment, folder, launchRequests, crashes };
    start(given).catch((error: unknown) => showStartupErrorAndExit(electron, error));
  }
}

async function start(given: Omit<ProgramOptions, 'startedTray'>): Promise<void> {
  const { electron, folder } = given;
  const { app } = electron;
  const [style] = await Promise.all([readTrayStyle(folder), app.whenReady()]);
  const resource = (file: string) => join(app.getAppPath(), 'resources', file);
  const startedTray = startTray({ electron, resource, style, now: Date.now() });
  const { runProgram } = await import('./program');
  await runProgram({ ...given, startedTray });
}
