import Store from 'electron-store';
import { startApp } from './app';
import type { ElectronModules } from './electron-modules.electron';
import { registerAppIdentity } from './lifecycle/app-identity.electron';
import { installCrashHandlers } from './lifecycle/crash-handlers';
import { claimSingleInstance, type LaunchRequests } from './lifecycle/single-instance.electron';
import { showStartupErrorAndExit } from './lifecycle/startup-error.electron';
import { openLog } from './logging/log';
import { registerAppScheme } from './security/app-scheme.electron';

type Electron = ElectronModules &
  Parameters<typeof registerAppScheme>[0] &
  Parameters<typeof showStartupErrorAndExit>[0];

/** Starts Bridgekeeper, or ends this process when one runs already. Must run before Electron is ready. */
export function startProgram(electron: Electron): void {
  registerAppIdentity(electron);
  registerAppScheme(electron);
  // Before the claim, which may give Chromium another one.
  const folder = electron.app.getPath('userData');
  const launchRequests = claimSingleInstance(electron);
  if (launchRequests === null) electron.app.quit();
  else {
    start(electron, folder, launchRequests).catch((error: unknown) =>
      showStartupErrorAndExit(electron, error),
    );
  }
}

async function start(
  electron: ElectronModules,
  folder: string,
  launchRequests: LaunchRequests,
): Promise<void> {
  const log = openLog(electron.app.getPath('logs'));
  installCrashHandlers(log.error);
  await startApp({ electron, SettingsFile: Store, folder, log, launchRequests });
}
