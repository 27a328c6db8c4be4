import Store from 'electron-store';
import { startApp } from './app';
import type { ElectronModules } from './electron-modules.electron';
import { installCrashHandlers } from './lifecycle/crash-handlers';
import type { LaunchRequests } from './lifecycle/single-instance.electron';
import { openLog } from './logging/log';
import type { StartedTray } from './tray/start-tray.electron';

interface Options {
  electron: ElectronModules;
  /** Of the program's own files. */
  folder: string;
  launchRequests: LaunchRequests;
  startedTray: StartedTray;
}

/** All of the program but its icon, which is in the tray while this is loaded. */
export async function runProgram(options: Options): Promise<void> {
  const log = openLog(options.electron.app.getPath('logs'));
  installCrashHandlers(log.error);
  await startApp({ ...options, SettingsFile: Store, log });
}
