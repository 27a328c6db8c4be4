import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { WINDOW_TEXT } from '../../../shared/strings/window';
import { eventually } from '../../desktop/wait';
import { stopGroup, waitForGroupToEnd } from '../../desktop/process';
import { test, WHATSAPP } from '../../program';
import { expecting, saw, selected } from '../trial';
import { ALL_WELL, untilNextPoll } from './watch';

const ROUNDS = 6;
const MANY_MS = 300_000;
/** The end falls somewhere into what a round writes. */
const LONGEST_WAIT_MS = 150;
const SIGN_IN = 'Sign in to WhatsApp again';
const THEMES = ['dark', 'light', 'system'] as const;

/** Changes a setting as the window does; resolves once the main process says that it is stored. */
const choose = (page: Page, theme: string) =>
  page.evaluate(async (wanted) => {
    const { bridgekeeper } = globalThis as unknown as {
      bridgekeeper: { request(name: string, input: unknown): Promise<{ ok: boolean }> };
    };
    return (await bridgekeeper.request('settings.change', { theme: wanted })).ok;
  }, theme);

const saidOfFiles = async (page: Page) => {
  const banners = page.getByRole('list', { name: WINDOW_TEXT.banners }).getByRole('listitem');
  const texts = await banners.allInnerTexts();
  return texts.filter((text) => text.includes(' file '));
};

for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
  test(
    `${signal} to the whole program while it writes, ${ROUNDS} times`,
    expecting(`${ROUNDS} starts: ${ROUNDS} settings kept, 0 files said to be broken, 0 told twice`),
    async ({ tray, notifications, userDataDir, simulator, startProgram }) => {
      test.setTimeout(MANY_MS);
      simulator.control.setAccount(WHATSAPP, { status: 'reconnect_required' });
      let kept = 0;
      const broken: string[] = [];
      for (let round = 0; round < ROUNDS; round += 1) {
        const program = await startProgram({ args: [] });
        await (await tray.waitForItem()).waitForToolTip(/^WhatsApp/);
        const page = await program.window();
        await page.getByRole('heading', { level: 1 }).waitFor();
        broken.push(...(await saidOfFiles(page)));
        const theme = THEMES[round % THEMES.length] ?? 'dark';
        const isStored = await choose(page, theme);
        // Status, history and alerts are written by what Beeper answers now.
        simulator.control.setAccount(WHATSAPP, {
          status: round % 2 === 0 ? 'connecting' : 'reconnect_required',
        });
        await program.advance(15_000);
        await new Promise((resolve) => setTimeout(resolve, (round * LONGEST_WAIT_MS) / ROUNDS));
        process.kill(signal === 'SIGKILL' ? -program.pid : program.pid, signal);
        await waitForGroupToEnd(program.pid);
        const text = await readFile(join(userDataDir, 'settings.json'), 'utf8');
        if (isStored && (JSON.parse(text) as { theme: string }).theme === theme) kept += 1;
        await tray.waitForNoItem();
      }
      const again = Math.max(0, notifications.count(SIGN_IN) - 1);
      saw(
        `${ROUNDS} starts: ${kept} settings kept, ${broken.length} files said to be broken, ${again} told twice`,
      );
    },
  );
}

test(
  'three more starts at the same time',
  selected('3 ended with 0; 1 icon, 1 window; watching'),
  async ({ tray, startWatching }) => {
    const program = await startWatching();
    const item = await tray.waitForItem();
    const seconds = await Promise.all([1, 2, 3].map(() => program.startSecond()));
    const { count } = await eventually({
      what: 'the window of the first',
      read: program.windows,
      until: ({ visible }) => visible === 1,
      timeoutMs: 20_000,
    });
    await program.poll();
    await program.setStatus(WHATSAPP, 'reconnect_required');
    await item.waitForToolTip(/^WhatsApp/);
    const ended = seconds.filter(({ code }) => code === 0).length;
    saw(`${ended} ended with 0; ${tray.items().length} icon, ${count} window; watching`);
  },
);

test(
  'the first one was killed, and its lock is left: the next start takes over',
  expecting('1 icon: “All accounts are well”'),
  async ({ tray, startWatching }) => {
    const first = await startWatching();
    await (await tray.waitForItem()).waitForToolTip(ALL_WELL);
    process.kill(-first.pid, 'SIGKILL');
    await waitForGroupToEnd(first.pid);
    await tray.waitForNoItem();
    await startWatching();
    const item = await tray.waitForItem();
    const tooltip = await item.waitForToolTip(ALL_WELL);
    saw(`${tray.items().length} icon: “${tooltip}”`);
    await stopGroup(first.pid).catch(() => undefined);
  },
);

test(
  'Beeper restarts ten times within a minute',
  expecting('“All accounts are well”; 0 told'),
  async ({ tray, notifications, simulator, startWatching }) => {
    const program = await startWatching();
    const item = await tray.waitForItem();
    const { control } = simulator;
    for (let times = 0; times < 10; times += 1) {
      await control.down();
      await program.advance(3_000);
      await program.waitUntilIdle();
      await control.up();
      await program.advance(3_000);
      await program.waitUntilIdle();
    }
    await untilNextPoll(program, simulator);
    const tooltip = await item.waitForToolTip(ALL_WELL, { timeoutMs: 20_000 });
    saw(`“${tooltip}”; ${notifications.count()} told`);
  },
);
