import { createServer } from 'node:http';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { startSimulator } from './simulator';
import { ask, askAs, simulators } from './testing';

const start = simulators();

describe('the token', () => {
  it('is another one at each start', async () => {
    const [first, second] = [await start(), await start()];
    expect(first.token).toMatch(/^simulator-[0-9a-f]{32}$/);
    expect(second.token).not.toBe(first.token);
  });

  it('may be given when it cannot be taken for a real one', async () => {
    const simulator = await start({ token: 'simulator-known' });
    expect((await askAs(simulator, '/v1/bridges')).status).toBe(200);
    await expect(startSimulator({ token: 'real' })).rejects.toThrow(/starts with "simulator-"/);
  });
});

it('rejects when the port is taken', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const address = other.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  await expect(startSimulator({ port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  other.close();
});

it('goes down, destroying connections, and comes back on the same port', async () => {
  const simulator = await start();
  simulator.control.addFault({ kind: 'hang', times: 1 });
  const hanging = askAs(simulator, '/v1/bridges').catch((error: unknown) => error);
  while (simulator.control.requests().length === 0) await ask(simulator.controlUrl, '/control');
  await simulator.control.down();
  expect(simulator.control.isUp()).toBe(false);
  expect(await hanging).toMatchObject({ code: 'ECONNRESET' });
  await expect(ask(simulator.url, '/v1/info')).rejects.toMatchObject({ code: 'ECONNREFUSED' });

  simulator.control.setAccount('local-signal_ba_alice', { status: 'disconnected' });
  await simulator.control.up();
  const reply = await askAs(simulator, '/v1/bridges/local-signal');
  expect(reply.text).toContain('"status":"disconnected"');
});

it('may be brought down, up and to a stop twice', async () => {
  const { control, stop, url } = await start();
  await Promise.all([control.down(), control.down()]);
  await control.up();
  await control.up();
  expect((await ask(url, '/v1/info')).status).toBe(200);
  await stop();
  await stop();
  await expect(ask(url, '/v1/info')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
});

it('resets bridges, accounts, faults and token to the seed it was started with', async () => {
  const { control } = await start({ seed: 'healthy' });
  control.addAccounts({ count: 5 });
  control.setAccount('discordgo', { status: 'disconnected' });
  control.addFault({ kind: 'hang' });
  control.setAccess({ valid: false, scopes: [] });
  control.reset();
  expect(control.accounts().map(({ status }) => status)).toEqual(Array(6).fill('connected'));
  expect(control.faults()).toEqual([]);
  expect(control.access()).toEqual({ valid: true, scopes: ['read', 'write'] });
  control.reset('all-states');
  expect(control.accounts()).toHaveLength(12);
});
