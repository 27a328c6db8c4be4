import { expect } from '@playwright/test';
import { connect, NO_ANSWER, type Connection, type Incoming } from './connection';
import { test } from './fixtures';
import { processesInGroup, start, waitForGroupToEnd } from './process';
import { eventually } from './wait';

const PATH = process.env['PATH'] ?? '';
const ITEM = '/StatusNotifierItem';
const MENU = '/MenuBar';

/** A program with a tray item, as small as the protocol allows; it remembers what was done to it. */
async function startPretendProgram(busAddress: string) {
  const bus = await connect(busAddress);
  const { variant } = bus;
  const done: string[] = [];
  const entry = (id: number, properties: Record<string, unknown>, children: unknown[] = []) =>
    variant('(ia{sv}av)', [id, properties, children]);
  const label = (words: string) => ({ label: variant('s', words) });
  const pixmap = (size: number) => [size, size, Buffer.alloc(size * size * 4, size)];
  const properties = {
    IconPixmap: variant('a(iiay)', [pixmap(2), pixmap(4), pixmap(3)]),
    ToolTip: variant('(sa(iiay)ss)', ['', [], 'All is well', '']),
    Status: variant('s', 'Active'),
    Title: variant('s', 'Pretend'),
    Menu: variant('o', MENU),
  };
  const layout = [
    entry(1, { ...label('Head'), enabled: variant('b', false) }),
    entry(2, { type: variant('s', 'separator') }),
    entry(3, { ...label('Others'), 'children-display': variant('s', 'submenu') }, [
      entry(4, label('a__b _Open')),
      entry(5, {
        ...label('On'),
        'toggle-type': variant('s', 'checkmark'),
        'toggle-state': variant('i', 1),
      }),
    ]),
    entry(6, { ...label('Secret'), visible: variant('b', false) }),
  ];
  bus.serve((call) => {
    switch (call.member) {
      case 'GetAll':
        return { signature: 'a{sv}', body: [properties] };
      case 'GetLayout':
        return { signature: 'u(ia{sv}av)', body: [1, [0, {}, layout]] };
      case 'Activate':
        done.push('activated');
        return NO_ANSWER;
      case 'Event':
        done.push(`${String(call.body[1])} ${String(call.body[0])}`);
        return NO_ANSWER;
      default:
        return undefined;
    }
  });
  const watcher = 'org.kde.StatusNotifierWatcher';
  const target = { destination: watcher, path: '/StatusNotifierWatcher', interface: watcher };
  await bus.call(target, 'RegisterStatusNotifierItem', 's', [ITEM]);
  return { done, stop: bus.close };
}

test('a tray item is seen, clicked and missed when it has gone', async ({ bus, tray }) => {
  const program = await startPretendProgram(bus.address);
  const item = await tray.waitForItem();

  const icon = await item.icon();
  expect([icon.width, icon.height, icon.pixels.length]).toEqual([4, 4, 64]);
  expect(await item.toolTip()).toBe('All is well');
  expect([await item.title(), await item.status()]).toEqual(['Pretend', 'Active']);
  const [head, separator, others, secret] = await item.menu();
  expect(head).toMatchObject({ label: 'Head', enabled: false, type: 'normal' });
  expect(separator?.type).toBe('separator');
  expect(others?.type).toBe('submenu');
  expect(others?.children.map(({ label }) => label)).toEqual(['a_b Open', 'On']);
  expect(others?.children[1]).toMatchObject({ type: 'checkbox', checked: true });
  expect(secret?.visible).toBe(false);

  await item.activate();
  await item.click(['Others', 'a_b Open']);
  await item.click(({ type }) => type === 'checkbox');
  expect(program.done).toEqual(['activated', 'clicked 4', 'clicked 5']);
  await expect(item.click(['Head'])).rejects.toThrow('Head (disabled)');
  await expect(item.click(['Secret'])).rejects.toThrow('cannot be clicked');
  await expect(item.waitForToolTip('Trouble', { timeoutMs: 100 })).rejects.toThrow('All is well');

  await program.stop();
  await tray.waitForNoItem();
  expect(() => tray.item()).toThrow('there are 0');
});

const NOTIFICATIONS = {
  destination: 'org.freedesktop.Notifications',
  path: '/org/freedesktop/Notifications',
  interface: 'org.freedesktop.Notifications',
};

async function notify(bus: Connection, summary: string, replacesId = 0): Promise<number> {
  const hints = { urgency: bus.variant('y', 2) };
  const body = ['app', replacesId, '', summary, 'text', ['default', 'Open'], hints, -1];
  const [id] = await bus.call(NOTIFICATIONS, 'Notify', 'susssasa{sv}i', body);
  return Number(id);
}

test('notifications are recorded, clicked, withdrawn and refused', async ({
  bus,
  notifications,
}) => {
  const program = await connect(bus.address);
  const signals: string[] = [];
  program.onMessage(({ kind, interface: from, member, body }: Incoming) => {
    if (kind === 'signal' && from === NOTIFICATIONS.interface) {
      signals.push(`${member} ${body.join(' ')}`);
    }
  });
  await program.listen(`type='signal',interface='${NOTIFICATIONS.interface}'`);

  const first = await notify(program, 'One');
  expect(await notify(program, 'One again', first)).toBe(first);
  const second = await notify(program, 'Two');
  expect(await notifications.waitFor(/^One$/m)).toMatchObject({
    id: first,
    appName: 'app',
    body: 'text',
    actions: { default: 'Open' },
    hints: { urgency: 2 },
    replacesId: 0,
  });
  expect([notifications.count('One'), notifications.count()]).toEqual([2, 3]);
  await expect(notifications.waitFor('Three', { timeoutMs: 100 })).rejects.toThrow('Two | text');

  notifications.click(first);
  await program.call(NOTIFICATIONS, 'CloseNotification', 'u', [second]);
  await eventually({ what: 'signals', read: () => signals.length, until: (count) => count === 3 });
  expect(signals).toEqual([
    `ActionInvoked ${first} default`,
    `NotificationClosed ${first} 2`,
    `NotificationClosed ${second} 3`,
  ]);
  expect(notifications.withdrawn()).toEqual([second]);

  notifications.setMode('refuse');
  await expect(notify(program, 'Three')).rejects.toThrow('refused');
  expect([notifications.refused(), notifications.count()]).toEqual([1, 3]);
  await notifications.stop();
  await expect(notify(program, 'Four')).rejects.toThrow('not provided');
  await program.close();
});

test('a program ends together with what it started, even when it died first', async () => {
  const program = await start('sh', ['-c', 'sleep 60 & sleep 61 & exit 3'], { PATH });
  expect(await program.exited()).toBe(3);
  await eventually({
    what: 'its two children to stay',
    read: () =>
      processesInGroup(program.pid)
        .map(({ command }) => command)
        .sort()
        .join(),
    until: (commands) => commands === 'sleep 60,sleep 61',
  });
  await expect(waitForGroupToEnd(program.pid, 100)).rejects.toThrow('sleep 61');
  await program.stop();
  expect(processesInGroup(program.pid)).toEqual([]);
});

test('a program that cannot be started is named', async () => {
  await expect(start('no-such-program', [], { PATH })).rejects.toThrow('no-such-program');
});
