import { describe, expect, it, vi } from 'vitest';
import { createManualClock } from '../testing/manual-clock';
import type { BusSignal, SessionBus } from '../platform/session-bus';
import { monitorTrayAvailability } from './tray-availability';

const WATCHER = 'org.kde.StatusNotifierWatcher';
const NOBODY = new Error('The name is not activatable');

/** A bus whose answers the test gives, in the order they were asked for, and when it wants to. */
function testBus() {
  const questions: ((answer: unknown) => void)[] = [];
  const asked: string[] = [];
  let listener: (signal: BusSignal) => void = () => undefined;
  const close = vi.fn();
  const bus: SessionBus = {
    call: (_method, ...args) =>
      new Promise((resolve, reject) => {
        asked.push(args.join(' '));
        questions.push((answer) => (answer instanceof Error ? reject(answer) : resolve([answer])));
      }),
    subscribe: async (_rules, onSignal) => {
      listener = onSignal;
    },
    close,
  };
  return {
    bus,
    close,
    questions,
    asked,
    answer: async (answer: unknown) => {
      questions.shift()?.(answer);
      await promisesSettled();
    },
    signal: (member: string, ...body: unknown[]) => {
      const sender = member === 'NameOwnerChanged' ? 'org.freedesktop.DBus' : ':1.1';
      listener({ sender, path: '/', interface: WATCHER, member, body });
    },
    forge: (member: string, ...body: unknown[]) =>
      listener({ sender: ':1.66', path: '/', interface: WATCHER, member, body }),
  };
}

/** Until every promise that can go on has gone on. */
const promisesSettled = () => new Promise((resolve) => setImmediate(resolve));

function startWith(connect: () => Promise<SessionBus>) {
  const answers: boolean[] = [];
  const log = vi.fn();
  const onAppear = vi.fn();
  const clock = createManualClock();
  const host = monitorTrayAvailability({
    platform: 'linux',
    pid: 77,
    clock,
    connect,
    onAppear,
    onChange: (isPresent) => answers.push(isPresent),
    log,
  });
  return { host, answers, log, onAppear, clock };
}

async function start() {
  const desktop = testBus();
  const started = startWith(async () => desktop.bus);
  await promisesSettled();
  return { ...desktop, ...started };
}

