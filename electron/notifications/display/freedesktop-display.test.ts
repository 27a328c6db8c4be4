import { describe, expect, it } from 'vitest';
import type { NotificationCommand } from '../notification-action';
import { needsYou, startNotifier } from '../testing/freedesktop-notifier';

const OPEN: NotificationCommand = { do: 'open', route: { view: 'overview' } };
const PUT_OFF: NotificationCommand = { do: 'put-off', accountIDs: ['a'] };

describe('createFreedesktopDisplay', () => {
  it('connects with the first notification, and asks once what the server can do', async () => {
    const { bus, show, lines, commands } = startNotifier();
    expect(bus.connections()).toEqual([0, 0]);
    await show(needsYou('one'), needsYou('two', { accountIDs: ['b'] }));
    await show(needsYou('three', { accountIDs: ['c'] }));
    expect(bus.connections()).toEqual([1, 0]);
    expect(bus.asked.map(({ title }) => title)).toEqual(['one', 'two', 'three']);
    expect(bus.questions.filter((member) => member !== 'Notify')).toEqual([
      'GetCapabilities',
      'GetNameOwner',
      'GetServerInformation',
    ]);
    // The bus tells of a server that was started to answer, perhaps only after it has.
    bus.replaceServer(':1.7');
    await bus.settled();
    bus.invoke(1, 'default');
    await bus.settled();
    expect(commands).toEqual([OPEN]);
    expect(lines).toEqual(['notifications are shown by double, Bridgekeeper, 1, 1.2']);
  });

  it('shows news of an account in the place of the news before, however fast it comes', async () => {
    const { bus, show } = startNotifier();
    await show(needsYou('first'), needsYou('second'), needsYou('other', { accountIDs: ['b'] }));
    await show(needsYou('third'));
    const places = bus.asked.map(({ title, replacesID }) => [title, replacesID]);
    expect(places.toSorted()).toEqual([
      ['first', 0],
      ['other', 0],
      ['second', 1],
      ['third', 1],
    ]);
    expect(bus.closed).toEqual([]);
  });

  it('replaces nothing that the user has dismissed', async () => {
    const { bus, show } = startNotifier();
    await show(needsYou('first'));
    bus.close(1, 2);
    await bus.settled();
    await show(needsYou('second'));
    expect(bus.asked.map(({ replacesID }) => replacesID)).toEqual([0, 0]);
  });

  it.each([
    ['default', OPEN],
    ['open', OPEN],
    ['not-now', PUT_OFF],
  ])('does once what “%s” says, and takes the notification down', async (key, command) => {
    const { bus, show, commands } = startNotifier();
    await show(needsYou('needs you'));
    bus.invoke(1, key);
    bus.invoke(1, key);
    await bus.settled();
    expect(commands).toEqual([command]);
    expect(bus.closed).toEqual([1]);
  });

  it('leaves closing to a server that keeps nothing after a click', async () => {
    const { bus, show, commands } = startNotifier();
    bus.can('actions');
    await show(needsYou('needs you'));
    bus.invoke(1, 'default');
    await bus.settled();
    expect([commands, bus.closed]).toEqual([[OPEN], []]);
  });

  it('believes nobody but the server, by its own name on the bus', async () => {
    const { bus, show, commands, notifier } = startNotifier();
    await show(needsYou('needs you'));
    bus.invokeByStranger(1, 'not-now');
    bus.invoke(1, 'not-now', 'org.freedesktop.Notifications');
    const body = [1, 'not-now'];
    bus.signal({ member: 'ActionInvoked', body, interface: 'org.example', path: '/' });
    const owned = { member: 'NameOwnerChanged', interface: 'org.freedesktop.DBus' };
    bus.signal({
      ...owned,
      sender: ':1.66',
      body: ['org.freedesktop.Notifications', ':1.7', ':1.66'],
    });
    bus.invokeByStranger(1, 'not-now');
    await bus.settled();
    expect(commands).toEqual([]);
    notifier.keepProblemsOf(new Set());
    expect(bus.closed).toEqual([1]);
  });

  it('makes nothing of signals that are not as they should be', async () => {
    const { bus, show, commands } = startNotifier();
    await show(needsYou('needs you'));
    for (const body of [[], ['1', 'default'], [1], [1, 7], [1, 'reply'], [99, 'default']]) {
      bus.signal({
        member: 'ActionInvoked',
        body,
        interface: 'org.freedesktop.Notifications',
        path: '/org/freedesktop/Notifications',
      });
    }
    await bus.settled();
    expect(commands).toEqual([]);
  });

  it('takes an answer to a click that came in the same read as the ID', async () => {
    const { bus, show, notifier, commands } = startNotifier();
    await show(needsYou('warm'));
    notifier.show(needsYou('needs you', { accountIDs: ['b'] }));
    // The double answers as dbus-next does, before whoever asked has heard of it.
    for (let turn = 0; bus.asked.length < 2 && turn < 50; turn += 1) await Promise.resolve();
    bus.invoke(2, 'default');
    await bus.settled();
    expect(commands).toEqual([OPEN]);
  });

  it('keeps what expired clickable, and takes it down on recovery', async () => {
    const { bus, show, commands, notifier } = startNotifier();
    await show(needsYou('needs you'), needsYou('and you', { accountIDs: ['b'] }));
    bus.close(1, 1);
    bus.close(2, 1);
    await bus.settled();
    bus.invoke(1, 'default');
    await bus.settled();
    expect(commands).toEqual([OPEN]);
    notifier.keepProblemsOf(new Set());
    expect(bus.closed).toEqual([1, 2]);
  });

  it('closes what was taken down before the server had answered', async () => {
    const { bus, show, notifier } = startNotifier();
    await show(needsYou('warm', { accountIDs: ['b'] }));
    bus.hang();
    notifier.show(needsYou('needs you'));
    await bus.settled();
    notifier.keepProblemsOf(new Set(['b']));
    bus.goOn();
    await bus.settled();
    expect(bus.closed).toEqual([2]);
  });

  it('forgets the IDs of a server that was replaced, and asks the new one what it can do', async () => {
    const { bus, show, notifier, commands } = startNotifier();
    await show(needsYou('needs you'));
    bus.can('body');
    bus.replaceServer(':1.9');
    await bus.settled();
    bus.invoke(1, 'default');
    await bus.settled();
    notifier.keepProblemsOf(new Set());
    expect([commands, bus.closed]).toEqual([[], []]);
    await show(needsYou('again'));
    expect(bus.asked.at(-1)).toEqual({ title: 'again', replacesID: 0, actions: [] });
    bus.invoke(1, 'default');
    await bus.settled();
    expect(commands).toEqual([OPEN]);
  });
});
