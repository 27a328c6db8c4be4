import { describe, expect, it, vi } from 'vitest';
import type { BusSignal, SessionBus } from '../platform/session-bus';
import { watchScreenLock } from './screen-lock';

/** A double of the bus; e2e/notifications/silences-end.spec.ts has a real one. */
async function start(connect?: () => Promise<SessionBus>) {
  const changes: boolean[] = [];
  const log = vi.fn();
  const close = vi.fn();
  let listener: (signal: BusSignal) => void = () => undefined;
  const bus: SessionBus = {
    call: () => Promise.resolve([]),
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
  const signal = (member: string, ...body: unknown[]) =>
    listener({ sender: ':1.9', path: '/', interface: '', member, body });
  return { changes, log, close, stop, signal };
}

describe('the screen’s lock on Linux', () => {
  it('is told once for each change, whatever else comes', async () => {
    const { changes, signal } = await start();
    signal('ActiveChanged', false);
    signal('ActiveChanged', true);
    signal('ActiveChanged', true);
    signal('ActiveChanged', 'yes');
    signal('NameAcquired', false);
    signal('ActiveChanged', false);
    expect(changes).toEqual([true, false]);
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