describe('monitorTrayAvailability', () => {
  it('does not know before the desktop has answered', async () => {
    const { host, answers, answer, asked } = await start();
    expect(host.isPresent()).toBeNull();
    expect(asked).toEqual([`${WATCHER} IsStatusNotifierHostRegistered`]);
    await answer(true);
    expect(host.isPresent()).toBe(true);
    expect(answers).toEqual([true]);
  });

  it.each([
    ['nobody owns the name', NOBODY],
    ['the watcher has no host', false],
    ['the answer makes no sense', 'yes'],
  ])('knows that there is none when %s', async (_when, given) => {
    const { host, answers, answer } = await start();
    await answer(given);
    expect(host.isPresent()).toBe(false);
    expect(answers).toEqual([false]);
  });

  it('believes nobody but the bus that the tray has gone', async () => {
    const { answers, answer, forge } = await start();
    await answer(true);
    forge('NameOwnerChanged', WATCHER, ':1.1', '');
    await answer(true);
    expect(answers).toEqual([true]);
  });

  it('notices a tray that comes later, and a host that comes after its watcher', async () => {
    const { answers, answer, signal, onAppear } = await start();
    await answer(NOBODY);
    signal('NameOwnerChanged', WATCHER, '', ':1.9');
    await answer(false);
    signal('StatusNotifierHostRegistered');
    await answer(true);
    expect(answers).toEqual([false, true]);
    expect(onAppear).toHaveBeenCalledOnce();
  });

  it('does not treat the tray that is there at the start as one that appears', async () => {
    const { answer, onAppear } = await start();
    await answer(true);
    expect(onAppear).not.toHaveBeenCalled();
  });

  it.each([
    ['is not among those of the tray', [[':1.4/Item', 'org.x-77'], 12, NOBODY], 1],
    ['is there', [[':1.4/Item', 'org.x-77'], 12, 77], 0],
    ['is alone missing', [[]], 1],
    ['may be anywhere', ['no list'], 0],
    ['is not told of', [NOBODY], 0],
  ])('has the icon made again when it %s', async (_where, replies, times) => {
    const { answer, asked, onAppear, clock } = await start();
    await answer(true);
    await clock.advance(2_000);
    for (const reply of replies) await answer(reply);
    expect(onAppear).toHaveBeenCalledTimes(times);
    expect(asked[1]).toBe(`${WATCHER} RegisteredStatusNotifierItems`);
    expect(asked.slice(2)).toEqual(replies.length === 1 ? [] : [':1.4', 'org.x-77']);
  });

  it('looks for no icon where the tray has gone again', async () => {
    const { answer, signal, onAppear, clock } = await start();
    await answer(true);
    signal('NameOwnerChanged', WATCHER, ':1.9', '');
    await answer(NOBODY);
    await clock.advance(2_000);
    await answer([]);
    expect(onAppear).not.toHaveBeenCalled();
  });

  it.each(['darwin', 'win32'] as const)('knows that %s always has one', (platform) => {
    const never = vi.fn();
    const host = monitorTrayAvailability({
      ...{ platform, connect: never, onAppear: never, onChange: never, log: never },
      clock: createManualClock(),
    });
    expect(host.isPresent()).toBe(true);
    host.stop();
    expect(never).not.toHaveBeenCalled();
  });

  it('notices a tray that goes', async () => {
    const { answers, answer, signal } = await start();
    await answer(true);
    signal('NameOwnerChanged', WATCHER, ':1.9', '');
    await answer(NOBODY);
    expect(answers).toEqual([true, false]);
  });

  it('treats a tray that was replaced as gone and come', async () => {
    const { answers, answer, signal } = await start();
    await answer(true);
    signal('NameOwnerChanged', WATCHER, ':1.9', ':1.10');
    await answer(true);
    expect(answers).toEqual([true, false, true]);
  });

  it('forgets an answer that a signal has overtaken', async () => {
    const { host, answer, signal } = await start();
    await answer(NOBODY);
    signal('NameOwnerChanged', WATCHER, '', ':1.9');
    signal('NameOwnerChanged', WATCHER, ':1.9', '');
    await answer(true);
    expect(host.isPresent()).toBe(false);
    await answer(NOBODY);
    expect(host.isPresent()).toBe(false);
  });

  it('ignores the other signals of a bus', async () => {
    const { questions, answers, answer, signal } = await start();
    await answer(true);
    signal('NameAcquired', ':1.4');
    signal('NameOwnerChanged', 'org.example.Other', '', ':1.5');
    signal('StatusNotifierItemRegistered', ':1.4/StatusNotifierItem');
    expect(questions).toHaveLength(0);
    expect(answers).toEqual([true]);
  });

  it('says why when there is no bus, and that there is no tray', async () => {
    const { host, log } = startWith(() => Promise.reject(new Error('there is no session bus')));
    expect(host.isPresent()).toBeNull();
    await promisesSettled();
    expect(host.isPresent()).toBe(false);
    expect(log).toHaveBeenCalledExactlyOnceWith(expect.stringContaining('there is no session bus'));
  });

  it('leaves the bus when it is stopped, and says no more', async () => {
    const { host, answers, answer, close, signal } = await start();
    host.stop();
    await answer(true);
    signal('NameOwnerChanged', WATCHER, '', ':1.9');
    expect(close).toHaveBeenCalledOnce();
    expect(answers).toEqual([]);
  });

  it('leaves a bus that it got after it was stopped', async () => {
    const { bus, close } = testBus();
    const { host } = startWith(async () => bus);
    host.stop();
    await promisesSettled();
    expect(close).toHaveBeenCalledOnce();
  });
});
