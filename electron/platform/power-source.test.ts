import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { freshFolder } from '../testing/folder';
import { createManualClock } from '../testing/manual-clock';
import { createPowerSource } from './power-source';

type Supplies = Record<string, Record<string, string>>;

const MAINS = { type: 'Mains', online: '1' };
const UNPLUGGED = { type: 'Mains', online: '0' };
const DRAINING = { type: 'Battery', status: 'Discharging', online: '1' };
const FULL = { type: 'Battery', status: 'Full' };
const MOUSE = { type: 'Battery', scope: 'Device', status: 'Discharging' };

/** A folder as the kernel fills it. */
async function folderOf(supplies: Supplies): Promise<string> {
  const folder = await freshFolder();
  for (const [name, files] of Object.entries(supplies)) {
    await mkdir(join(folder, name), { recursive: true });
    for (const [file, word] of Object.entries(files)) {
      await writeFile(join(folder, name, file), `${word}\n`);
    }
  }
  return folder;
}

const linux = (supplies: string, clock = createManualClock()) =>
  createPowerSource({ platform: 'linux', isOnBatteryPower: () => true, clock, supplies });

describe('on Linux', () => {
  it.each<[string, Supplies, boolean]>([
    ['a laptop on its battery', { AC: UNPLUGGED, BAT0: DRAINING }, true],
    ['one of two batteries', { AC: UNPLUGGED, BAT0: FULL, BAT1: DRAINING }, true],
    ['a battery and nothing else', { BAT0: DRAINING }, true],
    ['a laptop that is plugged in', { AC: MAINS, BAT0: FULL }, false],
    ['one whose charger is too weak', { AC: MAINS, BAT0: DRAINING }, false],
    ['a charger on USB', { usb: { type: 'USB', online: '1' }, BAT0: DRAINING }, false],
    ['a computer with a mouse', { hid: MOUSE }, false],
    ['a computer without any', {}, false],
  ])('%s', async (_what, supplies, isOnBattery) => {
    expect(await linux(await folderOf(supplies))()).toBe(isOnBattery);
  });

  it('says no where nothing tells', async () => {
    expect(await linux(join(await freshFolder(), 'none'))()).toBe(false);
  });

  it('asks again only after a minute', async () => {
    const clock = createManualClock();
    const folder = await folderOf({ AC: UNPLUGGED, BAT0: DRAINING });
    const isOnBattery = linux(folder, clock);
    expect(await isOnBattery()).toBe(true);
    await writeFile(join(folder, 'AC', 'online'), '1\n');
    await clock.advance(59_000);
    expect(await isOnBattery()).toBe(true);
    await clock.advance(1_000);
    expect(await isOnBattery()).toBe(false);
  });
});

it.each(['darwin', 'win32'] as const)('on %s Electron tells', async (platform) => {
  let isOnBatteryPower = true;
  const clock = createManualClock();
  const ask = createPowerSource({ platform, isOnBatteryPower: () => isOnBatteryPower, clock });
  expect(await ask()).toBe(true);
  isOnBatteryPower = false;
  expect(await ask()).toBe(false);
});
