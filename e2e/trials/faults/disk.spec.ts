import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { WINDOW_TEXT } from '../../../shared/strings/window';
import { PASSWORD } from '../../../simulator/sites/people';
import { eventually } from '../../desktop/wait';
import { createSignIn } from '../../login/sign-in';
import { SIGNAL, WHATSAPP } from '../../program';
import { openSettings } from '../../settings/page';
import { expecting, saw } from '../trial';
import { outcomeOf } from './sign-in-faults';
import { test, type SmallDisk } from './small-disk';
import { ALL_WELL } from './watch';

const NEEDS_YOU = 'WhatsApp (Alice Example) needs you to sign in again';
const POLL_MS = 15_000;
const SIGN_IN = 'Sign in to WhatsApp again';

/** What the window says of files, without the system's reason. */
async function saidOfFiles(page: Page): Promise<string[]> {
  const banners = page.getByRole('list', { name: WINDOW_TEXT.banners }).getByRole('listitem');
  const texts = await banners.allInnerTexts();
  return texts
    .flatMap((text) => /\w+ file cannot be (written|opened)/.exec(text)?.[0] ?? [])
    .sort();
}

const settingsOnDisk = async ({ folder }: SmallDisk) =>
  JSON.parse(await readFile(join(folder, 'settings.json'), 'utf8')) as Record<string, unknown>;

const historyOnDisk = async ({ folder }: SmallDisk) => {
  const text = await readFile(join(folder, 'history.ndjson'), 'utf8');
  return text.split('\n').filter((line) => line.includes('"status"')).length;
};

/** The accounts that need their user, as other programs are told. */
const needyOnDisk = async ({ folder }: SmallDisk) => {
  const text = await readFile(join(folder, 'status.json'), 'utf8');
  return (JSON.parse(text) as { counts: { needUser: number } }).counts.needUser;
};

const FAULTS = {
  full: { begin: (disk: SmallDisk) => disk.fill(), end: (disk: SmallDisk) => disk.free() },
  'read-only': {
    begin: (disk: SmallDisk) => disk.setReadOnly(true),
    end: (disk: SmallDisk) => disk.setReadOnly(false),
  },
};

for (const [name, { begin, end }] of Object.entries(FAULTS)) {
  test(
    `the disk is ${name} at the start`,
    expecting(`watching: “${NEEDS_YOU}”, told; said of files: true; afterwards written: dark`),
    async ({ disk, tray, notifications, simulator, startProgram }) => {
      await begin(disk);
      const program = await startProgram({ args: [] });
      const item = await tray.waitForItem();
      await item.waitForToolTip(ALL_WELL);
      simulator.control.setAccount(WHATSAPP, { status: 'reconnect_required' });
      // Not by `poll`, which reads the log, and there is none.
      await program.advance(POLL_MS);
      const tooltip = await item.waitForToolTip(NEEDS_YOU);
      await notifications.waitFor(SIGN_IN);
      const page = await program.window();
      await expect.poll(() => saidOfFiles(page)).not.toEqual([]);
      const isSaid = (await saidOfFiles(page)).length > 0;
      await end(disk);
      await (await openSettings(program)).theme.selectOption('Dark');
      const { theme } = await eventually({
        what: 'the setting on the disk',
        read: () => settingsOnDisk(disk),
        until: (written) => written['theme'] === 'dark',
      });
      const after = `afterwards written: ${String(theme)}`;
      saw(`watching: “${tooltip}”, told; said of files: ${isSaid}; ${after}`);
    },
  );

  test(
    `the disk becomes ${name} in mid-watch: nothing is lost once that is over`,
    expecting('told of 2; said of files: true; then 4 changes, 2 in need on disk; told again: 0'),
    async ({ disk, tray, notifications, simulator, startProgram, startWatching }) => {
      const program = await startWatching({ args: [] });
      const page = await program.window();
      await program.setStatus(WHATSAPP, 'connecting');
      await begin(disk);
      // Not by `setStatus`, which reads the log, and there is none.
      const change = async (accountID: string, status: string) => {
        simulator.control.setAccount(accountID, { status });
        await program.advance(POLL_MS);
        await program.waitUntilIdle();
      };
      await change(WHATSAPP, 'reconnect_required');
      await notifications.waitFor(SIGN_IN);
      await expect.poll(() => saidOfFiles(page)).not.toEqual([]);
      const isSaid = (await saidOfFiles(page)).length > 0;
      await change(SIGNAL, 'connecting');
      await end(disk);
      await program.setStatus(SIGNAL, 'reconnect_required');
      await notifications.waitFor('Sign in to Signal again');
      const told = notifications.count();
      await program.waitUntilIdle();
      const needy = await eventually({
        what: 'the status on the disk',
        read: () => needyOnDisk(disk),
        until: (count) => count === 2,
      }).catch(() => needyOnDisk(disk));
      await program.quit();
      const changes = await historyOnDisk(disk);

      const again = await startProgram();
      await (await tray.waitForItem()).waitForToolTip('2 accounts need you');
      await again.poll();
      await again.poll();
      const repeated = notifications.count() - told;
      const onDisk = `${changes} changes, ${needy} in need on disk`;
      saw(`told of ${told}; said of files: ${isSaid}; then ${onDisk}; told again: ${repeated}`);
    },
  );

  test(
    `the disk is ${name} during a sign-in, and at the end of the program`,
    expecting('signed in; ends by itself; readable after that: true'),
    async ({ disk, simulator, startProgram }) => {
      simulator.control.reset('sign-in');
      const program = await startProgram({ args: [] });
      const signIn = createSignIn(program, simulator);
      const page = await program.window();
      await page.getByRole('heading', { level: 1, name: ALL_WELL }).waitFor();
      await begin(disk);
      await signIn.add('Dummy', 'Password');
      await signIn.answer({ Username: 'alice', Password: PASSWORD });
      const outcome = await outcomeOf(signIn);
      await program.quit();
      const left = program.processes().length;
      await end(disk);
      const next = await startProgram({ args: [] });
      const window = await next.window();
      await window.getByRole('heading', { level: 1, name: ALL_WELL }).waitFor();
      const isReadable = (await saidOfFiles(window)).length === 0;
      const ended = left === 0 ? 'ends by itself' : 'hangs';
      saw(`${outcome}; ${ended}; readable after that: ${isReadable}`);
    },
  );
}
