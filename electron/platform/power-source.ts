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

/** Tells whether this computer runs on its battery; not, where that cannot be told. Never rejects. */
export function createPowerSource(options: Options): () => Promise<boolean> {
  const { platform, isOnBatteryPower, clock, supplies = LINUX_SUPPLIES } = options;
  if (platform !== 'linux') return () => Promise.resolve(isOnBatteryPower());
  let last: { at: number; answer: Promise<boolean> } | null = null;
  return () => {
    const age = clock.now() - (last?.at ?? -Infinity);
    if (last === null || age < 0 || age >= HOLDS_MS) {
      last = { at: clock.now(), answer: isLinuxOnBattery(supplies) };
    }
    return last.answer;
  };
}

/** A mouse has a battery as well, which is no supply of the computer's. */
async function isLinuxOnBattery(folder: string): Promise<boolean> {
  const names = await readdir(folder).catch(() => []);
  const supplies = await Promise.all(
    names.map(async (name) => {
      const [type, scope, online, status] = await Promise.all(
        ['type', 'scope', 'online', 'status'].map((file) => wordIn(join(folder, name, file))),
      );
      return { type, isOwn: scope !== 'Device', online, status };
    }),
  );
  const isPlugged = supplies.some(({ type, online }) => type !== 'Battery' && online === '1');
  const isDraining = supplies.some(
    ({ type, isOwn, status }) => type === 'Battery' && isOwn && status === 'Discharging',
  );
  return isDraining && !isPlugged;
}

/** Empty when there is no such file. */
async function wordIn(file: string): Promise<string> {
  return (await readFile(file, 'utf8').catch(() => '')).trim();
}
