import { WINDOW_TEXT } from '../../../shared/strings/window';
import { startNotificationServer } from '../../desktop/notifications';
import { startBus, type Bus } from '../../desktop/bus';
import { eventually } from '../../desktop/wait';
import { startTrayHost } from '../../desktop/tray-host';
import { test as base, SIGNAL, WHATSAPP, type Program } from '../../program';
import type { Simulator } from '../../../simulator/simulator';
import { expecting, saw, selected } from '../trial';
import { ALL_WELL, untilNextPoll } from './watch';

const SIGN_IN = 'Sign in to WhatsApp again';
const NEEDS_YOU = 'WhatsApp (Alice Example) needs you to sign in again';
const NOT_SHOWN = 'does not show Bridgekeeper’s notifications';

/** A desktop of its own, whose bus may end: the other fixtures go on living on theirs. */
const test = base.extend<{ ownBus: Bus }>({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads the fixtures wanted from here.
  ownBus: async ({}, use) => {
    const bus = await startBus();
    await use(bus);
    await bus.stop();
  },
});

const on = (bus: Bus) => ({ env: { DBUS_SESSION_BUS_ADDRESS: bus.address } });

/** Whether the program still watches: a status that changes now is in its log. */
async function isWatching(program: Program, simulator: Simulator, status: string) {
  simulator.control.setAccount(SIGNAL, { status });
  await untilNextPoll(program, simulator);
  return program.logged(`status: ${SIGNAL} `).then(
    () => 'watching',
    () => 'blind',
  );
}

test(
  'the session bus ends, as with the session: the program ends too, and nothing is lost',
  expecting('ended; the next start: 1 icon, 1 told in all'),
  async ({ ownBus, startWatching }) => {
    const tray = await startTrayHost(ownBus.address);
    const before = await startNotificationServer(ownBus.address);
    const program = await startWatching(on(ownBus));
    await (await tray.waitForItem()).waitForToolTip(ALL_WELL);
    await program.setStatus(WHATSAPP, 'reconnect_required');
    await before.waitFor(SIGN_IN);
    // Chromium and GTK end the process by themselves when the session's bus is gone, and not in order.
    await ownBus.crash();
    await program.waitForEnd();

    await ownBus.restart();
    const nextTray = await startTrayHost(ownBus.address);
    const next = await startNotificationServer(ownBus.address);
    await startWatching(on(ownBus));
    await (await nextTray.waitForItem()).waitForToolTip(NEEDS_YOU);
    const icons = `${nextTray.items().length} icon`;
    const told = before.count() + next.count();
    saw(`ended; the next start: ${icons}, ${told} told in all`);
  },
);

test(
  'there is no session bus at all',
  expecting('window shows “WhatsApp (Alice Example) needs you to sign in again”; said: true'),
  async ({ startWatching }) => {
    const program = await startWatching({
      args: [],
      env: { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nowhere/bus' },
    });
    const page = await program.window();
    await program.setStatus(WHATSAPP, 'reconnect_required');
    const heading = page.getByRole('heading', { level: 1, name: /needs you/ });
    const shown = await heading.innerText();
    const banner = page.getByRole('list', { name: WINDOW_TEXT.banners }).getByText(NOT_SHOWN);
    await banner.waitFor();
    saw(`window shows “${shown}”; said: ${await banner.isVisible()}`);
  },
);

test(
  'the tray’s host ends and another one comes, three times',
  selected('3 times one icon, each with “WhatsApp (Alice Example) needs you to sign in again”'),
  async ({ bus, tray, startWatching }) => {
    const program = await startWatching();
    await program.setStatus(WHATSAPP, 'reconnect_required');
    await (await tray.waitForItem()).waitForToolTip(NEEDS_YOU);
    const seen: string[] = [];
    let host = tray;
    for (let times = 0; times < 3; times += 1) {
      await host.stop();
      await program.poll();
      const next = (host = await startTrayHost(bus.address));
      // Looked for anew each time: the icon that the next host finds at first makes room for a new one.
      const text = await eventually({
        what: 'the icon',
        read: () => next.item().toolTip(),
        until: (shown) => shown === NEEDS_YOU,
      });
      seen.push(text);
    }
    await host.stop();
    const [text] = new Set(seen);
    saw(`${seen.length} times one icon, each with “${text}”`);
  },
);

test(
  'the notification server ends, and another one comes after the alert',
  expecting('window says so: true; the next alert: Signal needs your attention'),
  async ({ bus, notifications, startWatching }) => {
    const program = await startWatching({ args: [] });
    const page = await program.window();
    await notifications.stop();
    await program.setStatus(WHATSAPP, 'reconnect_required');
    const banner = page.getByRole('list', { name: WINDOW_TEXT.banners }).getByText(NOT_SHOWN);
    await banner.waitFor();
    const isSaid = await banner.isVisible();
    const next = await startNotificationServer(bus.address);
    await program.setStatus(SIGNAL, 'attention_required');
    const shown = await next.waitFor('Signal needs your attention');
    await next.stop();
    saw(`window says so: ${isSaid}; the next alert: ${shown.summary}`);
  },
);

test(
  'the notification server ends while its alert is on the screen',
  expecting('no ID of the old server used: true; told again: Signal needs your attention'),
  async ({ bus, notifications, startWatching }) => {
    const program = await startWatching();
    await program.setStatus(SIGNAL, 'reconnect_required');
    await notifications.waitFor('Sign in to Signal again');
    await notifications.stop();
    const next = await startNotificationServer(bus.address);
    await program.setStatus(SIGNAL, 'attention_required');
    const shown = await next.waitFor('Signal needs your attention');
    await next.stop();
    saw(`no ID of the old server used: ${shown.replacesId === 0}; told again: ${shown.summary}`);
  },
);

test(
  'the notification server refuses everything for a while',
  expecting('refused 1 or more; watching; then shown: Signal needs your attention'),
  async ({ notifications, simulator, startWatching }) => {
    notifications.setMode('refuse');
    const program = await startWatching();
    await program.setStatus(WHATSAPP, 'reconnect_required');
    const refused = await eventually({
      what: 'a refusal',
      read: () => notifications.refused(),
      until: (count) => count > 0,
    });
    const watching = await isWatching(program, simulator, 'connecting');
    notifications.setMode('show');
    await program.setStatus(SIGNAL, 'attention_required');
    const shown = await notifications.waitFor('Signal needs your attention');
    const count = refused > 0 ? '1 or more' : 'none';
    saw(`refused ${count}; ${watching}; then shown: ${shown.summary}`);
  },
);

test(
  'the notification server never answers: the program goes on and ends by itself',
  expecting('watching; window answers: true; ends by itself'),
  async ({ notifications, simulator, startWatching }) => {
    const program = await startWatching({ args: [] });
    const page = await program.window();
    notifications.setMode('hang');
    await program.setStatus(WHATSAPP, 'reconnect_required');
    const watching = await isWatching(program, simulator, 'connecting');
    await page.getByRole('button', { name: 'Settings', exact: true }).click();
    const heading = page.getByRole('heading', { name: 'Settings' }).first();
    await heading.waitFor();
    const answers = await heading.isVisible();
    await program.quit();
    const left = program.processes().length;
    saw(`${watching}; window answers: ${answers}; ${left === 0 ? 'ends by itself' : 'hangs'}`);
  },
);
