// How long the window's longest frame takes with a thousand accounts, while the list is scrolled and
// filtered, the palette is opened and typed into, and polls find other accounts changed, beside those of
// the same window at rest. The first argument is the number of rounds.
import { startSimulator } from '../simulator/simulator';
import { onDesktop } from './desktop';
import { report, type Figure } from './verdicts';

const ACCOUNTS = 1_000;
const ROUNDS = 5;
const CHANGING = 50;
const POLL_DEED = 'polls find 50 changed';
/** Longer than between two polls while the window is looked at. */
const POLL_MS = 6_000;

const rounds = Number(process.argv[2] ?? ROUNDS);

await onDesktop(async ({ keep, launch }) => {
  const simulator = keep(await startSimulator({ seed: 'all-states' }));
  const { control } = simulator;
  control.addAccounts({ count: ACCOUNTS - control.accounts().length });
  const env = { BEEPER_BASE_URL: simulator.url, BEEPER_ACCESS_TOKEN: simulator.token };
  const { app } = await launch('program', { env });
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

  // Found before anything is measured, by what is found soon: to look for a role takes 100 ms by itself.
  const firstRow = await page.locator('[data-account-id]').first().elementHandle();
  const filter = await page.locator('input[type="search"]').elementHandle();

  const type = (text: string) => page.keyboard.type(text, { delay: 60 });
  const deeds: Readonly<Record<string, () => Promise<unknown>>> = {
    'at rest': () => page.waitForTimeout(1_000),
    'the list is scrolled': async () => {
      await firstRow?.hover();
      for (let step = 0; step < 40; step += 1) await page.mouse.wheel(0, 900);
      for (let step = 0; step < 40; step += 1) await page.mouse.wheel(0, -900);
    },
    'the list is filtered': async () => {
      await filter?.focus();
      await type('slack');
      for (let step = 0; step < 5; step += 1) await page.keyboard.press('Backspace');
    },
    [POLL_DEED]: async () => {
      change();
      await page.waitForTimeout(POLL_MS);
    },
    'the palette is used': async () => {
      await page.keyboard.press('Control+k');
      await type('mute tel');
      await page.keyboard.press('Escape');
    },
  };

  let next = 0;
  /** The next accounts fall, or are well again when all have fallen. */
  function change(): void {
    const all = control.accounts();
    for (let step = 0; step < CHANGING; step += 1, next += 1) {
      const account = all[next % all.length];
      const status = Math.floor(next / all.length) % 2 === 0 ? 'disconnected' : 'connected';
      if (account !== undefined) control.setAccount(account.accountID, { status });
    }
  }

  const times = Object.keys(deeds).map((): number[] => []);
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, act] of Object.values(deeds).entries()) {
      times[index]?.push(...(await framesOf(act)));
    }
  }
  const [atRest] = times;
  const figures = Object.keys(deeds).map((name, index): Figure => ({
    name: `longest frame, 1,000 accounts: ${name}`,
    unit: 'ms',
    of: 'max',
    ours: times[index] ?? [],
    ...(atRest !== undefined && { bare: atRest }),
    // What is asked is that a poll, which nobody has called for, is not felt.
    reach: name === POLL_DEED ? { atMost: 50 } : null,
  }));
  await report(figures);
});
