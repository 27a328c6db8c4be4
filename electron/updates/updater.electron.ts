import type { App, AutoUpdater } from 'electron';
import type { UpdateInfo } from 'electron-updater';
import type { HTTPFetch } from '../beeper-api/http-fetch';
import type { Clock } from '../platform/clock';
import { removeStaged } from './appimage';
import type { Installer } from './installer.electron';
import { feedName, newerIn, readSignedFeed } from './signed-feed';
import { UpdateError } from './update-error';
import { createUpdateRequests } from './update-request';
import type { UpdateSource } from './update-source';
import type { Updater } from './updates';

const MAX_FEED_BYTES = 64 * 1024;
const MAX_SIGNATURE_BYTES = 1_024;

interface Options {
  electron: { app: App; autoUpdater: AutoUpdater };
  source: UpdateSource;
  fetch: HTTPFetch;
  clock: Clock;
  /** Of the program's own files. */
  folder: string;
  /** Whether a newer version is to be installed here, or only told of. */
  installs: boolean;
  /** The AppImage that runs, if one does. */
  image: string | null;
  /** Saves the window's place, and ends it. */
  closeWindow: () => void;
}

/** Looks for newer versions by itself; what installs them is loaded when there is one to be fetched. */
export function createUpdater(options: Options): Updater {
  const { electron, source, fetch, clock, folder, installs, image, closeWindow } = options;
  const { platform, arch } = process;
  const { allowsLoopback, baseURL, key } = source;
  const requests = createUpdateRequests({ fetch, clock, allowsLoopback });
  let found: UpdateInfo | null = null;
  let installer: Installer | null = null;

  const readFeed = async (): Promise<UpdateInfo> => {
    const name = feedName(platform, arch);
    const url = new URL(name, baseURL).href;
    const [feed, signature] = await Promise.all([
      requests.read(url, MAX_FEED_BYTES),
      requests.read(`${url}.sig`, MAX_SIGNATURE_BYTES),
    ]);
    if (feed === null) throw new UpdateError('bad-answer', 'no feed');
    const text = signature && Buffer.from(signature).toString('latin1');
    return readSignedFeed({ name, feed, signature: text, key });
  };

  return {
    async check() {
      const current = electron.app.getVersion();
      found = newerIn(await readFeed(), { current, platform, installs });
      return found?.version ?? null;
    },
    async download(onPercent) {
      if (found === null || !installs) throw new Error('There is nothing to download.');
      const offered = found;
      const download = (url: URL, file: string, { sha512 }: { sha512: string }) => {
        const size = offered.files.find((one) => one.sha512 === sha512)?.size ?? 0;
        return requests.download(url.href, file, { sha512, size }, onPercent);
      };
      const { createInstaller } = await import('./installer.electron');
      installer = createInstaller({
        electron,
        folder,
        source,
        offered,
        image,
        closeWindow,
        download,
      });
      await installer.prepare();
    },
    installAtEnd: () => installer?.installAtEnd(),
    restart: () => installer?.restart(),
    async clean() {
      if (image !== null) await removeStaged(image);
    },
    stop: requests.stop,
  };
}
