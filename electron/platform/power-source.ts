import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from './clock';

/** Where Linux tells of power supplies; each is a folder of files of one word. */
export const LINUX_SUPPLIES = '/sys/class/power_supply';

/** For so long an answer holds: to ask a battery costs some computers' firmware its time. */
const HOLDS_MS = 60_000;

interface Options {
  platform: NodeJS.Platform;
  /** What Electron says; on Linux it always says no. */
  isOnBatteryPower: () => boolean;
  clock: Pick<Clock, 'now'>;
  /** Instead of `LINUX_SUPPLIES`. */
  supplies?: string;
}

/**
 * Tells whether this computer runs on its battery; not, where that cannot be told. On Linux it is what
 * was found the last time: nobody waits for a battery that does not answer.
 */
export function createPowerSource(options: Options): () => boolean {
  const { platform, isOnBatteryPower, clock, supplies = LINUX_SUPPLIES } = options;
  if (platform !== 'linux') return isOnBatteryPower;
  let latest = false;
  let askedAt = -Infinity;
  let isAsking = false;
  const ask = async () => {
    isAsking = true;
    askedAt = clock.now();
    latest = await isLinuxOnBattery(supplies);
    isAsking = false;
  };
  return () => {
    const age = clock.now() - askedAt;
    if (!isAsking && (age < 0 || age >= HOLDS_MS)) void ask();
    return latest;
  };
}

/** A mouse has a battery as well, and a tablet's receiver a plug; neither supplies the computer. */
async function isLinuxOnBattery(folder: string): Promise<boolean> {
  const names = await readdir(folder).catch(() => []);
  const supplies = await Promise.all(
    names.map(async (name) => {
      const [type, scope] = await Promise.all([
        wordIn(join(folder, name, 'type')),
        wordIn(join(folder, name, 'scope')),
      ]);
      if (scope === 'Device') return { isPlugged: false, isDraining: false };
      if (type === 'Battery') {
        const isDraining = (await wordIn(join(folder, name, 'status'))) === 'Discharging';
        return { isPlugged: false, isDraining };
      }
      return { isPlugged: (await wordIn(join(folder, name, 'online'))) === '1', isDraining: false };
    }),
  );
  const isPlugged = supplies.some((supply) => supply.isPlugged);
  return !isPlugged && supplies.some(({ isDraining }) => isDraining);
}

/** Empty when there is no such file. */
async function wordIn(file: string): Promise<string> {
  return (await readFile(file, 'utf8').catch(() => '')).trim();
}
