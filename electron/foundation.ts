import { join } from 'node:path';
import { readEnvironment } from './connection/environment';
import type { ElectronModules } from './electron-modules.electron';
import type { Log } from './logging/log';
import { createBanners } from './notifications/banners';
import { makePrivate } from './platform/files';
import { openProgramClock } from './platform/program-clock';
import { serveApp } from './security/app-scheme.electron';
import { guardPages, guardSession } from './security/session-guards.electron';
import { createSettings } from './settings/settings';
import { openSettingsStore, type SettingsFileClass } from './settings/settings-store';

export interface FoundationOptions {
  electron: ElectronModules;
  /** electron-store: it loads Electron, and so is handed in like it. */
  SettingsFile: SettingsFileClass;
  /** Of the program's own files. */
  folder: string;
  log: Log;
}

export type Foundation = Awaited<ReturnType<typeof buildFoundation>>;

/** What every part stands on: folders, environment, guards, clock, banners, settings. */
export async function buildFoundation({ electron, SettingsFile, folder, log }: FoundationOptions) {
  const { app } = electron;
  const inApp = (...names: string[]) => join(app.getAppPath(), ...names);
  const resource = (file: string) => inApp('resources', file);

  const environment = readEnvironment(process.env, process.argv);
  // SECURITY: Electron copies the environment into every sandboxed page's preload.
  delete process.env['BEEPER_ACCESS_TOKEN'];
  guardPages(electron, log.warn);

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
  guardSession(electron);
  serveApp(electron, inApp('out', 'renderer'));

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
