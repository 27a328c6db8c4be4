import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { step } from '../../scripts/lib/steps.mjs';
import type { Settings } from '../../shared/model/settings';
import { startSimulator, type Simulator } from '../../simulator/simulator';
import { launchApp } from '../desktop/app';
import { startRealDesktop, type RealDesktop } from '../desktop/real-desktop';
import { explainFailure } from './failure';
import type { Pictures } from './pictures';
import { tourProgram, type TourProgram } from './window';

/**
 * What the user has set: the window stands beside the place where notifications appear. That it
 * stays in the tray when closed was told before.
 */
export const SETTINGS: Partial<Settings> = {
  window: { bounds: { x: 16, y: 88, width: 920, height: 640 }, isMaximized: false },
  closingTold: true,
};

/** What the tour plays on. */
export interface Stage {
  readonly desktop: RealDesktop;
  /** A Beeper Desktop; all its accounts are well at first. */
  readonly beeper: Simulator;
  /** Bridgekeeper, started for the first time: its window is there, and it watches nothing yet. */
  readonly program: TourProgram;
  /** Takes the next picture of the whole screen. */
  picture(name: string): Promise<void>;
}

interface Part {
  stop(): Promise<void>;
}

/**
 * Sets the stage, plays on it, and ends every part in order, whatever happened.
 *
 * @param folder an empty folder for all that the program writes.
 * @throws a problem in plain words for whatever went wrong; what explains it lies with the pictures.
 */
export async function onStage(
  pictures: Pictures,
  folder: string,
  play: (stage: Stage) => Promise<void>,
): Promise<void> {
  const parts: Part[] = [];
  const keep = <T extends Part>(part: T): T => {
    parts.push(part);
    return part;
  };
  let screen: RealDesktop | undefined;
  try {
    const desktop = await step('A desktop with a panel, a tray and notifications', async () =>
      keep(await startRealDesktop()),
    );
    screen = desktop;
    const beeper = await step('A Beeper Desktop with made-up accounts, all well', async () =>
      keep(await startSimulator({ seed: 'sign-in' })),
    );
    const program = await step('Bridgekeeper starts for the first time', async () =>
      keep(await startProgram({ desktop, beeper, folder })),
    );
    const picture = async (name: string) => {
      await pictures.take(desktop, name);
    };
    await play({ desktop, beeper, program, picture });
  } catch (error) {
    throw await explainFailure({ error, pictures, screen, log: logFile(folder) });
  } finally {
    for (const part of parts.reverse()) await part.stop();
  }
}

interface Start {
  readonly desktop: RealDesktop;
  readonly beeper: Simulator;
  readonly folder: string;
}

async function startProgram({ desktop, beeper, folder }: Start): Promise<TourProgram> {
  const userDataDir = userData(folder);
  await mkdir(userDataDir);
  await writeFile(join(userDataDir, 'settings.json'), JSON.stringify(SETTINGS));
  const app = await launchApp({
    display: desktop.display,
    busAddress: desktop.busAddress,
    userDataDir,
    home: join(folder, 'home'),
    // SECURITY: whatever Electron this is, here it may talk to a simulator alone: it asks no other
    // address, and in the empty folders it was given there is no token.
    env: { BEEPER_BASE_URL: beeper.url, TMPDIR: folder },
  });
  return tourProgram(app);
}

const userData = (folder: string) => join(folder, 'user-data');

const logFile = (folder: string) => join(userData(folder), 'logs', 'bridgekeeper.log');
