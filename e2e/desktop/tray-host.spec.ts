import { expect } from '@playwright/test';
import { connectSessionBus } from '../../electron/platform/session-bus';
import { createManualClock } from '../../electron/testing/manual-clock';
import { monitorTrayAvailability } from '../../electron/tray/tray-availability';
import { startBus } from './bus';
import { connect } from './connection';
import { test } from './fixtures';
import { startTrayHost } from './tray-host';
import { eventually } from './wait';

/** The program's own watch over the tray, in this process, with all it has reported. */
function watch(address: string) {
  const lines: string[] = [];
  const log = (line: string) => lines.push(line);
  const env = { DBUS_SESSION_BUS_ADDRESS: address };
  const reported: boolean[] = [];
  const clock = createManualClock();
  let appearances = 0;
  const host = monitorTrayAvailability({
    connect: () => connectSessionBus(env, log),
    clock,
    onAppear: () => (appearances += 1),
    onChange: (isPresent) => reported.push(isPresent),
    log,
  });
  const hears = (...expected: boolean[]) =>
    eventually({
      what: `the tray to be reported as ${expected.join(', ')}`,
      read: () => reported,
      until: () => JSON.stringify(reported) === JSON.stringify(expected),
    });
  return { host, hears, lines, clock, appearances: () => appearances };
}

test('a tray is seen when it is there, when it goes, and when it comes back', async ({ bus }) => {
  const { host, hears, lines } = watch(bus.address);
  await hears(false);

  const first = await startTrayHost(bus.address);
  await hears(false, true);
  await first.stop();
  await hears(false, true, false);

  const second = await startTrayHost(bus.address);
  await hears(false, true, false, true);
  expect(host.isPresent()).toBe(true);

  host.stop();
  await second.stop();
  expect(lines).toEqual([]);
});

test('a host that comes after its watcher is seen', async ({ bus }) => {
  const watcher = 'org.kde.StatusNotifierWatcher';
  const desktop = await connect(bus.address);
  let isHosted = false;
  desktop.serve(({ member }) =>
    member === 'Get' ? { signature: 'v', body: [desktop.variant('b', isHosted)] } : undefined,
  );
  await desktop.own(watcher);
  const { host, hears } = watch(bus.address);
  await hears(false);

  isHosted = true;
  desktop.emit('/StatusNotifierWatcher', watcher, 'StatusNotifierHostRegistered', '', []);
  await hears(false, true);

  host.stop();
  await desktop.close();
});

test('a bus that ends takes nothing with it', async () => {
  const bus = await startBus();
  await startTrayHost(bus.address);
  const { host, hears } = watch(bus.address);
  await hears(true);
  await bus.stop();
  host.stop();
});

test('without a bus there is no tray', async () => {
  const { host, hears, lines } = watch('unix:path=/nowhere/bus');
  await hears(false);
  expect(lines).toEqual([expect.stringContaining('/nowhere/bus')]);
  host.stop();
});

test('an icon that was made before the tray was there is missed, and one that is in it is not', async ({
  bus,
}) => {
  const tray = await startTrayHost(bus.address);
  const other = await connect(bus.address);
  const register = () =>
    other.call(
      {
        destination: 'org.kde.StatusNotifierWatcher',
        path: '/StatusNotifierWatcher',
        interface: 'org.kde.StatusNotifierWatcher',
      },
      'RegisterStatusNotifierItem',
      's',
      ['/StatusNotifierItem'],
    );
  const early = watch(bus.address);
  await early.hears(true);
  await early.clock.advance(2_000);
  await expect.poll(early.appearances).toBe(1);
  early.host.stop();

  await register();
  await tray.waitForItem();
  const late = watch(bus.address);
  await late.hears(true);
  await late.clock.advance(2_000);
  // The bus answers one after the other: what was asked before this is answered, too.
  await register();
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(late.appearances()).toBe(0);
  late.host.stop();
  await other.close();
  await tray.stop();
});
