import { homedir } from 'node:os';
import type { App } from 'electron';
import { IDENTITY } from '../../shared/model/identity';
import {
  ALLOW_ON_MAC_TEXT,
  AUTOSTART_COMMENT,
  ONLY_INSTALLED_TEXT,
  WINDOWS_REFUSED_TEXT,
} from '../../shared/strings/autostart';
import { autostartPath, openAutostartFile } from './autostart-linux';
import type { Autostart } from './autostart';
import { launchCommand } from './launch-command';

type LoginItemApp = Pick<
  App,
  'getAppPath' | 'getLoginItemSettings' | 'getName' | 'isPackaged' | 'setLoginItemSettings'
>;

interface Options {
  electron: { app: LoginItemApp };
  /** The full path of the program's icon, for where no icon of it is installed. */
  icon: string;
  platform?: NodeJS.Platform;
}

/**
 * Linux: a file in the user's autostart folder. A Flatpak or a Snap has a folder of its own there,
 * which no desktop reads (they have a portal and a key of the package's for it): not handled.
 * macOS and Windows: the system's own list of what opens at login.
 */
export function createAutostart({
  electron: { app },
  icon,
  platform = process.platform,
}: Options): Autostart {
  const command = launchCommand({
    execPath: process.execPath,
    appFolder: app.isPackaged ? null : app.getAppPath(),
    args: process.argv.slice(1),
    env: process.env,
    cwd: process.cwd(),
  });
  if (platform === 'darwin') return createMacLoginItem(app);
  if (platform === 'win32') return createWindowsLoginItem(app, command);
  return openAutostartFile(autostartPath(process.env, homedir()), {
    name: app.getName(),
    comment: AUTOSTART_COMMENT,
    icon: app.isPackaged ? IDENTITY.appID : icon,
    command,
  });
}

function createMacLoginItem(app: LoginItemApp): Autostart {
  const isOn = () => app.getLoginItemSettings().openAtLogin;
  /** Also one that waits for its user's consent, and would open once that is given. */
  const isListed = () => isOn() || app.getLoginItemSettings().status === 'requires-approval';
  return {
    isOn: async () => isOn(),
    async set(on) {
      if (on ? isOn() : !isListed()) return;
      // macOS opens a program without arguments: that would be Electron without ours.
      if (on && !app.isPackaged) throw new Error(ONLY_INSTALLED_TEXT);
      app.setLoginItemSettings({ openAtLogin: on });
      // The user may have forbidden it in the system's settings, and can only allow it there.
      if (isOn() !== on) throw new Error(ALLOW_ON_MAC_TEXT);
    },
    // The system follows a program that moves.
    refresh: async () => undefined,
  };
}

function createWindowsLoginItem(
  app: LoginItemApp,
  [program = '', ...args]: readonly string[],
): Autostart {
  // SECURITY: without quotes "C:\Program Files\…" would first be looked up as "C:\Program.exe", and
  // Windows would match every other program below it. Arguments are quoted by Electron itself (from
  // 39.8 on; electron/electron#50016): quotes of ours would become a part of them.
  const item = { path: `"${program}"`, args };
  const isOn = () => app.getLoginItemSettings(item).executableWillLaunchAtLogin;
  const write = (on: boolean) => app.setLoginItemSettings({ ...item, openAtLogin: on });
  return {
    isOn: async () => isOn(),
    async set(on) {
      if (on === isOn()) return;
      write(on);
      if (isOn() !== on) throw new Error(WINDOWS_REFUSED_TEXT);
    },
    // Whether it is on, Windows tells by the path alone: one that was written otherwise, such as with
    // quotes round its arguments, counts as on and would start another program. An entry for another
    // path it does not show: that counts as off, and turning it on replaces it.
    async refresh() {
      if (isOn()) write(true);
    },
  };
}
