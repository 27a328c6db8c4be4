import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { eventually } from '../../desktop/wait';
import { INSTAGRAM, SIGNAL, test, WHATSAPP, type Program } from '../../program';
import { expecting, saw, selected } from '../trial';
import { ALL_WELL, pollsOf, untilNextPoll } from './watch';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
const NEEDS_YOU = 'WhatsApp (Alice Example) needs you to sign in again';

/** What a computer does when it wakes up. There is no system bus here to announce it. */
const wakeUp = (program: Program) =>
  program.app.evaluate(({ powerMonitor }) => powerMonitor.emit('resume'));

for (const [what, jumpMs] of [
  ['a day forward', DAY_MS],
  ['a day back', -DAY_MS],
  ['ten years forward', 3_650 * DAY_MS],
  ['to 1970', 'to 1970'],
] as const) {
  const details = what === 'a day back' ? selected : expecting;
  test(
    `the clock is set ${what} in mid-watch`,
    details('looks go on: 3; 0 told of it; then told of WhatsApp, once'),
    async ({ tray, notifications, simulator, startWatching }) => {
      const program = await startWatching();
      const item = await tray.waitForItem();
      await item.waitForToolTip(ALL_WELL);
      const by = jumpMs === 'to 1970' ? MINUTE_MS - Date.now() : jumpMs;
      await program.setClock(by);
      const before = pollsOf(simulator);
      for (let polls = 0; polls < 3; polls += 1) await untilNextPoll(program, simulator);
      const looks = pollsOf(simulator) - before;
      const toldOfIt = notifications.count();
      await program.poll();
      await program.setStatus(WHATSAPP, 'reconnect_required');
      await notifications.waitFor('Sign in to WhatsApp again');
      await program.poll();
      await item.waitForToolTip(NEEDS_YOU);
      const told = notifications.count() - toldOfIt === 1 ? 'once' : 'not once';
      saw(`looks go on: ${looks}; ${toldOfIt} told of it; then told of WhatsApp, ${told}`);
    },
  );
}

for (const [what, by] of [
  ['a day forward', DAY_MS],
  ['a day back', -DAY_MS],
] as const) {
  test(
    `the clock is set ${what} while an account's three minutes run`,
    expecting('told after 4 minutes at the latest, 1 in all'),
    async ({ notifications, startWatching }) => {
      const program = await startWatching();
      await program.setStatus(SIGNAL, 'disconnected');
      await program.setClock(by);
      await program.pass(4 * MINUTE_MS);
      await eventually({
        what: 'a notification',
        read: () => notifications.count(),
        until: (count) => count > 0,
      });
      saw(`told after 4 minutes at the latest, ${notifications.count()} in all`);
    },
  );
}

test(
  'the clock is set a day back while everything is snoozed for an hour',
  expecting('quiet meanwhile: 0 told; told within two hours after: true'),
  async ({ tray, notifications, startWatching }) => {
    const program = await startWatching();
    const item = await tray.waitForItem();
    await item.waitForToolTip(ALL_WELL);
    await item.click(['Pause notifications', /hour/]);
    await item.waitForToolTip(/paused/i);
    await program.setClock(-DAY_MS);
    await program.setStatus(WHATSAPP, 'reconnect_required');
    const meanwhile = notifications.count();
    await program.advance(2 * 60 * MINUTE_MS);
    await program.poll();
    await program.poll();
    const after = await eventually({
      what: 'a notification after the snooze',
      read: () => notifications.count(),
      until: (count) => count > 0,
    }).catch(() => 0);
    saw(`quiet meanwhile: ${meanwhile} told; told within two hours after: ${after > 0}`);
  },
);

