import { describe, expect, it } from 'vitest';
import { createManualClock } from '../../testing/manual-clock';
import { needsYou, PROGRAM, startNotifier } from '../testing/freedesktop-notifier';
import { createNotificationBus } from '../testing/notification-bus';
import { ANSWER_WITHIN_MS, createFreedesktopDisplay } from './freedesktop-display';

const RECOVERY = needsYou('back', { category: 'account-recovery', actions: [] });

describe('when the server does not show it', () => {
  it('takes down what it was to replace', async () => {
    const { bus, show, elsewhere } = startNotifier();
    await show(needsYou('needs you'));
    bus.refuse(new Error('too many'));
    await show(needsYou('needs you still'));
    expect([bus.closed, elsewhere]).toEqual([[1], ['needs you still']]);
  });

  it('lets Electron show nothing that was taken down, or said to be late, meanwhile', async () => {
    const { bus, clock, show, elsewhere, failures, notifier } = startNotifier();
    await show(needsYou('warm', { accountIDs: ['w'] }));
    bus.hang();
    await show(needsYou('over'));
    notifier.keepProblemsOf(new Set(['w']));
    bus.refuse(new Error('too many'));
    bus.goOn();
    await bus.settled();
    bus.hang();
    await show(needsYou('late'));
    await clock.advance(ANSWER_WITHIN_MS);
    bus.goOn();
    await bus.settled();
    expect([elsewhere, failures.length]).toEqual([[], 1]);
  });

  it('lets Electron try each, says why once, and takes down what Electron showed', async () => {
    const { bus, show, lines, elsewhere, notifier } = startNotifier();
    bus.refuse(new Error('too many'));
    await show(needsYou('one'), needsYou('two', { accountIDs: ['b'] }));
    await show(needsYou('one more'));
    expect(elsewhere).toEqual(['two', 'one more']);
    expect(lines).toEqual([
      'notifications are shown by double, Bridgekeeper, 1, 1.2',
      'the notification server: too many',
    ]);
    bus.refuse(null);
    await show(RECOVERY);
    expect(elsewhere).toEqual(['two']);
    notifier.keepProblemsOf(new Set());
    expect(elsewhere).toEqual([]);
  });

  it('lets Electron try where there is no bus, and connects once there is one', async () => {
    const bus = createNotificationBus();
    const elsewhere: string[] = [];
    let hasBus = false;
    const display = createFreedesktopDisplay({
      program: PROGRAM,
      connect: () => (hasBus ? bus.connect() : Promise.reject(new Error('there is no bus'))),
      fallback: {
        show: ({ title }) => {
          elsewhere.push(title);
          return { close: () => undefined };
        },
        stop: () => Promise.resolve(),
      },
      clock: createManualClock(),
      log: () => undefined,
    });
    const listener = {
      onAction: () => undefined,
      onGone: () => undefined,
      onFail: () => undefined,
    };
    display.show(needsYou('without'), listener, null);
    await bus.settled();
    hasBus = true;
    display.show(needsYou('with'), listener, null);
    await bus.settled();
    expect([elsewhere, bus.asked.map(({ title }) => title)]).toEqual([['without'], ['with']]);
  });

  it('says so of a server that hangs, and counts what it shows late', async () => {
    const { bus, clock, show, failures, elsewhere, commands } = startNotifier();
    bus.hang();
    await show(needsYou('needs you'));
    await clock.advance(ANSWER_WITHIN_MS - 1);
    expect(failures).toEqual([]);
    await clock.advance(1);
    expect(failures).toEqual(['the notification server does not answer']);
    bus.goOn();
    await bus.settled();
    bus.invoke(1, 'not-now');
    await bus.settled();
    expect([commands, elsewhere]).toEqual([[{ do: 'put-off', accountIDs: ['a'] }], []]);
  });

  it('takes down what a server that hung shows after the recovery', async () => {
    const { bus, clock, show, notifier } = startNotifier();
    bus.hang();
    await show(needsYou('needs you'));
    await clock.advance(ANSWER_WITHIN_MS);
    notifier.keepProblemsOf(new Set());
    bus.goOn();
    await bus.settled();
    expect(bus.asked).toEqual([]);
    const again = startNotifier();
    await again.show(needsYou('warm', { accountIDs: ['b'] }));
    again.bus.hang();
    await again.show(needsYou('needs you'));
    await again.clock.advance(ANSWER_WITHIN_MS);
    again.notifier.keepProblemsOf(new Set(['b']));
    again.bus.goOn();
    await again.bus.settled();
    expect(again.bus.closed).toEqual([2]);
  });
});

describe('quitting', () => {
  it('takes everything down, what is on its way too, then disconnects', async () => {
    const { bus, show, notifier } = startNotifier();
    await show(needsYou('needs you'));
    bus.hang();
    notifier.show(needsYou('on its way', { accountIDs: ['b'] }));
    await bus.settled();
    const closed = notifier.close();
    await bus.settled();
    expect(bus.connections()).toEqual([1, 0]);
    bus.goOn();
    await closed;
    expect([bus.closed.toSorted(), bus.connections()]).toEqual([
      [1, 2],
      [1, 1],
    ]);
  });

  it('waits for no server that hangs', async () => {
    const { bus, clock, notifier, failures } = startNotifier();
    bus.hang();
    notifier.show(needsYou('needs you'));
    await bus.settled();
    const closed = notifier.close();
    await clock.advance(ANSWER_WITHIN_MS);
    await closed;
    expect([bus.connections(), failures]).toEqual([[1, 1], []]);
  });

  it('connects to nothing when there was no notification', async () => {
    const { bus, notifier } = startNotifier();
    await notifier.close();
    expect(bus.connections()).toEqual([0, 0]);
  });
});
