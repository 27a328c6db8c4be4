import Store from 'electron-store';
import type { Mailbox } from '../shared/util/mailbox';
import { startApp } from './app';
import type { Environment } from './connection/environment';
import type { ElectronModules } from './electron-modules.electron';
import type { LaunchRequests } from './lifecycle/single-instance.electron';
import { openLog } from './logging/log';
import type { StartedWindow } from './window/start-window.electron';
import type { StartedTray } from './tray/start-tray.electron';

export interface ProgramOptions {
  electron: ElectronModules;
  /** Of the program's own files. */
  folder: string;
  launchRequests: LaunchRequests;
  environment: Environment;
  /** What nobody caught, as lines for the log. */
  crashes: Mailbox<string>;
  /** Lines for the log of before there was one. */
  warnings: Mailbox<string>;
  startedTray: StartedTray;
  startedWindow: StartedWindow;
}

/** All of the program but its icon and its window, which are there while this is loaded. */
export async function runProgram({ crashes, warnings, ...options }: ProgramOptions): Promise<void> {
  const log = openLog(options.electron.app.getPath('logs'));
  crashes.listen(log.error);
  warnings.listen(log.warn);
  await startApp({ ...options, SettingsFile: Store, log });
}
