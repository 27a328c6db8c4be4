import { describe, expect, it, onTestFinished } from 'vitest';
import { startSimulator } from '../../simulator/simulator';
import { createBeeperClient } from '../beeper-api/client';
import { httpFetch } from '../beeper-api/http-fetch';
import { systemClock } from '../platform/clock';
import { createManualClock } from '../testing/manual-clock';
import { createAccountListReader } from './account-list';

const WHATSAPP = 'local-whatsapp_ba_alice';
const ALONE = { accountID: 'local-alone', network: 'Matrix', status: 'connected', user: {} };
const LIST = '^/v1/accounts$';
const BRIDGES = '^/v1/bridges$';
const { signal } = new AbortController();

/** Looks at a real simulator over HTTP; the readers' own clock stands still. */
async function start() {
  const simulator = await startSimulator({ seed: 'healthy' });
  onTestFinished(() => simulator.stop());
  const { url, token, control } = simulator;
  const client = createBeeperClient({ baseURL: url, token, fetch: httpFetch, clock: systemClock });
  const clock = createManualClock();
  const lines: string[] = [];
  const begin = createAccountListReader(clock, (line) => lines.push(line));
  const asked = () => control.requests().filter(({ path }) => path === '/v1/accounts').length;
  /** How many accounts the list has, and how often it was asked for in this look. */
  const look = async ({ isWanted = false, bridgesFail = false } = {}) => {
    const before = asked();
    const list = begin({ client, signal, isWanted });
    const bridges = await client.bridges();
    if (!bridges.ok) throw new Error('The bridges do not answer.');
    const listed = bridgesFail ? null : await list.beside(bridges.value);
    list.end();
    return [listed?.entries.length ?? null, asked() - before];
  };
  return { control, client, clock, lines, begin, asked, look };
}

describe('the account list', () => {
  it('is asked once a minute while the bridges say the same', async () => {
    const { clock, look } = await start();
    expect(await look()).toEqual([6, 1]);
    expect(await look()).toEqual([6, 0]);
    await clock.advance(59_999);
    expect(await look()).toEqual([6, 0]);
    await clock.advance(1);
    expect(await look()).toEqual([6, 1]);
    expect(await look()).toEqual([6, 0]);
  });

  it('is the same value while it is not asked', async () => {
    const { client, begin } = await start();
    const bridges = await client.bridges();
    if (!bridges.ok) throw new Error('The bridges do not answer.');
    const first = await begin({ client, signal, isWanted: false }).beside(bridges.value);
    expect(await begin({ client, signal, isWanted: false }).beside(bridges.value)).toBe(first);
  });

  it('is asked when somebody wants to know', async () => {
    const { look } = await start();
    await look();
    expect(await look({ isWanted: true })).toEqual([6, 1]);
    expect(await look()).toEqual([6, 0]);
  });

  it('is not asked again because accounts on bridges have another status', async () => {
    const { clock, control, look } = await start();
    await look();
    control.setAccount(WHATSAPP, { status: 'reconnect_required' });
    expect(await look()).toEqual([6, 0]);
    await clock.advance(60_000);
    expect(await look()).toEqual([6, 1]);
  });

  it('is asked as soon as the bridges list others', async () => {
    const { control, look } = await start();
    await look();
    control.addFault({ kind: 'wrong-types', pattern: BRIDGES, field: 'accountID', item: WHATSAPP });
    expect(await look()).toEqual([6, 1]);
    control.clearFaults();
    expect(await look()).toEqual([6, 1]);
    expect(await look()).toEqual([6, 0]);
    control.removeAccount(WHATSAPP);
    expect(await look()).toEqual([5, 1]);
    expect(await look()).toEqual([5, 0]);
  });

  it('is asked while what a bridge lists cannot be read', async () => {
    const { control, look } = await start();
    await look();
    control.addFault({ kind: 'wrong-types', pattern: BRIDGES, field: 'accounts' });
    expect([await look(), await look()]).toEqual([
      [6, 1],
      [6, 1],
    ]);
  });

  it('is asked every time while it has an account that no bridge lists', async () => {
    const { control, look } = await start();
    const body = [{ ...ALONE, accountID: WHATSAPP }, ALONE];
    control.addFault({ kind: 'json', pattern: LIST, body });
    expect([await look(), await look()]).toEqual([
      [2, 1],
      [2, 1],
    ]);
  });

  it('is asked every time while one of its items cannot be read', async () => {
    const { control, look } = await start();
    control.addFault({ kind: 'wrong-types', pattern: LIST, field: 'accountID', item: WHATSAPP });
    expect([await look(), await look()]).toEqual([
      [6, 1],
      [6, 1],
    ]);
  });

  it('is asked every time while nobody is on a bridge', async () => {
    const { control, look } = await start();
    control.addFault({ kind: 'json', pattern: BRIDGES, body: { items: [] } });
    control.addFault({ kind: 'json', pattern: LIST, body: [] });
    expect([await look(), await look()]).toEqual([
      [0, 1],
      [0, 1],
    ]);
  });

  it('is asked again after it failed, and after the bridges did', async () => {
    const { control, lines, look } = await start();
    await look();
    expect(await look({ bridgesFail: true })).toEqual([null, 0]);
    control.addFault({ kind: 'status', status: 503, pattern: LIST });
    expect([await look(), await look()]).toEqual([
      [null, 1],
      [null, 1],
    ]);
    control.clearFaults();
    expect([await look(), await look()]).toEqual([
      [6, 1],
      [6, 0],
    ]);
    expect(lines).toEqual(['/v1/accounts: server', '/v1/accounts: ok']);
  });

  it('is asked when the clock was set back', async () => {
    const { client, clock, asked } = await start();
    const bridges = await client.bridges();
    if (!bridges.ok) throw new Error('The bridges do not answer.');
    let now = clock.now();
    const begin = createAccountListReader({ ...clock, now: () => now }, () => undefined);
    await begin({ client, signal, isWanted: false }).beside(bridges.value);
    now -= 1_000;
    await begin({ client, signal, isWanted: false }).beside(bridges.value);
    expect(asked()).toBe(2);
  });
});
