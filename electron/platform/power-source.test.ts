import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { freshFolder } from '../testing/folder';
import { createManualClock } from '../testing/manual-clock';
import { createPowerSource } from './power-source';

type Supplies = Record<string, Record<string, string>>;

const MAINS = { type: 'Mains', online: '1' };
const UNPLUGGED = { type: 'Mains', online: '0' };
const DRAINING = { type: 'Battery', status: 'Discharging', online: '1' };
const FULL = { type: 'Battery', status: 'Full' };
const RECEIVER = { type: 'USB', scope: 'Device', online: '1' };
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

function linux(supplies: string, clock = createManualClock()) {
  const isOnBattery = createPowerSource({
    ...{ platform: 'linux', isOnBatteryPower: () => true, clock, supplies },
  });
  return {
    /** What is known at once. */
    isOnBattery,
    /** What is known a moment after it was asked. */
    answer: async (expected: boolean) => {
      isOnBattery();
      await vi.waitFor(() => expect(isOnBattery()).toBe(expected));
    },
  };
}

describe('on Linux', () => {
  it.each<[string, Supplies, boolean]>([
    ['a laptop on its battery', { AC: UNPLUGGED, BAT0: DRAINING }, true],
    ['one of two batteries', { AC: UNPLUGGED, BAT0: FULL, BAT1: DRAINING }, true],
    ['a battery and nothing else', { BAT0: DRAINING }, true],
    ['a laptop that is plugged in', { AC: MAINS, BAT0: FULL }, false],
    ['one whose charger is too weak', { AC: MAINS, BAT0: DRAINING }, false],
    ['a charger on USB', { usb: { type: 'USB', online: '1' }, BAT0: DRAINING }, false],
    ['a computer with a mouse', { hid: MOUSE }, false],
    ['a laptop on its battery, with a receiver', { hid: RECEIVER, BAT0: DRAINING }, true],
    ['a computer without any', {}, false],
  ])('%s', async (_what, supplies, isOnBattery) => {
    await linux(await folderOf({ ...supplies })).answer(isOnBattery);
  });

  it('says no where nothing tells', async () => {
    await linux(join(await freshFolder(), 'none')).answer(false);
  });

  it('asks again only after a minute', async () => {
    const clock = createManualClock();
    const folder = await folderOf({ AC: UNPLUGGED, BAT0: DRAINING });
    const { isOnBattery, answer } = linux(folder, clock);
    expect(isOnBattery()).toBe(false);
    await answer(true);
    await writeFile(join(folder, 'AC', 'online'), '1\n');
    await clock.advance(59_000);
    expect(isOnBattery()).toBe(true);
    await clock.advance(1_000);
    expect(isOnBattery()).toBe(true);
    await answer(false);
  });
});

it.each(['darwin', 'win32'] as const)('on %s Electron tells', (platform) => {
  let isOnBatteryPower = true;
  const clock = createManualClock();
  const ask = createPowerSource({ platform, isOnBatteryPower: () => isOnBatteryPower, clock });
  expect(ask()).toBe(true);
  isOnBatteryPower = false;
  expect(ask()).toBe(false);
});
