import { describe, expect, it, vi } from 'vitest';
import type { BusSignal, SessionBus } from './session-bus';
import { watchTrayHost } from './tray-host';

const WATCHER = 'org.kde.StatusNotifierWatcher';
const NOBODY = new Error('The name is not activatable');

/** A bus whose answers the test gives, in the order they were asked for, and when it wants to. */
function testBus() {
  const questions: ((answer: unknown) => void)[] = [];
  let hearer: (signal: BusSignal) => void = () => undefined;
  const close = vi.fn();
  const bus: SessionBus = {
    call: (_method, ...args) =>
      new Promise((resolve, reject) => {
        expect(args).toEqual([WATCHER, 'IsStatusNotifierHostRegistered']);
        questions.push((answer) => (answer instanceof Error ? reject(answer) : resolve([answer])));
      }),
    hear: async (_rules, listener) => {
      hearer = listener;
    },
    close,
  };
  return {
    bus,
    close,
    questions,
    answer: async (answer: unknown) => {
      questions.shift()?.(answer);
      await settled();
    },
    signal: (member: string, ...body: unknown[]) => hearer({ member, body }),
  };
}

/** Until every promise that can go on has gone on. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

async function watch() {
  const desktop = testBus();
  const log = vi.fn();
  const host = watchTrayHost({ connect: async () => desktop.bus, log });
  const heard: boolean[] = [];
  host.onChange((present) => heard.push(present));
  await settled();
  return { ...desktop, host, heard, log };
}

describe('watchTrayHost', () => {
  it('does not know before the desktop has answered', async () => {
    const { host, heard, answer } = await watch();
    expect(host.isPresent()).toBeNull();
    await answer(true);
    expect(host.isPresent()).toBe(true);
    expect(heard).toEqual([true]);
  });

  it.each([
    ['nobody owns the name', NOBODY],
    ['the watcher has no host', false],
    ['the answer makes no sense', 'yes'],
  ])('knows that there is none when %s', async (_when, given) => {
    const { host, heard, answer } = await watch();
    await answer(given);
    expect(host.isPresent()).toBe(false);
    expect(heard).toEqual([false]);
  });

  it('hears a tray that comes later, and a host that comes after its watcher', async () => {
    const { heard, answer, signal } = await watch();
    await answer(NOBODY);
    signal('NameOwnerChanged', WATCHER, '', ':1.9');
    await answer(false);
    signal('StatusNotifierHostRegistered');
    await answer(true);
    expect(heard).toEqual([false, true]);
  });

  it('hears a tray that goes', async () => {
    const { heard, answer, signal } = await watch();
    await answer(true);
    signal('NameOwnerChanged', WATCHER, ':1.9', '');
    await answer(NOBODY);
    expect(heard).toEqual([true, false]);
  });

  it('hears a tray that was replaced as gone and come', async () => {
    const { heard, answer, signal } = await watch();
    await answer(true);
    signal('NameOwnerChanged', WATCHER, ':1.9', ':1.10');
    await answer(true);
    expect(heard).toEqual([true, false, true]);
  });

  it('forgets an answer that a signal has overtaken', async () => {
    const { host, answer, signal } = await watch();
    await answer(NOBODY);
    signal('NameOwnerChanged', WATCHER, '', ':1.9');
    signal('NameOwnerChanged', WATCHER, ':1.9', '');
    await answer(true);
    expect(host.isPresent()).toBe(false);
    await answer(NOBODY);
    expect(host.isPresent()).toBe(false);
  });

  it('does not mind the other signals of a bus', async () => {
    const { questions, heard, answer, signal } = await watch();
    await answer(true);
    signal('NameAcquired', ':1.4');
    signal('NameOwnerChanged', 'org.example.Other', '', ':1.5');
    signal('StatusNotifierItemRegistered', ':1.4/StatusNotifierItem');
    expect(questions).toHaveLength(0);
    expect(heard).toEqual([true]);
  });

  it('says why when there is no bus, and that there is no tray', async () => {
    const log = vi.fn();
    const connect = () => Promise.reject(new Error('there is no session bus'));
    const host = watchTrayHost({ connect, log });
    expect(host.isPresent()).toBeNull();
    await settled();
    expect(host.isPresent()).toBe(false);
    expect(log).toHaveBeenCalledExactlyOnceWith(expect.stringContaining('there is no session bus'));
  });

  it('leaves the bus when it is stopped, and says no more', async () => {
    const { host, heard, answer, close, signal } = await watch();
    host.stop();
    await answer(true);
    signal('NameOwnerChanged', WATCHER, '', ':1.9');
    expect(close).toHaveBeenCalledOnce();
    expect(heard).toEqual([]);
  });

  it('leaves a bus that it got after it was stopped', async () => {
    const { bus, close } = testBus();
    const host = watchTrayHost({ connect: async () => bus, log: vi.fn() });
    host.stop();
    await settled();
    expect(close).toHaveBeenCalledOnce();
  });
});
