import type { App, AutoUpdater } from 'electron';
import {
  AppImageUpdater,
  MacUpdater,
  NsisUpdater,
  Provider,
  type AppUpdater,
  type ResolvedUpdateFileInfo,
  type UpdateInfo,
} from 'electron-updater';
import { resolveFiles } from 'electron-updater/out/providers/Provider.js';
import { relaunch } from '../lifecycle/relaunch.electron';
import { untilTaken } from './squirrel';
import { stageImage, type StagedImage } from './appimage';
import { CACHE, openCache } from './update-memory';
import { UpdateError } from './update-error';
import type { UpdateSource } from './update-source';

export interface Installer {
  /** Fetches what was offered, or finds it fetched, and has it ready to be installed. */
  prepare(): Promise<void>;
  /** Installs it, as the last thing that the program does. */
  installAtEnd(): void;
  /** Ends the program in order; the new one is started once it is installed. */
  restart(): void;
}

interface Options {
  electron: { app: App; autoUpdater: AutoUpdater };
  /** Of the program's own files. */
  folder: string;
  source: UpdateSource;
  offered: UpdateInfo;
  /** The AppImage that runs, if one does. */
  image: string | null;
  /** Saves the window's place, and ends it. */
  closeWindow: () => void;
  download: (url: URL, file: string, expected: { sha512: string }) => Promise<void>;
}

/** Installs what was offered by means of electron-updater, and a new AppImage by ours. */
export function createInstaller(options: Options): Installer {
  const { electron, folder, image, offered, closeWindow } = options;
  const updater = createAppUpdater(options);
  let staged: StagedImage | null = null;
  let restarts = false;

  const fetched = (): Promise<string[]> =>
    updater instanceof MacUpdater
      ? untilTaken(electron.autoUpdater, () => updater.downloadUpdate())
      : updater.downloadUpdate();

  return {
    async prepare() {
      await openCache(folder);
      // It compares the versions once more, by its own means.
      if ((await updater.checkForUpdates())?.isUpdateAvailable !== true) {
        throw new UpdateError('older', 'electron-updater finds nothing newer');
      }
      const [file] = await fetched();
      if (file !== undefined && image !== null) {
        staged = await stageImage(file, image, new Set(offered.files.map(({ sha512 }) => sha512)));
      }
    },
    installAtEnd() {
      if (image !== null) staged?.replace();
      // On a Mac, Squirrel has it already, and waits for this program's end.
      else if (updater instanceof NsisUpdater) updater.install(true, restarts);
    },
    restart() {
      restarts = true;
      if (image !== null) relaunch(electron);
      else if (updater instanceof MacUpdater) {
        // Electron closes each window first and waits for that, and ours is only hidden by it.
        closeWindow();
        updater.quitAndInstall();
      } else electron.app.quit();
    },
  };
}

/** electron-updater for this system, with what is offered given to it: it asks no server by itself. */
function createAppUpdater({ electron, folder, source, offered, download }: Options): AppUpdater {
  const { app } = electron;
  const adapter = {
    version: app.getVersion(),
    name: app.getName(),
    // Whether anything is installed was decided before.
    isPackaged: true,
    appUpdateConfigPath: '',
    userDataPath: folder,
    baseCachePath: folder,
    whenReady: () => app.whenReady(),
    relaunch: () => undefined,
    quit: () => app.quit(),
    onQuit: () => undefined,
  };
  const updater = new (classFor(process.platform))(undefined, adapter);
  const provider = new OfferedProvider(source.baseURL);
  Object.assign(updater, {
    logger: null,
    autoDownload: false,
    // Only on a Mac does this say when it is installed: it hands the file to Squirrel.
    autoInstallOnAppQuit: process.platform === 'darwin',
    // By parts of the old file: more requests and more code, for a file that is rarely fetched.
    disableDifferentialDownload: true,
    disableWebInstaller: true,
    httpExecutor: { download },
    // In place of app-update.yml: where it keeps things, and whose signature it asks Windows for.
    configOnDisk: {
      value: Promise.resolve({ updaterCacheDirName: CACHE, publisherName: source.publisher }),
    },
    // SECURITY: its own would make up an ID of this computer, keep it, and send it with each question.
    getUpdateInfoAndProvider: () => Promise.resolve({ info: offered, provider }),
  });
  return updater;
}

function classFor(platform: string) {
  if (platform === 'darwin') return MacUpdater;
  return platform === 'win32' ? NsisUpdater : AppImageUpdater;
}

/** What was offered, and was found to be signed. */
class OfferedProvider extends Provider<UpdateInfo> {
  readonly #baseURL: URL;

  constructor(baseURL: string) {
    // It asks nobody, so it needs nothing to ask by.
    super({ platform: 'linux', isUseMultipleRangeRequest: false, executor: undefined as never });
    this.#baseURL = new URL(baseURL);
  }

  override getLatestVersion(): Promise<UpdateInfo> {
    throw new Error('It was read already.');
  }

  override resolveFiles(info: UpdateInfo): ResolvedUpdateFileInfo[] {
    return resolveFiles(info, this.#baseURL);
  }
}
