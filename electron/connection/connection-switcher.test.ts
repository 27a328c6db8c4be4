import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { httpFetch } from '../beeper-api/http-fetch';
import { startSimulator } from '../../simulator/simulator';
import type { Renewal } from '../../shared/model/renewal';
import { DEFAULT_SETTINGS } from '../../shared/model/settings';
import { createLocalTime } from '../../shared/util/local-time';
import { systemClock, type Clock } from '../platform/clock';
import { NO_CHOICE, stillHandOver } from '../everyday-browser/testing/still-hand-over';
import type { NotifiedAlert } from '../hooks/hook-alert';
import type { Connection } from './connection';
import { createSettings } from '../settings/settings';
import { freshFolder } from '../testing/folder';
import { createManualClock } from '../testing/manual-clock';
import type { ConnectionServices } from './connection-services';
import { createConnectionSwitcher, type ConnectionSwitcher } from './connection-switcher';

interface Start {
  onSwitch?: (services: ConnectionServices) => void;
  clock?: Clock;
}

/** Services over real HTTP to a simulator; the desktop around them is a stand-in. */
async function start({ onSwitch = () => undefined, clock = systemClock }: Start = {}) {
  const simulator = await startSimulator({ seed: 'sign-in' });
  const folder = await freshFolder();
  const warnings: string[] = [];
  const reports: string[] = [];
  const shown: string[] = [];
  const told: NotifiedAlert[] = [];
  const store = new Map<string, unknown>(Object.entries(DEFAULT_SETTINGS));
  const reportToUser = (sentence: string) => void reports.push(sentence);
  const settings = createSettings({
    store: { get: (key) => store.get(key), set: (key, value) => void store.set(key, value) },
    reportToUser,
  });
  let ids = 0;
  const switcher = createConnectionSwitcher({
    clock,
    fetch: httpFetch,
    folder,
    localTime: createLocalTime('h23'),
    settings,
    isOnBattery: () => false,
    shrinkPicture: () => null,
    login: {
      clock,
      openWebview: () => {
        throw new Error('no browser is wanted here');
      },
      openInDefaultBrowser: () => Promise.resolve(),
      startHandOver: stillHandOver,
      everydayBrowserChoice: NO_CHOICE,
      versions: () => ['Bridgekeeper 0.0.0'],
      fetchPicture: () => Promise.resolve(''),
      newID: () => String((ids += 1)),
      show: () => undefined,
      log: () => undefined,
    },
    notify: (spec) => void shown.push(spec.title),
    withdraw: () => undefined,
    keepProblemsOf: () => undefined,
    keepRenewalsOf: () => undefined,
    onNotified: (alert) => void told.push(alert),
    onLogin: () => undefined,
    addSecret: () => undefined,
    info: () => undefined,
    warn: (line) => void warnings.push(line),
    reportToUser,
  });
  switcher.onSwitch(onSwitch);
  onTestFinished(async () => {
    const stopping = switcher.stop({ withinMs: 1_000 });
    await simulator.stop();
    await stopping;
  });
  const beeper: Connection = {
    kind: 'beeper',
    baseURL: simulator.url,
    token: simulator.token,
    scopes: null,
    expiresAt: null,
    isIssued: false,
    tokenStorage: 'memory',
  };
  return { switcher, simulator, beeper, warnings, reports, folder, shown, told };
}

async function startLogin(switcher: ConnectionSwitcher) {
  const { logins } = switcher.current();
  logins.start({ accountID: 'local-whatsapp_ba_alice' });
  await expect.poll(() => logins.state()?.stage.kind).toBe('choose-flow');
  return logins;
}

