import { homedir } from 'node:os';
import { join } from 'node:path';
import { httpFetch } from '../beeper-api/http-fetch';
import type { ElectronModules } from '../electron-modules.electron';
import type { Environment } from '../connection/environment';
import { createAutostart } from '../platform/autostart.electron';
import { autostartPath, isGone } from '../platform/autostart-linux';
import { systemClock } from '../platform/clock';
import { commandOf, isSwitchedOn } from '../platform/desktop-entry';
import { readIfExists } from '../platform/files';
import { connectSessionBus } from '../platform/session-bus';
import type { AutostartState } from './checks/check-system';
import type { Patient } from './patient';
import { askKeyring } from './read-token';

type Electron = Pick<ElectronModules, 'app' | 'Notification' | 'safeStorage' | 'session'>;

/** What is looked at in the same way from the command line and from the window. */
export function systemFacts(electron: Electron, { demoOnly }: Pick<Environment, 'demoOnly'>) {
  const { app, Notification, safeStorage, session } = electron;
  const { platform, env } = process;
  return {
    platform,
    env,
    clock: systemClock,
    plainFetch: httpFetch,
    connectBus: () => connectSessionBus(env, () => undefined),
    showsNotifications: () => Notification.isSupported(),
    // SECURITY: a runtime from a third party gets no key by which a real token could be read.
    askKeyring: demoOnly ? async () => 'not-asked' : () => askKeyring(safeStorage, platform),
    readAutostart: () => readAutostart(app),
    resolveProxy: (url) => session.defaultSession.resolveProxy(url),
  } satisfies Partial<Patient>;
}

async function readAutostart(app: Electron['app']): Promise<AutostartState> {
  const icon = join(app.getAppPath(), 'resources', 'app', 'icon.png');
  if (process.platform !== 'linux') {
    return (await createAutostart({ electron: { app }, icon }).isOn()) ? 'on' : 'off';
  }
  const text = (await readIfExists(autostartPath(process.env, homedir()))) ?? '';
  if (!isSwitchedOn(text)) return 'off';
  return (await isGone(commandOf(text))) ? 'broken' : 'on';
}
