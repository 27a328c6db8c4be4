import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchApp, type LaunchOptions, type RunningApp } from '../e2e/desktop/app';
import { startBus } from '../e2e/desktop/bus';
import { startDisplay } from '../e2e/desktop/display';
import { startNotificationServer, type NotificationServer } from '../e2e/desktop/notifications';
import { startTrayHost, type TrayHost } from '../e2e/desktop/tray-host';
import { sleep } from '../e2e/desktop/wait';
import { startWindowManager } from '../e2e/desktop/window-manager';

interface Stoppable {
  stop(): Promise<unknown>;
}

/** A desktop of the bench's own. */
export interface BenchDesktop {
  /** For files; gone afterwards. */
  folder: string;
  display: string;
  busAddress: string;
  tray: TrayHost;
  notifications: NotificationServer;
  /** Has something stopped at the end, before what it stands on. */
  keep<Part extends Stoppable>(part: Part): Part;
  /** Starts a program under a driver, with settings in a folder of this name. */
  launch(name: string, more: Pick<LaunchOptions, 'env' | 'args' | 'appDir'>): Promise<RunningApp>;
}

/** Runs a bench on a desktop, and ends this process. */
export async function onDesktop(bench: (desktop: BenchDesktop) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'bridgekeeper-bench-'));
  const parts: Stoppable[] = [];
  const keep: BenchDesktop['keep'] = (part) => {
    parts.push(part);
    return part;
  };
  try {
    const { address: busAddress } = keep(await startBus());
    const tray = keep(await startTrayHost(busAddress));
    const notifications = keep(await startNotificationServer(busAddress));
    const { display } = keep(await startDisplay());
    keep(await startWindowManager(display, folder));
    const launch: BenchDesktop['launch'] = async (name, more) => {
      const [userDataDir, home] = [join(folder, name), join(folder, `${name}-home`)];
      await mkdir(userDataDir, { recursive: true });
      return keep(await launchApp({ display, busAddress, userDataDir, home, ...more }));
    };
    await bench({ folder, display, busAddress, tray, notifications, keep, launch });
  } finally {
    for (const part of parts.reverse()) await part.stop();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
  process.exit();
}

/** Waits for something in this process, to the millisecond. */
export async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await sleep(1);
}
