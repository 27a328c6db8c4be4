import type { App, AutoUpdater } from 'electron';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { HTTPFetch } from '../beeper-api/http-fetch';
import type { Clock } from '../platform/clock';
import type { SettingsService } from '../settings/settings';
import { createUpdateMemory } from './update-memory';
import { BUILT_IN, readUpdateSource } from './update-source';
import { appImageOf, decideWay } from './update-way';
import { createUpdates, type Updates } from './updates';

interface Options {
  electron: { app: App; autoUpdater: AutoUpdater };
  settings: SettingsService;
  clock: Clock;
  fetch: HTTPFetch;
  /** Of the program's own files. */
  folder: string;
  /** Saves the window's place, and ends it. */
  closeWindow: () => void;
  log: (line: string) => void;
  /** Receives a sentence for the user. */
  reportToUser: (sentence: string) => void;
}

/** Newer versions, as far as this build and this system have them. Nothing runs yet. */
export function openUpdates(options: Options): Updates {
  const { electron, settings, clock, fetch, folder, closeWindow, log, reportToUser } = options;
  const { app } = electron;
  const { env, execPath, platform } = process;
  const source = readUpdateSource({ isPackaged: app.isPackaged, built: BUILT_IN, env });
  const memory = createUpdateMemory({ folder, current: app.getVersion(), log });
  const service = { settings, clock, memory, log, reportToUser };
  if (typeof source === 'string') {
    log(`update: off (${source})`);
    const loadUpdater = () => Promise.reject(new Error('There is no source.'));
    return createUpdates({ ...service, way: 'off', loadUpdater });
  }
  const { way, why } = decideWay({
    platform,
    isPackaged: app.isPackaged,
    execPath,
    env,
    packageType: readPackageType(),
    isFromStore: process.windowsStore || process.mas,
    publisher: source.publisher,
  });
  log(`update: ${way}, as ${why}`);
  const loadUpdater = async () => {
    const { createUpdater } = await import('./updater.electron');
    const image = platform === 'linux' ? appImageOf({ execPath, env }) : null;
    const installs = way === 'installs';
    return createUpdater({ electron, source, fetch, clock, folder, installs, image, closeWindow });
  };
  return createUpdates({ ...service, way, loadUpdater });
}

/** What a package for Linux says of itself. */
function readPackageType(): string | null {
  try {
    return readFileSync(join(process.resourcesPath, 'package-type'), 'utf8');
  } catch {
    return null;
  }
}
