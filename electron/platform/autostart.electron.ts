import { homedir } from 'node:os';
import { app } from 'electron';
import {
  ALLOW_ON_MAC_TEXT,
  AUTOSTART_COMMENT,
  ONLY_INSTALLED_TEXT,
  WINDOWS_REFUSED_TEXT,
} from '../../shared/strings/autostart';
import { autostartPath, openAutostartFile } from './autostart-linux';
import { HIDDEN, launchCommand } from './launch-command';

/** Whether the system starts the program when its user logs in. The system remembers it, not we. */
export interface Autostart {
  /** What the system says now; its own tools may have changed it. */
  isOn(): Promise<boolean>;
  /** Rejects when the system does not take it. */
  set(on: boolean): Promise<void>;
  /** Once at the start: what is on and leads to a program that has moved since leads to this one. */
  refresh(): Promise<void>;
}

/**
 * Linux: a file in the user's autostart folder. A Flatpak or a Snap has a folder of its own there,
 * which no desktop reads (they have a portal and a key of the package's for it): not handled.
 * macOS and Windows: the system's own list of what opens at login.
 * @param icon the full path of the program's icon, for where no icon of it is installed
 */
export function openAutostart(icon: string): Autostart {
  const command = launchCommand({
    execPath: process.execPath,
    appFolder: app.isPackaged ? null : app.getAppPath(),
    args: process.argv.slice(1),
    env: process.env,
    cwd: process.cwd(),
  });
  if (process.platform === 'darwin') return openMacLoginItem();
  if (process.platform === 'win32') return openWindowsLoginItem(command);
  return openAutostartFile(autostartPath(process.env, homedir()), {
    name: app.getName(),
    comment: AUTOSTART_COMMENT,
    icon: app.isPackaged ? 'bridgekeeper' : icon,
    command,
  });
}

/**
 * Whether this start is the system's and not the user's, so that no window is wanted. macOS hands
 * over no arguments and tells it in its own way. Valid once the app is ready.
 */
export function startedAtLogin(): boolean {
  if (process.argv.includes(HIDDEN)) return true;
  return process.platform === 'darwin' && app.getLoginItemSettings().wasOpenedAtLogin;
}

function openMacLoginItem(): Autostart {
  const isOn = () => app.getLoginItemSettings().openAtLogin;
  return {
    isOn: async () => isOn(),
    async set(on) {
      // macOS opens a program without arguments: that would be Electron without ours.
      if (on && !app.isPackaged) throw new Error(ONLY_INSTALLED_TEXT);
      app.setLoginItemSettings({ openAtLogin: on });
      // Its user may have forbidden it in the system's settings, and can only allow it there.
      if (isOn() !== on) throw new Error(ALLOW_ON_MAC_TEXT);
    },
    // The system follows a program that moves.
    refresh: async () => undefined,
  };
}

function openWindowsLoginItem([program = '', ...args]: readonly string[]): Autostart {
  // SECURITY: Electron writes both as they are. Without quotes "C:\Program Files\…" would first be
  // looked for as "C:\Program.exe", and be taken for every other program below it.
  const item = { path: `"${program}"`, args: args.map((argument) => `"${argument}"`) };
  const isOn = () => app.getLoginItemSettings(item).executableWillLaunchAtLogin;
  return {
    isOn: async () => isOn(),
    async set(on) {
      app.setLoginItemSettings({ ...item, openAtLogin: on });
      if (isOn() !== on) throw new Error(WINDOWS_REFUSED_TEXT);
    },
    // An entry for another path is not told to us. It counts as off, and turning it on replaces it.
    refresh: async () => undefined,
  };
}
