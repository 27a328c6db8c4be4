import { afterEach, describe, expect, it, vi } from 'vitest';
import { createFakeElectron } from '../testing/fake-electron';
import { installQuitHandler } from './quit-handler.electron';

afterEach(() => {
  vi.useRealTimers();
});

describe('installQuitHandler', () => {
  it('stops everything once, and exits after it', async () => {
    const { electron, calls } = createFakeElectron();
    let finish: () => void = () => undefined;
    const stop = vi.fn(() => new Promise<void>((resolve) => (finish = resolve)));
    installQuitHandler({ electron, stop, log: () => undefined });
    electron.app.quit();
    electron.app.quit();
    expect([stop.mock.calls.length, calls]).toEqual([1, []]);
    finish();
    await vi.waitFor(() => expect(calls).toEqual(['exit 0']));
  });

  it('exits although something does not stop, and passes on how long it has', async () => {
    vi.useFakeTimers();
    const { electron, calls } = createFakeElectron();
    const stop = vi.fn((_withinMs: number) => new Promise<void>(() => undefined));
    installQuitHandler({ electron, stop, log: () => undefined });
    electron.app.quit();
    const [[withinMs] = [Infinity]] = stop.mock.calls;
    expect(withinMs).toBeLessThan(2_000);
    await vi.advanceTimersByTimeAsync(withinMs);
    expect(calls).toEqual([]);
    await vi.advanceTimersByTimeAsync(2_000 - withinMs);
    expect(calls).toEqual(['exit 0']);
  });

  it('exits and logs it when something stops with an error', async () => {
    const { electron, calls } = createFakeElectron();
    const lines: string[] = [];
    const stop = () => Promise.reject(new Error('a full disk'));
    installQuitHandler({ electron, stop, log: (line) => lines.push(line) });
    electron.app.quit();
    await vi.waitFor(() => expect(calls).toEqual(['exit 0']));
    expect(lines.join()).toContain('a full disk');
  });
});
