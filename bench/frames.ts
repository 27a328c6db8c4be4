// How long the window's frames take with a thousand accounts, while the list is scrolled and filtered
// and the palette is opened and typed into, beside those of the same window at rest. It measures and
// judges nothing.
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchApp } from '../e2e/desktop/app';
import { startBus } from '../e2e/desktop/bus';
import { startDisplay } from '../e2e/desktop/display';
import { startNotificationServer } from '../e2e/desktop/notifications';
import { startTrayHost } from '../e2e/desktop/tray-host';
import { startWindowManager } from '../e2e/desktop/window-manager';
import { startSimulator } from '../simulator/simulator';
import { figuresOf, HEADING, lineOf } from './figures';

const ACCOUNTS = 1_000;
const ROUNDS = 5;

const rounds = Number(process.argv[2] ?? ROUNDS);
const parts: { stop(): Promise<void> }[] = [];
const keep = <Part extends { stop(): Promise<void> }>(part: Part): Part => {
  parts.push(part);
  return part;
};
const folder = await mkdtemp(join(tmpdir(), 'bridgekeeper-bench-'));

try {
  const bus = keep(await startBus());
  keep(await startTrayHost(bus.address));
  keep(await startNotificationServer(bus.address));
  const { display } = keep(await startDisplay());
  keep(await startWindowManager(display, folder));
  const simulator = keep(await startSimulator({ seed: 'all-states' }));
  const { control } = simulator;
  control.addAccounts({ count: ACCOUNTS - control.accounts().length });
  const userDataDir = join(folder, 'program');
  await mkdir(userDataDir);
  const env = { BEEPER_BASE_URL: simulator.url, BEEPER_ACCESS_TOKEN: simulator.token };
  const home = join(folder, 'home');
  const at = { display, busAddress: bus.address, userDataDir, home };
  const { app } = keep(await launchApp({ ...at, env }));
  const page = await app.firstWindow();
  await page
    .locator('[data-account-id]')
    .nth(ACCOUNTS - 1)
    .waitFor({ state: 'attached' });

  /** The times between frames while something is done, in ms. */
  const framesOf = async (act: () => Promise<unknown>): Promise<number[]> => {
    await page.evaluate(() => {
      // A method, as a named function would need a helper of the compiler's.
      const frames = {
        times: [] as number[],
        isOn: true,
        last: performance.now(),
        tick(now: number) {
          frames.times.push(now - frames.last);
          frames.last = now;
          if (frames.isOn) requestAnimationFrame((at) => frames.tick(at));
        },
      };
      requestAnimationFrame((at) => frames.tick(at));
      Object.assign(globalThis, { frames });
    });
    await act();
    return page.evaluate(() => {
      const { frames } = globalThis as never as { frames: { times: number[]; isOn: boolean } };
      frames.isOn = false;
      return frames.times.slice(1);
    });
  };

  const type = (text: string) => page.keyboard.type(text, { delay: 60 });
  const deeds: Readonly<Record<string, () => Promise<unknown>>> = {
    'at rest': () => page.waitForTimeout(1_000),
    'the list is scrolled': async () => {
      await page.locator('[data-account-id]').first().hover();
      for (let step = 0; step < 40; step += 1) await page.mouse.wheel(0, 900);
      for (let step = 0; step < 40; step += 1) await page.mouse.wheel(0, -900);
    },
    'the list is filtered': async () => {
      await page.getByRole('searchbox').first().click();
      await type('slack');
      for (let step = 0; step < 5; step += 1) await page.keyboard.press('Backspace');
    },
    'the palette is used': async () => {
      await page.keyboard.press('Control+k');
      await type('mute tel');
      await page.keyboard.press('Escape');
    },
  };

  const times = Object.keys(deeds).map((): number[] => []);
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, act] of Object.values(deeds).entries()) {
      times[index]?.push(...(await framesOf(act)));
    }
  }
  const base = figuresOf(times[0] ?? []);
  console.log(HEADING);
  for (const [index, name] of Object.keys(deeds).entries()) {
    console.log(lineOf(`frames while ${name}`, times[index] ?? [], base));
  }
} finally {
  for (const part of parts.reverse()) await part.stop();
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
}
process.exit();
