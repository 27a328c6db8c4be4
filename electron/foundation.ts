import { join } from 'node:path';
import type { Environment } from './connection/environment';
import type { ElectronModules } from './electron-modules.electron';
import type { Log } from './logging/log';
import { createBanners } from './notifications/banners';
import { makePrivate } from './platform/files';
import { openProgramClock } from './platform/program-clock';
import { createSettings } from './settings/settings';
import { openSettingsStore, type SettingsFileClass } from './settings/settings-store';

export interface FoundationOptions {
  electron: ElectronModules;
  environment: Environment;
  /** electron-store: it loads Electron, and so is handed in like it. */
  SettingsFile: SettingsFileClass;
  /** Of the program's own files. */
  folder: string;
  log: Log;
}

export type Foundation = Awaited<ReturnType<typeof buildFoundation>>;

/** What every part stands on: folders, environment, clock, banners, settings. */
export async function buildFoundation(options: FoundationOptions) {
  const { electron, environment, SettingsFile, folder, log } = options;
  const { app } = electron;
  const inApp = (...names: string[]) => join(app.getAppPath(), ...names);
  const resource = (file: string) => inApp('resources', file);

  const banners = createBanners();
  const reportToUser = (sentence: string) => {
    log.warn(sentence);
    banners.add(sentence);
  };
  if (environment.problem !== null) reportToUser(environment.problem);

  await makePrivate(folder).catch((error: unknown) => {
    log.warn(`others may read what Bridgekeeper keeps: ${String(error)}`);
  });
  const clock = await openProgramClock({ isPackaged: app.isPackaged, env: process.env });
  const [store] = await Promise.all([
    openSettingsStore({ folder, Store: SettingsFile, now: clock.now, reportToUser }),
    app.whenReady(),
  ]);

  return {
    banners,
    clock,
    electron,
    environment,
    folder,
    inApp,
    log,
    reportToUser,
    resource,
    settings: createSettings({ store, reportToUser }),
  };
}
