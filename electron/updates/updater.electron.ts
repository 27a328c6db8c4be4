import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { App } from 'electron';
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
import type { HTTPFetch } from '../beeper-api/http-fetch';
import { relaunch } from '../lifecycle/relaunch.electron';
import type { Clock } from '../platform/clock';
import { removeStaged, stageImage, type StagedImage } from './appimage';
import { feedName, newerIn, readSignedFeed } from './signed-feed';
import { UpdateError } from './update-error';
import { createUpdateRequests } from './update-request';
import type { UpdateSource } from './update-source';
import type { Updater } from './updates';

const MAX_FEED_BYTES = 64 * 1024;
const MAX_SIGNATURE_BYTES = 1_024;
/** The folder for what is downloaded, below that of the program's own files, which is its user's alone. */
const CACHE = 'updates';

interface Options {
  electron: { app: App };
  source: UpdateSource;
  fetch: HTTPFetch;
  clock: Clock;
  /** Of the program's own files. */
  folder: string;
  /** Whether a newer version is to be installed here, or only told of. */
  installs: boolean;
  /** The AppImage that runs, if one does. */
  image: string | null;
}

/** Looks for newer versions, and installs them by means of electron-updater. */
export function createUpdater(options: Options): Updater {
  const { electron, source, fetch, clock, folder, installs, image } = options;
  const { platform, arch } = process;
  const { app } = electron;
  const { allowsLoopback, baseURL, key } = source;
  const requests = createUpdateRequests({ fetch, clock, allowsLoopback });
  const cache = join(folder, CACHE);
  let found: UpdateInfo | null = null;
  let staged: StagedImage | null = null;
  let installer: AppUpdater | null = null;
  let restarts = false;

  const readFeed = async (): Promise<UpdateInfo> => {
    const url = new URL(feedName(platform, arch), baseURL).href;
    const [feed, signature] = await Promise.all([
      requests.read(url, MAX_FEED_BYTES),
      requests.read(`${url}.sig`, MAX_SIGNATURE_BYTES),
    ]);
    if (feed === null) throw new UpdateError('bad-answer', 'no feed');
    return readSignedFeed({
      feed,
      signature: signature && Buffer.from(signature).toString('latin1'),
      key,
    });
  };

  return {
    async check() {
      found = newerIn(await readFeed(), { current: app.getVersion(), platform, installs });
      return found?.version ?? null;
    },
    async download(onPercent) {
      if (found === null || !installs) throw new Error('There is nothing to download.');
      const offered = found;
      const download = (url: URL, file: string, { sha512 }: { sha512: string }) => {
        const size = offered.files.find((one) => one.sha512 === sha512)?.size ?? 0;
        return requests.download(url.href, file, { sha512, size }, onPercent);
      };
      installer = createInstaller({ app, folder, source, offered, download });
      // It compares the versions once more, by its own means.
      if ((await installer.checkForUpdates())?.isUpdateAvailable !== true) {
        throw new UpdateError('older', 'electron-updater finds nothing newer');
      }
      const [file] = await installer.downloadUpdate();
      if (file !== undefined && image !== null) staged = await stageImage(file, image);
    },
    installAtEnd() {
      if (image !== null) staged?.replace();
      // On a Mac, Squirrel has it already, and waits for this program's end.
      else if (installer instanceof NsisUpdater) installer.install(true, restarts);
    },
    restart() {
      restarts = true;
      if (image !== null) relaunch(electron);
      else if (installer instanceof MacUpdater) installer.quitAndInstall();
      else app.quit();
    },
    async clean(isDone) {
      if (image !== null) await removeStaged(image);
      if (isDone) await rm(cache, { recursive: true, force: true });
    },
    stop: requests.stop,
  };
}

interface InstallerOptions {
  app: App;
  folder: string;
  source: UpdateSource;
  offered: UpdateInfo;
  download: (url: URL, file: string, expected: { sha512: string }) => Promise<void>;
}

/** electron-updater for this system, with what is offered given to it: it asks no server by itself. */
function createInstaller(options: InstallerOptions): AppUpdater {
  const { app, folder, source, offered, download } = options;
  const adapter = {
    version: app.getVersion(),
    name: app.getName(),
    // Whether it is may be decided here alone.
    isPackaged: true,
    appUpdateConfigPath: '',
    userDataPath: folder,
    baseCachePath: folder,
    whenReady: () => app.whenReady(),
    relaunch: () => undefined,
    quit: () => app.quit(),
    onQuit: () => undefined,
  };
  const installer = new (classFor(process.platform))(undefined, adapter);
  const provider = new OfferedProvider(source.baseURL);
  Object.assign(installer, {
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
  return installer;
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
