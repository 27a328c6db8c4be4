import * as electron from 'electron';
import Store from 'electron-store';
import { startApp } from './app';
import { registerAppIdentity } from './lifecycle/app-identity.electron';
import { installCrashHandlers } from './lifecycle/crash-handlers';
import { claimSingleInstance, type LaunchRequests } from './lifecycle/single-instance.electron';
import { showStartupErrorAndExit } from './lifecycle/startup-error.electron';
import { openLog } from './logging/log';
import { registerAppScheme } from './security/app-scheme.electron';

/** The entry of the main process: hands Electron in to everything else. */
async function start(launchRequests: LaunchRequests): Promise<void> {
  const log = openLog(electron.app.getPath('logs'));
  installCrashHandlers(log.error);
  await startApp({ electron, SettingsFile: Store, log, launchRequests });
}

registerAppIdentity(electron);
registerAppScheme(electron);
const launchRequests = claimSingleInstance(electron);
if (launchRequests === null) electron.app.quit();
else start(launchRequests).catch((error: unknown) => showStartupErrorAndExit(electron, error));
