import { describe, expect, it, vi } from 'vitest';
import type { BusSignal, SessionBus } from '../platform/session-bus';
import { watchScreenLock } from './screen-lock';

const SCREEN_SAVER = 'org.gnome.ScreenSaver';

/** A double of the bus; e2e/notifications/silences-end.spec.ts has a real one. */
async function start(connect?: () => Promise<SessionBus>) {
  const changes: boolean[] = [];
  const log = vi.fn();
  const close = vi.fn();
  let listener: (signal: BusSignal) => void = () => undefined;
  const bus: SessionBus = {
    call: ({ member }, name) =>
      member === 'GetNameOwner' && name === SCREEN_SAVER
        ? Promise.resolve([':1.9'])
        : Promise.reject(new Error('no such name')),
    subscribe(_rules, onSignal) {
      listener = onSignal;
      return Promise.resolve();
    },
    close,
  };
  const stop = watchScreenLock({
    platform: 'linux',
    connect: connect ?? (() => Promise.resolve(bus)),
    onChange: (isLocked) => changes.push(isLocked),
    log,
  });
  await new Promise((resolve) => setImmediate(resolve));
  const send = async (signal: Partial<BusSignal>) => {
    listener({
      sender: ':1.9',
      path: '/',
      interface: SCREEN_SAVER,
      member: '',
      body: [],
      ...signal,
    });
    await new Promise((resolve) => setImmediate(resolve));
  };
  const signal = (member: string, ...body: unknown[]) => send({ member, body });
  return { changes, log, close, stop, send, signal };
}

describe('the screen’s lock on Linux', () => {
  it('is told once for each change, whatever else comes', async () => {
    const { changes, signal } = await start();
    await signal('ActiveChanged', false);
    await signal('ActiveChanged', true);
    await signal('ActiveChanged', true);
    await signal('ActiveChanged', 'yes');
    await signal('NameAcquired', false);
    await signal('ActiveChanged', false);
    expect(changes).toEqual([true, false]);
  });

  it('is believed of the screen saver alone, under its own name', async () => {
    const { changes, send } = await start();
    const locked = { member: 'ActiveChanged', body: [true] };
    await send({ ...locked, sender: ':1.66' });
    await send({ ...locked, interface: 'org.kde.Other' });
    await send({ ...locked, interface: 'org.kde.screensaver', sender: ':1.9' });
    await send({ ...locked, interface: 'org.xfce.ScreenSaver' });
    expect(changes).toEqual([]);
    await send(locked);
    expect(changes).toEqual([true]);
  });

  it('stays unknown without a bus, which is said in the log', async () => {
    const { changes, log, stop } = await start(() => Promise.reject(new Error('no bus')));
    expect(log).toHaveBeenCalledWith(expect.stringContaining('no bus'));
    expect(changes).toEqual([]);
    stop();
  });

  it('is no longer watched after the end', async () => {
    const { close, stop } = await start();
    stop();
    expect(close).toHaveBeenCalledOnce();
  });

  it('is Electron’s to tell on other systems', () => {
    const connect = vi.fn();
    watchScreenLock({
      platform: 'darwin',
      connect,
      onChange: () => undefined,
      log: () => undefined,
    });
    expect(connect).not.toHaveBeenCalled();
  });
});
