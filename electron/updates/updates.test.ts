import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, type SettingKey } from '../../shared/model/settings';
import type { UpdateWay } from '../../shared/model/updates';
import { createEmitter } from '../../shared/util/emitter';
import type { SettingsService } from '../settings/settings';
import { createManualClock } from '../testing/manual-clock';
import { UpdateError } from './update-error';
import { AGAIN_MS, createUpdates, FIRST_CHECK_MS, NEXT_CHECK_MS, type Updater } from './updates';

/** A double of electron-updater; updater.electron.test.ts and e2e/updates have the real one. */
function start({
  way = 'installs' as UpdateWay,
  begun = null as string | null,
  isDone = false,
  pause = () => Promise.resolve(),
} = {}) {
  const clock = createManualClock();
  const changes = createEmitter<[SettingKey]>();
  const values = { ...DEFAULT_SETTINGS };
  const calls: string[] = [];
  const said: string[] = [];
  let remembered = begun;
  const server = {
    check: (): Promise<string | null> => Promise.resolve('0.9.0'),
    download: (_onPercent: (percent: number) => void): Promise<void> => Promise.resolve(),
    atEnd: (): void => undefined,
  };
  const called = (name: string) => calls.push(name);
  const updater: Updater = {
    check: () => (called('check'), server.check()),
    download: (onPercent) => (called('download'), server.download(onPercent)),
    installAtEnd: () => (called('install'), server.atEnd()),
    restart: () => void called('restart'),
    clean: () => (called('clean'), Promise.resolve()),
    stop: () => void called('stop'),
  };
  const updates = createUpdates({
    way,
    settings: {
      get: ((key: SettingKey) => values[key]) as SettingsService['get'],
      onChange: changes.on,
    },
    clock,
    memory: {
      begin: (version) => ((remembered = version), Promise.resolve()),
      end: () => ((remembered = null), Promise.resolve()),
      sweep: () => (called('sweep'), Promise.resolve()),
      read: () => Promise.resolve(remembered === null ? null : { version: remembered, isDone }),
    },
    loadUpdater: () => (called('load'), Promise.resolve(updater)),
    log: () => undefined,
    reportToUser: (sentence) => said.push(sentence),
    pause,
  });
  const look = (isOn: boolean) => {
    values.lookForUpdates = isOn;
    changes.emit('lookForUpdates');
  };
  const stage = () => updates.state().stage;
  return { updates, clock, calls, said, server, look, stage, remembered: () => remembered };
}

describe('looking by itself', () => {
  it('begins half a minute after the start, and goes on daily', async () => {
    const { updates, clock, calls } = start();
    await updates.start();
    await clock.advance(FIRST_CHECK_MS - 1);
    // What an update may have left that nobody goes on with.
    expect(calls).toEqual(['sweep']);
    await clock.advance(1);
    expect(calls).toEqual(['sweep', 'load', 'check']);
    await clock.advance(NEXT_CHECK_MS);
    expect(calls).toEqual(['sweep', 'load', 'check', 'check']);
  });

  it('goes on an hour after a failure', async () => {
    const { updates, clock, server, stage, calls } = start();
    server.check = () => Promise.reject(new UpdateError('unreachable', 'ENOTFOUND'));
    await updates.start();
    await clock.advance(FIRST_CHECK_MS);
    expect(stage()).toEqual({ kind: 'failed', problem: 'unreachable', version: null });
    server.check = () => Promise.resolve(null);
    await clock.advance(AGAIN_MS);
    expect(stage()).toEqual({ kind: 'none' });
    await clock.advance(NEXT_CHECK_MS - 1);
    expect(calls).toEqual(['sweep', 'load', 'check', 'check']);
    await clock.advance(1);
    expect(calls).toEqual(['sweep', 'load', 'check', 'check', 'check']);
  });

  it('stops with the setting, and begins with it', async () => {
    const { updates, clock, calls, look } = start();
    await updates.start();
    look(false);
    await clock.advance(NEXT_CHECK_MS);
    expect(calls).toEqual(['sweep']);
    look(true);
    await clock.advance(FIRST_CHECK_MS);
    expect(calls).toEqual(['sweep', 'load', 'check']);
  });

  it('asks the server no sooner than a pause after the last time, however often somebody wants it', async () => {
    const ends: (() => void)[] = [];
    const pause = () => new Promise<void>((resolve) => ends.push(resolve));
    const { updates, clock, calls, stage } = start({ pause });
    await updates.check();
    const again = updates.check();
    await updates.check();
    await clock.advance(0);
    expect([stage().kind, calls]).toEqual(['checking', ['load', 'check']]);
    ends.shift()?.();
    await again;
    expect(calls).toEqual(['load', 'check', 'check']);
  });

  it('never happens where it is off, nor after the end', async () => {
    const off = start({ way: 'off' });
    await off.updates.start();
    await off.updates.check();
    await off.clock.advance(NEXT_CHECK_MS);
    expect(off.calls).toEqual([]);
    const ended = start();
    await ended.updates.start();
    ended.updates.stop();
    await ended.updates.check();
    await ended.clock.advance(NEXT_CHECK_MS);
    expect(ended.calls).toEqual(['sweep']);
  });
});

