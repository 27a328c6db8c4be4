import { connect, type Connection } from '../../desktop/connection';
import { startScreenSaver } from '../../desktop/screen-saver';
import { startNotificationServer } from '../../desktop/notifications';
import { test as programTest, SIGNAL, WHATSAPP, type Program } from '../../program';
import { expecting, saw, selected } from '../trial';

const NOTIFICATIONS = 'org.freedesktop.Notifications';
const NOTIFICATIONS_PATH = '/org/freedesktop/Notifications';
const BUS = 'org.freedesktop.DBus';
const MENU = 'com.canonical.dbusmenu';
const ITEM = 'org.kde.StatusNotifierItem';
const SIGN_IN = 'Sign in to WhatsApp again';

interface Intruder {
  connection: Connection;
  /** Sends a signal to each connection that the program has on the bus. */
  forge(
    program: Program,
    path: string,
    iface: string,
    member: string,
    signature: string,
    body: unknown[],
  ): Promise<void>;
}

/** Another program on the same bus, which owns no name. */
const test = programTest.extend<{ intruder: Intruder }>({
  intruder: async ({ bus }, use) => {
    const connection = await connect(bus.address);
    await use({
      connection,
      async forge(program, path, iface, member, signature, body) {
        for (const name of await connection.namesOf(program.pid)) {
          connection.emit(path, iface, member, signature, body, name);
        }
        // Answered after what was sent before it.
        await connection.call({ destination: BUS, path: '/', interface: BUS }, 'GetId');
        await program.waitUntilIdle();
      },
    });
    await connection.close();
  },
});

const windowWord = async (program: Program) =>
  (await program.windows()).visible > 0 ? 'window opened' : 'no window';

test(
  'a forged click on a notification',
  selected('forged: no window; by the server: window opened'),
  async ({ intruder, notifications, startWatching }) => {
    const program = await startWatching();
    await program.setStatus(WHATSAPP, 'reconnect_required');
    const { id } = await notifications.waitFor(SIGN_IN);
    const click = [
      NOTIFICATIONS_PATH,
      NOTIFICATIONS,
      'ActionInvoked',
      'us',
      [id, 'default'],
    ] as const;
    await intruder.forge(program, ...(click.slice(0, 4) as [string, string, string, string]), [
      ...click[4],
    ]);
    const forged = await windowWord(program);
    notifications.click(id);
    await program.window();
    await program.waitForKeyboard();
    saw(`forged: ${forged}; by the server: ${await windowWord(program)}`);
  },
);

test(
  'a forged press of “Sign in again”',
  expecting('0 sign-ins at Beeper, no window'),
  async ({ intruder, notifications, simulator, startWatching }) => {
    const program = await startWatching();
    await program.setStatus(WHATSAPP, 'reconnect_required');
    const { id, actions } = await notifications.waitFor(SIGN_IN);
    for (const key of ['default', ...Object.keys(actions), '__proto__', '']) {
      await intruder.forge(program, NOTIFICATIONS_PATH, NOTIFICATIONS, 'ActionInvoked', 'us', [
        id,
        key,
      ]);
    }
    saw(`${simulator.control.logins().length} sign-ins at Beeper, ${await windowWord(program)}`);
  },
);

test(
  'a notification said to be closed by somebody else',
  expecting('taken down once the account is well: yes'),
  async ({ intruder, notifications, startWatching }) => {
    const program = await startWatching();
    await program.setStatus(WHATSAPP, 'reconnect_required');
    const { id } = await notifications.waitFor(SIGN_IN);
    await intruder.forge(program, NOTIFICATIONS_PATH, NOTIFICATIONS, 'NotificationClosed', 'uu', [
      id,
      2,
    ]);
    await program.setStatus(WHATSAPP, 'connected');
    await notifications.waitFor('WhatsApp is connected again');
    const replaced = notifications.all().some(({ replacesId }) => replacesId === id);
    saw(
      `taken down once the account is well: ${replaced || notifications.withdrawn().includes(id) ? 'yes' : 'no'}`,
    );
  },
);

test(
  'a notification server said to be replaced',
  expecting('the next change replaces the notification: yes'),
  async ({ intruder, notifications, startWatching }) => {
    const program = await startWatching();
    await program.setStatus(WHATSAPP, 'reconnect_required');
    const { id } = await notifications.waitFor(SIGN_IN);
    await intruder.forge(program, '/org/freedesktop/DBus', BUS, 'NameOwnerChanged', 'sss', [
      NOTIFICATIONS,
      ':1.1',
      ':1.66',
    ]);
    await program.setStatus(WHATSAPP, 'attention_required');
    const { replacesId } = await notifications.waitFor('WhatsApp needs your attention');
    saw(`the next change replaces the notification: ${replacesId === id ? 'yes' : 'no'}`);
  },
);

