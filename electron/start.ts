import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createMailbox } from '../shared/util/mailbox';
import { takeEnvironment } from './connection/environment';
import type { ElectronModules } from './electron-modules.electron';
import { registerAppIdentity } from './lifecycle/app-identity.electron';
import { installCrashHandlers } from './lifecycle/crash-handlers';
import { claimSingleInstance } from './lifecycle/single-instance.electron';
import { showStartupErrorAndExit } from './lifecycle/startup-error.electron';
import type { ProgramOptions } from './program';
import { registerAppScheme } from './security/app-scheme.electron';
import { readStoredLook } from './settings/stored-look';
import { startTray } from './tray/start-tray.electron';
import { startWindow } from './window/start-window.electron';

/** The icon is on Linux's bus after some answers of it, which loading the program would keep waiting. */
const ICON_MS = 30;

type Electron = ElectronModules &
  Parameters<typeof registerAppScheme>[0] &
  Parameters<typeof showStartupErrorAndExit>[0];

/**
 * Starts Bridgekeeper, or ends this process when one runs already. Must run before Electron is ready.
 * What is imported here is all there is to load before the icon is in the tray and the window on the
 * screen: it is kept small.
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
    const environment = takeEnvironment(process.env, process.argv, electron.app.getVersion());
    const given = { electron, environment, folder, launchRequests, crashes };
    start(given).catch((error: unknown) => showStartupErrorAndExit(electron, error));
  }
}

async function start(
  given: Omit<ProgramOptions, 'startedTray' | 'startedWindow' | 'warnings'>,
): Promise<void> {
  const { electron, folder } = given;
  const { app } = electron;
  const [look] = await Promise.all([readStoredLook(folder), app.whenReady()]);
  const inApp = (...names: string[]) => join(app.getAppPath(), ...names);
  const startedTray = startTray({
    electron,
    resource: (file) => inApp('resources', file),
    style: look.trayStyle,
    now: Date.now(),
  });
  const warnings = createMailbox<string>();
  const startedWindow = startWindow({ electron, inApp, look, log: warnings.put });
  if (startedWindow.window === null) await sleep(ICON_MS);
  const { runProgram } = await import('./program');
  await runProgram({ ...given, startedTray, startedWindow, warnings });
}