test(
  'the computer sleeps for a night, and half of the accounts wake up slowly',
  expecting('looked at once: true; 0 told; “All accounts are well”'),
  async ({ tray, notifications, simulator, startWatching }) => {
    const program = await startWatching();
    const item = await tray.waitForItem();
    const { control } = simulator;
    for (const id of [WHATSAPP, SIGNAL, INSTAGRAM])
      control.setAccount(id, { status: 'connecting' });
    const before = pollsOf(simulator);
    await program.setClock(8 * 60 * MINUTE_MS);
    await wakeUp(program);
    await eventually({
      what: 'a look without a wait',
      read: () => pollsOf(simulator),
      until: (count) => count > before,
    });
    const isAtOnce = pollsOf(simulator) === before + 1;
    await program.poll();
    for (const id of [WHATSAPP, SIGNAL, INSTAGRAM]) control.setAccount(id, { status: 'connected' });
    await program.pass(5 * MINUTE_MS);
    const tooltip = await item.toolTip();
    saw(`looked at once: ${isAtOnce}; ${notifications.count()} told; “${tooltip}”`);
  },
);

test(
  'the computer sleeps while Beeper hangs in an answer',
  expecting('looked again after waking up: true; “All accounts are well”'),
  async ({ tray, simulator, startWatching }) => {
    const program = await startWatching();
    const item = await tray.waitForItem();
    simulator.control.addFault({ kind: 'hang', pattern: '^/v1/bridges$', times: 1 });
    await untilNextPoll(program, simulator);
    const before = pollsOf(simulator);
    await program.setClock(8 * 60 * MINUTE_MS);
    await wakeUp(program);
    await untilNextPoll(program, simulator);
    await item.waitForToolTip(ALL_WELL);
    const isAgain = pollsOf(simulator) > before;
    saw(`looked again after waking up: ${isAgain}; “${await item.toolTip()}”`);
  },
);

test(
  'the computer wakes up a hundred times in a row',
  expecting('a hundred times: fewer than 110 looks; 0 told; “All accounts are well”'),
  async ({ tray, notifications, simulator, startWatching }) => {
    const program = await startWatching();
    const item = await tray.waitForItem();
    const before = pollsOf(simulator);
    await program.app.evaluate(({ powerMonitor }) => {
      for (let times = 0; times < 100; times += 1) powerMonitor.emit('resume');
    });
    await program.poll();
    const looks = pollsOf(simulator) - before;
    const few = looks < 110 ? 'fewer than 110 looks' : `${looks} looks`;
    saw(`a hundred times: ${few}; ${notifications.count()} told; “${await item.toolTip()}”`);
  },
);

const ALERTS = 'alerts.json';

for (const [days, becomes] of [
  [29, 'remembered'],
  [31, 'forgotten'],
] as const) {
  test(
    `an account of which its user was told is gone for ${days} days, and each run is short`,
    expecting(`${becomes}; one that stayed: remembered`),
    async ({ notifications, simulator, startWatching, startProgram, userDataDir }) => {
      const file = join(userDataDir, ALERTS);
      const remembered = async () => {
        const { accounts } = JSON.parse(await readFile(file, 'utf8')) as Alerts;
        return new Map(Object.entries(accounts));
      };
      const first = await startWatching();
      for (const id of [WHATSAPP, SIGNAL]) await first.setStatus(id, 'reconnect_required');
      await notifications.waitFor(/Sign in to Signal again/);
      simulator.control.removeAccount(WHATSAPP);
      await first.poll();
      await first.stop();
      const text = await readFile(file, 'utf8');
      const { goneSince } = (await remembered()).get(WHATSAPP) ?? {};
      if (!goneSince) throw new Error('It is not noted as gone.');
      await writeFile(file, text.replaceAll(String(goneSince), String(goneSince - days * DAY_MS)));
      const second = await startProgram();
      await second.poll();
      await second.stop();
      const after = await remembered();
      const word = (id: string) => (after.has(id) ? 'remembered' : 'forgotten');
      saw(`${word(WHATSAPP)}; one that stayed: ${word(SIGNAL)}`);
    },
  );
}

interface Alerts {
  accounts: Record<string, { goneSince?: number | null }>;
}
