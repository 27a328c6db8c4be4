import { once } from 'node:events';
import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { bridgeListSchema } from '../shared/api/bridge';
import type { Fault } from './faults';
import { ask, askAs, json, simulators } from './testing';
import type { Simulator } from './simulator';

const start = simulators();
const BRIDGES = '/v1/bridges';

async function startWith(fault: Fault): Promise<Simulator> {
  const simulator = await start();
  simulator.control.addFault({ path: BRIDGES, ...fault });
  return simulator;
}

/** Settles before `patient` does when that takes its time. */
async function pendingAfterAnotherRequest(simulator: Simulator, patient: Promise<unknown>) {
  const other = ask(simulator.url, '/v1/info').then(() => 'pending');
  return Promise.race([patient.then(() => 'answered'), other]);
}

it('latency answers in full, later than what was asked after it', async () => {
  const simulator = await startWith({ kind: 'latency', delayMs: 1000 });
  const slow = askAs(simulator, BRIDGES);
  expect(await pendingAfterAnotherRequest(simulator, slow)).toBe('pending');
  bridgeListSchema.parse(json(await slow));
});

it('hang never answers; stopping ends it', async () => {
  const simulator = await startWith({ kind: 'hang' });
  const hanging = askAs(simulator, BRIDGES).then(
    () => 'answered',
    (error: unknown) => (error as NodeJS.ErrnoException).code,
  );
  expect(await pendingAfterAnotherRequest(simulator, hanging)).toBe('pending');
  expect(simulator.control.requests()[0]).toMatchObject({ fault: 'hang', status: null });
  await simulator.stop();
  expect(await hanging).toBe('ECONNRESET');
});

it('refuse destroys the socket without a word', async () => {
  const simulator = await startWith({ kind: 'refuse' });
  await expect(askAs(simulator, BRIDGES)).rejects.toMatchObject({ code: 'ECONNRESET' });
});

it('drop ends in the middle of the body', async () => {
  const simulator = await startWith({ kind: 'drop' });
  const reply = await askAs(simulator, BRIDGES);
  expect(reply.status).toBe(200);
  expect(reply.complete).toBe(false);
  expect(reply.text.length).toBeGreaterThan(0);
  expect(reply.text.length).toBeLessThan(Number(reply.headers['content-length']));
});

it('truncated is a complete answer with half the JSON', async () => {
  const simulator = await startWith({ kind: 'truncated' });
  const reply = await askAs(simulator, BRIDGES);
  expect(reply.complete).toBe(true);
  expect(reply.text).toMatch(/^\{"items":\[/);
  expect(() => json(reply)).toThrow(SyntaxError);
});

it('html is a page', async () => {
  const simulator = await startWith({ kind: 'html' });
  const reply = await askAs(simulator, BRIDGES);
  expect(reply.status).toBe(200);
  expect(reply.headers['content-type']).toContain('text/html');
});

it('json is whatever body it has', async () => {
  const simulator = await startWith({ kind: 'json', body: [null, { old: 'shape' }] });
  expect(json(await askAs(simulator, BRIDGES))).toEqual([null, { old: 'shape' }]);
});

it('wrong-types does not fit the wire, and says where with a field', async () => {
  const simulator = await startWith({ kind: 'wrong-types', field: 'displayName' });
  const { misfits } = bridgeListSchema.parse(json(await askAs(simulator, BRIDGES)));
  expect(misfits[0]).toEqual({ path: '0.displayName', expected: 'string', received: 'number' });
});

it('huge sends valid JSON of the wanted length', async () => {
  const simulator = await startWith({ kind: 'huge', bytes: 1_000_003 });
  const reply = await askAs(simulator, BRIDGES);
  expect(reply.text).toHaveLength(1_000_003);
  expect(json(reply)).toMatchObject({ items: [] });
});

it('huge goes at the pace of its reader', async () => {
  const simulator = await startWith({ kind: 'huge' });
  const socket = connect(simulator.port, '127.0.0.1');
  socket.write(`GET ${BRIDGES} HTTP/1.1\r\nHost: localhost\r\n\r\n`);
  await once(socket, 'readable'); // Nothing is read from now on.
  for (let turn = 0; turn < 20; turn += 1) await ask(simulator.url, '/v1/info');
  expect(simulator.control.requests()[0]).toMatchObject({ fault: 'huge', status: null });
  socket.destroy();
});

describe('status', () => {
  it.each([401, 403, 404, 409, 410, 422, 429, 500, 503])('%i has an error body', async (status) => {
    const simulator = await startWith({ kind: 'status', status });
    const reply = await askAs(simulator, BRIDGES);
    expect(reply.status).toBe(status);
    expect(json(reply)).toEqual({ code: expect.any(String), message: expect.any(String) });
    expect(reply.headers['x-beeper-desktop-version']).toBeDefined();
  });

  it('carries the given code, message and retry headers', async () => {
    const simulator = await startWith({
      kind: 'status',
      status: 429,
      code: 'SLOW_DOWN',
      message: 'Later.',
      retryAfterS: 7,
      retryAfterMs: 1500,
    });
    const reply = await askAs(simulator, BRIDGES);
    expect(json(reply)).toEqual({ code: 'SLOW_DOWN', message: 'Later.' });
    expect(reply.headers).toMatchObject({ 'retry-after': '7', 'retry-after-ms': '1500' });
  });

  it('does not carry the request out', async () => {
    const simulator = await start();
    simulator.control.addFault({ kind: 'status', status: 500, method: 'POST' });
    const path = '/v1/bridges/local-whatsapp/logins/12025550123/remove';
    const body = '{"scope":"all-devices"}';
    expect((await askAs(simulator, path, { method: 'POST', body })).status).toBe(500);
    expect(simulator.control.accounts()).toHaveLength(12);
    expect(simulator.control.requests()[0]?.body).toEqual({ scope: 'all-devices' });
  });
});

it('acts as often as `times` says, on its route alone', async () => {
  const simulator = await startWith({ kind: 'status', status: 500, times: 2 });
  const statuses: number[] = [];
  for (const path of [BRIDGES, '/v1/accounts', BRIDGES, BRIDGES]) {
    statuses.push((await askAs(simulator, path)).status);
  }
  expect(statuses).toEqual([500, 200, 500, 200]);
});
