import Store from 'electron-store';
import type { Mailbox } from '../shared/util/mailbox';
import { startApp } from './app';
import type { Environment } from './connection/environment';
import type { ElectronModules } from './electron-modules.electron';
import type { LaunchRequests } from './lifecycle/single-instance.electron';
import { openLog } from './logging/log';
import type { StartedTray } from './tray/start-tray.electron';

export interface ProgramOptions {
  electron: ElectronModules;
  /** Of the program's own files. */
  folder: string;
  launchRequests: LaunchRequests;
  environment: Environment;
  /** What nobody caught, as lines for the log. */
  crashes: Mailbox<string>;
  startedTray: StartedTray;
}

/** All of the program but its icon, which is in the tray while this is loaded. */
export async function runProgram({ crashes, ...options }: ProgramOptions): Promise<void> {
  const log = openLog(options.electron.app.getPath('logs'));
  crashes.listen(log.error);
  await startApp({ ...options, SettingsFile: Store, log });
}