test(
  'a tray said to be gone',
  expecting('1 item, registered anew 0 times'),
  async ({ bus, intruder, tray, startProgram }) => {
    const program = await startProgram();
    await (await tray.waitForItem()).waitForToolTip('All accounts are well');
    const monitor = await connect(bus.address);
    await monitor.monitor();
    let registered = 0;
    monitor.onMessage(({ member }) => {
      if (member === 'RegisterStatusNotifierItem') registered += 1;
    });
    for (let times = 0; times < 20; times += 1) {
      await intruder.forge(program, '/org/freedesktop/DBus', BUS, 'NameOwnerChanged', 'sss', [
        'org.kde.StatusNotifierWatcher',
        ':1.1',
        '',
      ]);
    }
    saw(`${tray.items().length} item, registered anew ${registered} times`);
    await monitor.close();
  },
);

test(
  'a screen said to be locked, so that news wait for the unlock',
  selected('forged: told; by the screen saver: waits'),
  async ({ bus, intruder, notifications, startWatching }) => {
    const saver = await startScreenSaver(bus.address);
    const program = await startWatching();
    await intruder.forge(
      program,
      '/org/gnome/ScreenSaver',
      'org.gnome.ScreenSaver',
      'ActiveChanged',
      'b',
      [true],
    );
    const recovery = async (accountID: string, network: string) => {
      await program.setStatus(accountID, 'reconnect_required');
      await program.setStatus(accountID, 'connected');
      return notifications.count(`${network} is connected again`) > 0 ? 'told' : 'waits';
    };
    const forged = await recovery(WHATSAPP, 'WhatsApp');
    saver.setLocked(true);
    await program.logged('the screen was locked');
    const own = await recovery(SIGNAL, 'Signal');
    await saver.stop();
    saw(`forged: ${forged}; by the screen saver: ${own}`);
  },
);

test(
  'another program that takes the notifications over, and presses everything',
  expecting('0 sign-ins done, 6 accounts kept, the program goes on'),
  async ({ bus, notifications, simulator, startWatching }) => {
    const program = await startWatching();
    await notifications.stop();
    const thief = await startNotificationServer(bus.address);
    await program.setStatus(WHATSAPP, 'reconnect_required');
    const { id, actions } = await thief.waitFor(SIGN_IN);
    for (const key of [
      'default',
      ...Object.keys(actions),
      'remove',
      '__proto__',
      'x'.repeat(100_000),
    ]) {
      thief.clickAction(id, key);
    }
    thief.close(2 ** 31);
    await program.waitUntilIdle();
    await program.poll();
    const done = simulator.control.logins().filter(({ status }) => status === 'complete').length;
    const { length } = simulator.control.accounts();
    saw(`${done} sign-ins done, ${length} accounts kept, the program goes on`);
    await thief.stop();
  },
);

test(
  'a tray menu clicked where it has no line',
  expecting('the program goes on, with its menu as it was'),
  async ({ intruder, tray, startProgram }) => {
    const program = await startProgram();
    const item = await tray.waitForItem();
    await item.waitForToolTip('All accounts are well');
    const before = JSON.stringify((await item.menu()).map(({ label }) => label));
    const { destination } = item.address;
    const menu = {
      destination,
      path: await menuPath(intruder.connection, item.address),
      interface: MENU,
    };
    for (const id of [0, -1, 99_999, 2_147_483_647, -2_147_483_648]) {
      const data = intruder.connection.variant('s', 'x'.repeat(1_000));
      await intruder.connection
        .call(menu, 'Event', 'isvu', [id, 'clicked', data, 0])
        .catch(() => []);
    }
    await program.poll();
    const after = JSON.stringify((await item.menu()).map(({ label }) => label));
    saw(`the program goes on, with its menu ${after === before ? 'as it was' : after}`);
  },
);

test(
  'a tray item called with arguments that make no sense',
  expecting('the program goes on, no window'),
  async ({ intruder, tray, startProgram }) => {
    const program = await startProgram();
    const item = await tray.waitForItem();
    await item.waitForToolTip('All accounts are well');
    const target = { ...item.address, interface: ITEM };
    const calls: [member: string, signature: string, body: unknown[]][] = [
      ['Scroll', 'is', [2_147_483_647, 'sideways']],
      ['ContextMenu', 'ss', ['a', 'b']],
      ['NoSuchMethod', '', []],
      ['ProvideXdgActivationToken', 's', ['x'.repeat(100_000)]],
    ];
    for (const [member, signature, body] of calls) {
      await intruder.connection.call(target, member, signature, body).catch(() => []);
    }
    await program.poll();
    saw(`the program goes on, ${await windowWord(program)}`);
  },
);

test(
  'a thousand clicks on the tray',
  selected('1 window, the program goes on'),
  async ({ intruder, tray, startProgram }) => {
    const program = await startProgram();
    const item = await tray.waitForItem();
    await item.waitForToolTip('All accounts are well');
    const target = { ...item.address, interface: ITEM };
    const click = () => intruder.connection.call(target, 'Activate', 'ii', [0, 0]);
    // The bus lets a program wait for 128 answers at once.
    for (let times = 0; times < 10; times += 1) {
      await Promise.all(Array.from({ length: 100 }, click));
    }
    await program.window();
    await program.poll();
    saw(`${(await program.windows()).count} window, the program goes on`);
  },
);

async function menuPath(connection: Connection, address: { destination: string; path: string }) {
  const { Menu } = await connection.properties({ ...address, interface: ITEM });
  return typeof Menu === 'string' ? Menu : address.path;
}
