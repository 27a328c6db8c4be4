import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startSimulator } from '../../simulator/simulator';
import { DEFAULT_SETTINGS } from '../../shared/model/settings';
import { systemClock } from '../platform/clock';
import type { Connection } from './connection';
import { createSettings } from '../settings/settings';
import { freshFolder } from '../testing/folder';
import type { ConnectionServices } from './connection-services';
import { createConnectionSwitcher, type ConnectionSwitcher } from './connection-switcher';

/** Stations over real HTTP to a simulator; the desktop around them is a stand-in. */
async function start(onSwitch: (station: ConnectionServices) => void = () => undefined) {
  const simulator = await startSimulator({ seed: 'sign-in' });
  const folder = await freshFolder();
  const warnings: string[] = [];
  const troubles: string[] = [];
  const store = new Map<string, unknown>(Object.entries(DEFAULT_SETTINGS));
  const reportToUser = (sentence: string) => void troubles.push(sentence);
  const settings = createSettings({
    store: { get: (key) => store.get(key), set: (key, value) => void store.set(key, value) },
    reportToUser,
  });
  let ids = 0;
  const stations = createConnectionSwitcher({
    clock: systemClock,
    folder,
    settings,
    login: {
      clock: systemClock,
      openWebview: () => {
        throw new Error('no browser is wanted here');
      },
      openOutside: () => undefined,
      fetchPicture: () => Promise.resolve(''),
      newID: () => String((ids += 1)),
      show: () => undefined,
      log: () => undefined,
    },
    notify: () => undefined,
    withdraw: () => undefined,
    onLogin: () => undefined,
    onSwitch,
    addSecret: () => undefined,
    info: () => undefined,
    warn: (line) => void warnings.push(line),
    reportToUser,
  });
  onTestFinished(async () => {
    await stations.end();
    await simulator.stop();
  });
  const beeper: Connection = {
    kind: 'beeper',
    baseURL: simulator.url,
    token: simulator.token,
    scopes: null,
    expiresAt: null,
    tokenStorage: 'this-run',
  };
  return { stations, simulator, beeper, warnings, troubles, folder };
}

async function startLogin(stations: ConnectionSwitcher) {
  const { logins } = stations.current();
  logins.start({ accountID: 'local-whatsapp_ba_alice' });
  await expect.poll(() => logins.state()?.stage.kind).toBe('choose-flow');
  return logins;
}

describe('stations', () => {
  it('follow each other, one at a time and in the order asked for', async () => {
    const { stations, beeper, folder } = await start();
    await Promise.all([
      stations.switchTo(beeper),
      stations.switchTo({ kind: 'demo' }),
      stations.switchTo({ kind: 'none' }),
    ]);
    expect([stations.current().client, stations.current().demo]).toEqual([null, null]);
    expect(existsSync(join(folder, 'demo'))).toBe(false);
  });

  it('end an open login on Beeper’s side before the next begins', async () => {
    const { stations, beeper, simulator } = await start();
    await stations.switchTo(beeper);
    await stations.current().monitor.checkNow();
    const logins = await startLogin(stations);
    logins.chooseFlow('qr');
    await expect.poll(() => simulator.control.logins().at(-1)?.status).toBe('waiting_for_display');
    await stations.switchTo({ kind: 'none' });
    expect(simulator.control.logins().at(-1)?.status).toBe('cancelled');
  });

  it('do not wait for a Beeper that hangs', { timeout: 10_000 }, async () => {
    const { stations, beeper, simulator } = await start();
    await stations.switchTo(beeper);
    await stations.current().monitor.checkNow();
    const logins = await startLogin(stations);
    simulator.control.addFault({ kind: 'hang', path: '/v1' });
    logins.chooseFlow('qr');
    await stations.switchTo({ kind: 'none' });
    expect(stations.current().client).toBeNull();
  });

  it('go on after one that could not be ended, or whose beginning failed', async () => {
    let fails = true;
    const { stations, beeper, warnings, troubles } = await start((station) => {
      if (!fails) return;
      const end = station.end;
      station.end = () => end().then(() => Promise.reject(new Error('the disk is busy')));
      throw new Error('a listener failed');
    });
    await expect(stations.switchTo(beeper)).rejects.toThrow('a listener failed');
    fails = false;
    await stations.switchTo({ ...beeper, baseURL: 'nonsense' });
    expect(warnings).toEqual([expect.stringContaining('the disk is busy')]);
    expect(troubles).toEqual([expect.stringContaining('could not begin to watch')]);
    await stations.switchTo(beeper);
    expect(stations.current().client).not.toBeNull();
  });

  it('come to an end that nothing follows', async () => {
    const { stations, beeper, simulator } = await start();
    await stations.switchTo({ kind: 'none' });
    await stations.end();
    await stations.switchTo(beeper);
    expect([stations.current().client, simulator.control.requests()]).toEqual([null, []]);
  });
});