describe('a newer version', () => {
  it('is fetched when its user says so, and installed at the end', async () => {
    const { updates, calls, server, stage, remembered } = start();
    await updates.download();
    await updates.check();
    expect(stage()).toEqual({ kind: 'available', version: '0.9.0' });
    expect(calls).toEqual(['load', 'check']);
    const seen: unknown[] = [];
    updates.onState((state) => seen.push(state.stage));
    server.download = (onPercent) => {
      expect(remembered()).toBe('0.9.0');
      [0, 50, 50, 100].forEach(onPercent);
      return Promise.resolve();
    };
    await updates.download();
    expect(seen).toEqual([
      { kind: 'downloading', version: '0.9.0', percent: 0 },
      { kind: 'downloading', version: '0.9.0', percent: 50 },
      { kind: 'downloading', version: '0.9.0', percent: 100 },
      { kind: 'ready', version: '0.9.0' },
    ]);
    updates.stop();
    updates.installAtEnd();
    expect(calls).toEqual(['load', 'check', 'download', 'stop', 'install']);
    // Until the next start has seen that it is the new one.
    expect(remembered()).toBe('0.9.0');
  });

  it('is not installed, nor is anything started again, before it is ready', async () => {
    const { updates, calls } = start();
    updates.install();
    await updates.check();
    updates.install();
    updates.installAtEnd();
    expect(calls).toEqual(['load', 'check']);
    await updates.download();
    updates.install();
    expect(calls.at(-1)).toBe('restart');
  });

  it('is never fetched where it is only told of', async () => {
    for (const way of ['package-manager', 'by-hand'] as const) {
      const { updates, calls } = start({ way });
      await updates.check();
      await updates.download();
      expect(calls).toEqual(['load', 'check']);
    }
  });

  it('that failed half-way is looked for once more, as it may be another by now', async () => {
    const { updates, calls, server, stage, remembered } = start();
    await updates.check();
    server.download = () => Promise.reject(new UpdateError('cut-off', ''));
    await updates.download();
    expect(stage()).toEqual({ kind: 'failed', problem: 'cut-off', version: '0.9.0' });
    expect(remembered()).toBeNull();
    server.check = () => Promise.resolve('0.9.1');
    server.download = () => Promise.resolve();
    await updates.download();
    expect(stage()).toEqual({ kind: 'ready', version: '0.9.1' });
    expect(calls).toEqual(['load', 'check', 'download', 'check', 'download']);
  });

  it('says a full disk for what it is, and whatever is not known for that', async () => {
    const { updates, server, stage } = start();
    const fail = async (error: unknown) => {
      server.check = () => Promise.reject(error);
      await updates.check();
      return stage();
    };
    expect(await fail(Object.assign(new Error('no'), { code: 'ENOSPC' }))).toMatchObject({
      problem: 'disk',
    });
    expect(
      await fail(Object.assign(new Error('no'), { code: 'ERR_UPDATER_INVALID_SIGNATURE' })),
    ).toMatchObject({
      problem: 'wrong-file',
    });
    expect(await fail(new TypeError('/home/alice'))).toMatchObject({ problem: 'unknown' });
    expect(await fail('nothing')).toMatchObject({ problem: 'unknown' });
  });

  it('whose download the end of the program cuts short is spoken of at the next start', async () => {
    const { updates, clock, server, remembered, stage } = start();
    await updates.check();
    let fail = (_error: unknown) => {};
    server.download = () => new Promise((_resolve, reject) => (fail = reject));
    const downloading = updates.download();
    await clock.advance(0);
    updates.stop();
    fail(new UpdateError('cut-off', ''));
    await downloading;
    expect(stage().kind).toBe('downloading');
    expect(remembered()).toBe('0.9.0');
  });

  it('is left for later when the session of Windows ends', async () => {
    const { updates, server } = start();
    await updates.check();
    await updates.download();
    let isInstalled = false;
    server.atEnd = () => {
      isInstalled = true;
    };
    updates.keepForLater();
    updates.installAtEnd();
    expect(isInstalled).toBe(false);
  });

  it('that is not installed at the end stops nothing', async () => {
    const { updates, server } = start();
    await updates.check();
    await updates.download();
    server.atEnd = () => {
      throw new Error('EXDEV');
    };
    expect(() => updates.installAtEnd()).not.toThrow();
  });
});

describe('after an update', () => {
  it('that did not finish, that is said, once, and it can be begun again', async () => {
    const { updates, said, stage, calls, remembered } = start({ begun: '0.9.0' });
    await updates.start();
    expect(said).toEqual([
      'The update to Bridgekeeper 0.9.0 did not finish. This is still the version before, and nothing is lost.',
    ]);
    expect(stage()).toEqual({ kind: 'failed', problem: 'unfinished', version: '0.9.0' });
    expect(remembered()).toBeNull();
    expect(calls).toEqual(['load', 'clean']);
    await updates.download();
    expect(stage()).toEqual({ kind: 'ready', version: '0.9.0' });
  });

  it('that worked, what is left of it is removed, and nothing is said', async () => {
    const { updates, said, stage, calls } = start({ begun: '0.1.0', isDone: true });
    await updates.start();
    expect(said).toEqual([]);
    expect(stage()).toEqual({ kind: 'idle' });
    expect(calls).toEqual(['sweep', 'load', 'clean']);
  });
});
