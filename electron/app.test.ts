import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { PUSH_CHANNEL, REQUEST_CHANNEL } from '../shared/ipc/channels';
import type { RequestResult } from '../shared/ipc/renderer-api';
import type { LoginState } from '../shared/model/login';
import type { Route } from '../shared/model/route';
import type { Snapshot } from '../shared/model/snapshot';
import { changedSnapshot, type SnapshotChange } from '../shared/model/snapshot-change';
import type { WindowSnapshot } from '../shared/model/window-snapshot';
import { startSimulator } from '../simulator/simulator';
import { startApp } from './app';
import { takeEnvironment } from './connection/environment';
import { createFakeElectron } from './testing/fake-electron';
import { freshFolder } from './testing/folder';
import { startTray } from './tray/start-tray.electron';
import { startWindow } from './window/start-window.electron';

/** A double of electron-store, which runs in Electron alone; e2e/files.spec.ts has the real one. */
const settingsFileWith = (stored: Record<string, unknown>) =>
  class {
    store = stored;
    set() {}
  };

/** Waits as long as a busy machine may take. */
const eventually = <T>(check: () => T) => vi.waitFor(check, { timeout: 15_000 });

const WHATSAPP = 'local-whatsapp_ba_alice';

afterEach(() => {
  vi.unstubAllEnvs();
});

async function start({
  startArgs = null as string[] | null,
  isHidden = false,
  clicksEarly = false,
  closesEarly = false,
  stored = {} as Record<string, unknown>,
} = {}) {
  const argv = process.argv;
  process.argv = isHidden ? [...argv, '--hidden'] : argv;
  onTestFinished(() => {
    process.argv = argv;
  });
  const folder = await freshFolder();
  await mkdir(join(folder, 'logs'));
  const simulator = await startSimulator({ seed: 'sign-in' });
  onTestFinished(() => simulator.stop());
  vi.stubEnv('BEEPER_BASE_URL', simulator.url);
  vi.stubEnv('BEEPER_ACCESS_TOKEN', simulator.token);
  // The test must find neither the desktop of this computer nor its user's autostart folder.
  vi.stubEnv('DBUS_SESSION_BUS_ADDRESS', '');
  vi.stubEnv('XDG_RUNTIME_DIR', '');
  vi.stubEnv('XDG_CONFIG_HOME', folder);
  const electronDouble = createFakeElectron({ folder });
  const { electron, windows, calls } = electronDouble;

  const secrets: string[] = [];
  const lines: string[] = [];
  const write = (line: string) => void lines.push(line);
  const log = {
    addSecret: (secret: string) => void secrets.push(secret),
    info: write,
    warn: write,
    error: write,
  };
  const startedTray = startTray({
    electron,
    resource: (file) => file,
    style: 'auto',
    now: Date.now(),
  });
  const inApp = (...names: string[]) => names.join('/');
  const look = { trayStyle: 'auto', theme: 'system', window: null } as const;
  const startedWindow = startWindow({ electron, inApp, look, log: log.warn });
  if (closesEarly) windows[0]?.close();
  if (clicksEarly) electronDouble.trays[0]?.emit('click');
  await startApp({
    electron,
    startedTray,
    startedWindow,
    environment: takeEnvironment(process.env, process.argv, '1.2.3'),
    SettingsFile: settingsFileWith(stored),
    folder,
    log,
    launchRequests: { onRequest: (listener) => startArgs && listener(startArgs) },
  });
  onTestFinished(async () => {
    electron.app.quit();
    await eventually(() => expect(calls).toContain('exit 0'));
  });

  const window = () => {
    const latest = windows.at(-1);
    if (latest === undefined) throw new Error('no window was made');
    return latest;
  };
  const request = async (name: string, input?: unknown) =>
    (await electronDouble.invoke(
      window().mainFrame,
      REQUEST_CHANNEL,
      name,
      input,
    )) as RequestResult<WindowSnapshot>;
  const pushed = (name: string) =>
    window()
      .sent.filter(([channel, push]) => channel === PUSH_CHANNEL && push === name)
      .map(([, , payload]) => payload);
  const snapshots = () => {
    const all: Snapshot[] = [];
    for (const [, name, payload] of window().sent) {
      const last = all.at(-1);
      if (name === 'snapshot') all.push(payload as Snapshot);
      if (name !== 'snapshotChange' || last === undefined) continue;
      all.push(changedSnapshot(last, payload as SnapshotChange));
    }
    return all;
  };
  /** Beeper may have answered before there was a window; shown, the window has it asked again. */
  const firstSnapshot = () =>
    eventually(() => {
      const good = snapshots().find(({ connectivity }) => connectivity.state === 'ok');
      if (good === undefined) throw new Error('no good snapshot was pushed');
      return good;
    });
  return { ...electronDouble, simulator, secrets, lines, window, request, pushed, firstSnapshot };
}

