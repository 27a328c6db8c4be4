import { pathToFileURL } from 'node:url';
import type { App, Notification } from 'electron';
import { systemClock } from '../../platform/clock';
import { connectSessionBus } from '../../platform/session-bus';
import { createElectronDisplay } from './electron-display.electron';
import { createFreedesktopDisplay } from './freedesktop-display';
import type { NotificationDisplay } from './notification-display';

interface Options {
  electron: { app: App; Notification: typeof Notification };
  /** The full path of a picture. */
  icon: string;
  platform?: NodeJS.Platform;
  /** Which run of the program this is: 16 hexadecimal digits. */
  run: string;
  log: (line: string) => void;
}

/** The way to show notifications on this system. */
export function createDisplay(options: Options): NotificationDisplay {
  const { electron, icon, platform = process.platform, run, log } = options;
  const { Notification } = electron;
  const byElectron = createElectronDisplay({ Notification, icon, platform, run });
  // With the first use a Mac asks its user for leave, and what needed it may never be seen: so not with
  // the first alert. On Windows clicks on what an earlier run has shown come from then on; before, the
  // system starts the program once more (Electron's NotificationPresenterWin).
  if (platform !== 'linux') Notification.isSupported();
  if (platform === 'darwin') {
    // From Electron 44 on. What a run has left that ended by force would stay for ever.
    Notification.removeAll?.();
  }
  if (platform !== 'linux') return byElectron;
  return createFreedesktopDisplay({
    program: {
      name: electron.app.getName(),
      icon: pathToFileURL(icon).href,
      desktopEntry: desktopEntryName(process.env),
    },
    connect: () => connectSessionBus(process.env, log),
    fallback: byElectron,
    clock: systemClock,
    log,
  });
}

/** Electron keeps the name of the program's desktop entry in its environment, with ".desktop". */
function desktopEntryName({
  CHROME_DESKTOP: file = '',
}: Readonly<Record<string, string | undefined>>): string | null {
  const name = file.replace(/\.desktop$/, '');
  return name === '' ? null : name;
}