describe('createConnectionSwitcher', () => {
  it('uses one connection after the other, in the order asked for', async () => {
    const { switcher, beeper, folder } = await start();
    await Promise.all([
      switcher.switchTo(beeper),
      switcher.switchTo({ kind: 'demo' }),
      switcher.switchTo({ kind: 'none' }),
    ]);
    expect([switcher.current().client, switcher.current().demo]).toEqual([null, null]);
    expect(existsSync(join(folder, 'demo'))).toBe(false);
  });

  it('tells of what broke while Beeper moved to another address', async () => {
    const clock = createManualClock();
    const { switcher, beeper, simulator, shown } = await start({ clock });
    const accountID = 'local-whatsapp_ba_alice';
    simulator.control.setAccount(accountID, { status: 'connected' });
    await switcher.switchTo(beeper);
    await switcher.current().monitor.checkNow();
    simulator.control.setAccount(accountID, { status: 'reconnect_required' });
    await switcher.switchTo({
      ...beeper,
      baseURL: beeper.baseURL.replace('127.0.0.1', 'localhost'),
    });
    await switcher.current().monitor.checkNow();
    expect(shown).toEqual([]);
    await clock.advance(60_000);
    await switcher.current().monitor.checkNow();
    expect(shown).toEqual(['Sign in to WhatsApp again']);
  });

  it('tells nothing of what was so at the first look, wherever Beeper moves', async () => {
    const clock = createManualClock();
    const { switcher, beeper, simulator, shown } = await start({ clock });
    simulator.control.setAccount('local-whatsapp_ba_alice', { status: 'reconnect_required' });
    await switcher.switchTo(beeper);
    await switcher.current().monitor.checkNow();
    await clock.advance(120_000);
    // Nobody answers at the first of them.
    for (const baseURL of ['http://127.0.0.1:9', beeper.baseURL]) {
      await switcher.switchTo({ ...beeper, baseURL });
      await switcher.current().monitor.checkNow();
      await clock.advance(60_000);
    }
    await switcher.current().monitor.checkNow();
    expect(shown).toEqual([]);
  });

  it('tells of what broke while Beeper moved twice', async () => {
    const clock = createManualClock();
    const { switcher, beeper, simulator, shown } = await start({ clock });
    await switcher.switchTo(beeper);
    await switcher.current().monitor.checkNow();
    await switcher.switchTo({ ...beeper, baseURL: 'http://127.0.0.1:9' });
    simulator.control.setAccount('local-whatsapp_ba_alice', { status: 'reconnect_required' });
    await switcher.switchTo(beeper);
    await switcher.current().monitor.checkNow();
    await clock.advance(60_000);
    await switcher.current().monitor.checkNow();
    expect(shown).toEqual(['Sign in to WhatsApp again']);
  });

  it('tells nothing of how the accounts of another token are at first', async () => {
    const clock = createManualClock();
    const { switcher, beeper, simulator, shown } = await start({ clock });
    await switcher.switchTo(beeper);
    await switcher.current().monitor.checkNow();
    const other = await startSimulator({ seed: 'sign-in', token: 'simulator-another' });
    onTestFinished(() => other.stop());
    for (const { control } of [simulator, other]) {
      control.setAccount('local-whatsapp_ba_alice', { status: 'reconnect_required' });
    }
    await switcher.switchTo({ ...beeper, baseURL: other.url, token: other.token });
    await switcher.current().monitor.checkNow();
    expect(switcher.current().monitor.snapshot().lastCheckedAt).not.toBeNull();
    await clock.advance(60_000);
    await switcher.current().monitor.checkNow();
    expect(shown).toEqual([]);
  });

  it('passes on what was notified of real accounts, with the reason, and nothing of the demo', async () => {
    const { switcher, beeper, simulator, shown, told } = await start();
    const accountID = 'local-whatsapp_ba_alice';
    await switcher.switchTo(beeper);
    const { monitor } = switcher.current();
    simulator.control.setAccount(accountID, { status: 'connected' });
    await monitor.checkNow();
    simulator.control.setAccount(accountID, { status: 'reconnect_required' });
    await monitor.checkNow();
    expect(told).toMatchObject([
      { spec: { category: 'account-problem', accountIDs: [accountID] } },
    ]);
    expect(told[0]?.decisions).toContainEqual(
      expect.objectContaining({ accountID, notify: true, reason: 'at-once' }),
    );
    expect(told[0]?.accounts).toContainEqual(
      expect.objectContaining({ accountID, status: 'reconnect_required' }),
    );

    await switcher.switchTo({ kind: 'demo' });
    const { demo, monitor: ofDemo } = switcher.current();
    for (const status of ['connected', 'reconnect_required']) {
      demo?.setAccount(accountID, status);
      await ofDemo.checkNow();
    }
    expect(shown).toHaveLength(2);
    expect(told).toHaveLength(1);
  });

  it('remembers how long sign-ins last, and forgets it with the next one that does not say', async () => {
    const { switcher, simulator, beeper, folder } = await start();
    const accountID = 'local-whatsapp_ba_alice';
    const day = 24 * 60 * 60_000;
    const end = { signedInAt: Date.now(), endsAt: Date.now() + 30 * day, isTold: false };
    const file = join(folder, 'renewals.json');
    await writeFile(file, JSON.stringify({ version: 1, accounts: { [accountID]: end } }));
    const heard: Renewal[][] = [];
    switcher.onRenewals((renewals) => heard.push([...renewals]));
    await switcher.switchTo(beeper);
    expect(heard).toEqual([[{ accountID, endsAt: end.endsAt, isDue: false }]]);

    await switcher.current().monitor.checkNow();
    const logins = await startLogin(switcher);
    logins.chooseFlow('qr');
    await expect.poll(() => logins.state()?.stage.kind).toBe('display');
    simulator.control.scan();
    await expect.poll(() => logins.state()?.stage.kind).toBe('complete');
    expect(heard.at(-1)).toEqual([]);

    await switcher.switchTo({ kind: 'demo' });
    expect(JSON.parse(await readFile(file, 'utf8'))).toEqual({ version: 1, accounts: {} });
  });

  it('ends an open login on Beeper’s side before the next connection starts', async () => {
    const { switcher, beeper, simulator } = await start();
    await switcher.switchTo(beeper);
    await switcher.current().monitor.checkNow();
    const logins = await startLogin(switcher);
    logins.chooseFlow('qr');
    await expect.poll(() => simulator.control.logins().at(-1)?.status).toBe('waiting_for_display');
    await switcher.switchTo({ kind: 'none' });
    expect(simulator.control.logins().at(-1)?.status).toBe('cancelled');
  });

  /** A login whose end Beeper never answers. */
  async function hangingLogin() {
    const clock = createManualClock();
    const started = await start({ clock });
    await started.switcher.switchTo(started.beeper);
    await started.switcher.current().monitor.checkNow();
    const logins = await startLogin(started.switcher);
    started.simulator.control.addFault({ kind: 'hang', path: '/v1' });
    logins.chooseFlow('qr');
    return { ...started, clock };
  }

  it('does not wait for a Beeper that hangs', async () => {
    const { switcher, clock } = await hangingLogin();
    const switching = switcher.switchTo({ kind: 'none' });
    await clock.advance(3_000);
    await switching;
    expect(switcher.current().client).toBeNull();
  });

  it('stops within the time it is given, though Beeper hangs', async () => {
    const { switcher, clock } = await hangingLogin();
    const stopping = switcher.stop({ withinMs: 1_500 });
    await clock.advance(1_500);
    expect(await stopping).toBeUndefined();
  });

  it('stops within that time also while it still switches', async () => {
    const { switcher, clock } = await hangingLogin();
    const switching = switcher.switchTo({ kind: 'none' });
    await clock.advance(0);
    const stopping = switcher.stop({ withinMs: 1_500 });
    await clock.advance(1_500);
    await stopping;
    await clock.advance(1_500);
    await switching;
  });

  it('says what is in use in the end', async () => {
    const { switcher, beeper } = await start();
    expect(await switcher.switchTo(beeper)).toBe(beeper);
    expect(await switcher.switchTo({ ...beeper, baseURL: 'nonsense' })).toEqual({ kind: 'none' });
    expect(await switcher.switchTo(beeper)).toBe(beeper);
    await switcher.stop({ withinMs: 1_000 });
    expect(await switcher.switchTo({ kind: 'demo' })).toBe(beeper);
  });

  it('lets no listener that throws keep the others from a snapshot', async () => {
    const { switcher, beeper, warnings } = await start();
    const seen: string[] = [];
    switcher.onSnapshot(() => {
      throw new Error('no icon');
    });
    switcher.onSnapshot(({ connectivity }) => seen.push(connectivity.state));
    await switcher.switchTo(beeper);
    expect(seen).toHaveLength(1);
    expect(warnings).toEqual([expect.stringContaining('no icon')]);
  });

  it('goes on after services that could not be stopped, or started', async () => {
    let fails = true;
    const { switcher, beeper, warnings, reports } = await start({
      onSwitch: (services) => {
        if (!fails) return;
        const stop = services.stop;
        services.stop = (limits) =>
          stop(limits).then(() => Promise.reject(new Error('the disk is busy')));
        throw new Error('a listener failed');
      },
    });
    await switcher.switchTo(beeper);
    expect(warnings.splice(0)).toEqual([expect.stringContaining('a listener failed')]);
    fails = false;
    await switcher.switchTo({ ...beeper, baseURL: 'nonsense' });
    expect(warnings).toEqual([expect.stringContaining('the disk is busy')]);
    expect(reports).toEqual([expect.stringContaining('could not begin to watch')]);
    await switcher.switchTo(beeper);
    expect(switcher.current().client).not.toBeNull();
  });

  it('starts nothing once it is stopped', async () => {
    const { switcher, beeper, simulator } = await start();
    await switcher.switchTo({ kind: 'none' });
    await switcher.stop({ withinMs: 1_000 });
    await switcher.switchTo(beeper);
    expect([switcher.current().client, simulator.control.requests()]).toEqual([null, []]);
  });
});