describe('starting the program', () => {
  it('does what was chosen in the tray while it was loading', async () => {
    const { window } = await start({ isHidden: true, clicksEarly: true });
    await eventually(() => expect(window().wasDestroyed).toBe(false));
  });

  it('puts the icon in the tray, and pushes the first snapshot to the window', async () => {
    const { window, trays, firstSnapshot } = await start();
    const { accounts } = await firstSnapshot();
    expect(accounts.map(({ accountID }) => accountID)).toContain(WHATSAPP);
    expect(trays.map(({ toolTip }) => toolTip)).toEqual(['All accounts are well']);
    expect(window().isVisible()).toBe(true);
  });

  it('answers the window with all it needs to draw itself', async () => {
    const { request, firstSnapshot } = await start();
    await firstSnapshot();
    const answer = await request('window.getSnapshot');
    if (!answer.ok) throw new Error(answer.error.message);
    const { snapshot, route, connection, demo, login } = answer.value;
    expect([route, demo, login]).toEqual([{ view: 'overview' } satisfies Route, null, null]);
    expect(snapshot.connectivity.state).toBe('ok');
    expect(connection.active.kind).toBe('beeper');
  });

  it('hides the token from the log, the environment and the window', async () => {
    const { secrets, simulator, lines, request, window, firstSnapshot } = await start();
    await firstSnapshot();
    expect(secrets).toContain(simulator.token);
    expect(process.env['BEEPER_ACCESS_TOKEN']).toBeUndefined();
    const seen = JSON.stringify([lines, window().sent, await request('window.getSnapshot')]);
    expect(seen).not.toContain(simulator.token);
  });

  it('carries out what was requested meanwhile, once the accounts are known', async () => {
    const { pushed } = await start({ startArgs: [`--reconnect=${WHATSAPP}`] });
    await eventually(() =>
      expect(pushed('login')).toContainEqual(expect.objectContaining({ accountID: WHATSAPP })),
    );
  });
});

describe('the events between the parts', () => {
  it('make a changed setting effective and show it', async () => {
    const { request, pushed, electron, firstSnapshot } = await start();
    await firstSnapshot();
    await request('settings.change', { theme: 'dark' });
    expect(electron.nativeTheme.themeSource).toBe('dark');
    expect(pushed('settings').at(-1)).toMatchObject({ preferences: { theme: 'dark' } });
  });

  it('ask Beeper as soon as the computer woke up', async () => {
    const { electron, simulator, lines, firstSnapshot } = await start();
    await firstSnapshot();
    simulator.control.clearRequests();
    electron.powerMonitor.emit('resume');
    await eventually(() => expect(simulator.control.requests()).not.toEqual([]));
    expect(lines).toContain('the computer woke up');
  });

  it('have a window that was closed while they were loaded stay closed', async () => {
    const { windows, trays } = await start({ closesEarly: true });
    expect([windows.length, windows[0]?.isVisible()]).toEqual([1, false]);
    trays[0]?.emit('click');
    expect([windows.length, windows[0]?.isVisible()]).toEqual([1, true]);
  });

  it('end the start when that window’s closing quits', async () => {
    const stored = { closing: 'quit' };
    const { windows, lines, calls } = await start({ closesEarly: true, stored });
    await eventually(() => expect(calls).toContain('exit 0'));
    expect([windows.length, windows[0]?.wasDestroyed]).toEqual([1, true]);
    expect(lines.join()).not.toContain('started');
  });

  it('lead from the tray into the window', async () => {
    const { trays, window, windows } = await start({ isHidden: true });
    expect(windows).toEqual([]);
    trays[0]?.emit('click');
    expect(window().isVisible()).toBe(true);
  });

  it('show the demo, which can be entered, changed and left', async () => {
    const { request, pushed, trays, firstSnapshot } = await start();
    await firstSnapshot();
    expect(await request('demo.enter')).toEqual({ ok: true, value: undefined });
    await eventually(() => expect(trays.at(-1)?.toolTip).toContain('Demo'));
    await request('demo.setBeeper', { state: 'read-only' });
    expect(pushed('demo').at(-1)).toMatchObject({ beeper: 'read-only' });
    expect(
      await request('demo.setAccount', { accountID: 'gone', status: 'connected' }),
    ).toMatchObject({ ok: false, error: { code: 'not-found' } });
    await request('demo.leave');
    expect(pushed('demo').at(-1)).toBeNull();
  });
});

describe('quitting', () => {
  it('saves the window’s placement before it waits for anything', async () => {
    const { electron, calls, request, firstSnapshot } = await start();
    await firstSnapshot();
    await request('login.start', { accountID: WHATSAPP });
    electron.app.quit();
    expect(calls).toEqual(['tray destroyed', 'window destroyed']);
    await eventually(() => expect(calls.at(-1)).toBe('exit 0'));
  });

  it('begins when Windows ends its user’s session', async () => {
    const { calls, window, firstSnapshot } = await start();
    await firstSnapshot();
    window().emit('session-end');
    await eventually(() => expect(calls.at(-1)).toBe('exit 0'));
  });

  it('ends the login at Beeper, and asks and answers nothing after it', async () => {
    const { electron, simulator, calls, request, pushed, firstSnapshot } = await start();
    const stageKinds = () =>
      (pushed('login') as (LoginState | null)[]).map((login) => login?.stage.kind);
    await firstSnapshot();
    await request('login.start', { accountID: WHATSAPP });
    await eventually(() => expect(stageKinds()).toContain('choose-flow'));
    await request('login.chooseFlow', { flowID: 'qr' });
    await eventually(() =>
      expect(simulator.control.logins().at(-1)?.status).toBe('waiting_for_display'),
    );
    electron.app.quit();
    await eventually(() => expect(calls.at(-1)).toBe('exit 0'));
    expect(simulator.control.logins().at(-1)?.status).toBe('cancelled');
    await expect(request('window.getSnapshot')).rejects.toThrow('nothing handles');
  });
});
