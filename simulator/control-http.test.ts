import { describe, expect, it } from 'vitest';
import type { Simulator } from './simulator';
import { ask, askAs, json, simulators } from './testing';

const start = simulators();
const ALICE = '/control/accounts/local-whatsapp_ba_alice';

function steer(simulator: Simulator, method: string, path: string, body?: unknown) {
  const options = body === undefined ? {} : { body: JSON.stringify(body) };
  return ask(simulator.controlUrl, path, { method, ...options });
}

describe('over HTTP', () => {
  it('sets an account, which the API then shows', async () => {
    const simulator = await start();
    const change = { status: 'reconnect_required', statusText: 'Signed out.' };
    expect((await steer(simulator, 'PATCH', ALICE, change)).status).toBe(200);
    const reply = await askAs(simulator, '/v1/bridges/local-whatsapp');
    expect(json(reply)).toMatchObject({ accounts: [change] });
  });

  it('reaches every account of the seed by its percent-encoded ID', async () => {
    const simulator = await start();
    for (const { accountID } of simulator.control.accounts()) {
      const path = `/control/accounts/${encodeURIComponent(accountID)}`;
      await steer(simulator, 'PATCH', path, { status: 'connecting' });
    }
    const statuses = simulator.control.accounts().map(({ status }) => status);
    expect(statuses).toEqual(Array(12).fill('connecting'));
  });

  it('adds, renames and removes accounts', async () => {
    const simulator = await start();
    const wanted = { bridgeID: 'linkedin', accountID: 'linkedin.новый', fullName: 'Eva' };
    const path = `/control/accounts/${encodeURIComponent(wanted.accountID)}`;
    await steer(simulator, 'POST', '/control/accounts', wanted);
    await steer(simulator, 'PATCH', path, { fullName: 'Ева' });
    expect(simulator.control.accounts()).toHaveLength(13);
    expect(simulator.control.bridges()).toContainEqual(
      expect.objectContaining({
        id: 'linkedin',
        accounts: [expect.objectContaining({ user: expect.objectContaining({ fullName: 'Ева' }) })],
      }),
    );
    await steer(simulator, 'DELETE', path);
    expect(simulator.control.accounts()).toHaveLength(12);
  });

  it('adds many accounts', async () => {
    const simulator = await start();
    await steer(simulator, 'POST', '/control/accounts/many', { count: 988 });
    expect(json(await steer(simulator, 'GET', '/control/accounts'))).toHaveLength(1000);
  });

  it('sets a bridge', async () => {
    const simulator = await start();
    const path = `/control/bridges/${encodeURIComponent('sh-telegram/home server 🏠')}`;
    const change = { status: 'disabled', statusText: 'Off.', displayName: 'Home' };
    expect(json(await steer(simulator, 'PATCH', path, change))).toMatchObject(change);
    expect(json(await steer(simulator, 'GET', '/control/bridges'))).toHaveLength(14);
  });

  it('adds and removes faults', async () => {
    const simulator = await start();
    const fault = { kind: 'status', status: 503, retryAfterS: 5, path: '/v1/bridges' };
    const reply = await steer(simulator, 'POST', '/control/faults', fault);
    expect((await askAs(simulator, '/v1/bridges')).status).toBe(503);
    const { id } = json(reply) as { id: string };
    expect(json(await steer(simulator, 'GET', '/control/faults'))).toEqual([{ id, fault }]);
    await steer(simulator, 'DELETE', `/control/faults/${id}`);
    expect((await askAs(simulator, '/v1/bridges')).status).toBe(200);
    await steer(simulator, 'POST', '/control/faults', { kind: 'html' });
    await steer(simulator, 'DELETE', '/control/faults');
    expect(simulator.control.faults()).toEqual([]);
  });

  it.each([
    { kind: 'latency', delayMs: 0 },
    { kind: 'huge', bytes: 1000, times: 1 },
    { kind: 'wrong-types', field: 'status', method: 'GET', pattern: '^/v1' },
    { kind: 'json', body: { items: null } },
  ])('takes the fault %j as it is', async (fault) => {
    const simulator = await start();
    await steer(simulator, 'POST', '/control/faults', fault);
    expect(simulator.control.faults().map((each) => each.fault)).toEqual([fault]);
  });

  it('changes what the token is good for', async () => {
    const simulator = await start();
    await steer(simulator, 'PATCH', '/control/access', { scopes: ['read'] });
    expect((await askAs(simulator, '/v1/focus', { method: 'POST' })).status).toBe(403);
    await steer(simulator, 'PATCH', '/control/access', { valid: false });
    expect(json(await steer(simulator, 'GET', '/control/access'))).toEqual({
      valid: false,
      scopes: ['read'],
    });
  });

  it('brings the API down and up', async () => {
    const simulator = await start();
    expect(json(await steer(simulator, 'POST', '/control/down'))).toMatchObject({ up: false });
    await expect(ask(simulator.url, '/v1/info')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    expect(json(await steer(simulator, 'POST', '/control/up'))).toMatchObject({ up: true });
    expect((await ask(simulator.url, '/v1/info')).status).toBe(200);
  });

  it('resets, to another seed when asked', async () => {
    const simulator = await start();
    const well = await steer(simulator, 'POST', '/control/reset', { seed: 'healthy' });
    expect(json(well)).toMatchObject({ bridges: 13, accounts: 6 });
    expect(json(await steer(simulator, 'POST', '/control/reset'))).toMatchObject({ accounts: 12 });
  });

  it('shows the requests, and never the token', async () => {
    const simulator = await start();
    await askAs(simulator, '/v1/bridges');
    const requests = await steer(simulator, 'GET', '/control/requests');
    expect(json(requests)).toMatchObject([{ path: '/v1/bridges', authorized: true, status: 200 }]);
    const overview = await steer(simulator, 'GET', '/control');
    expect(requests.text + overview.text).not.toContain(simulator.token);
    await steer(simulator, 'DELETE', '/control/requests');
    expect(simulator.control.requests()).toEqual([]);
  });
});

describe('what it cannot use', () => {
  const wrong: [number, string, string, unknown, RegExp][] = [
    [404, 'PATCH', '/control/accounts/nobody', { status: 'connected' }, /"nobody"/],
    [404, 'PATCH', '/control/bridges/nowhere', { status: 'connected' }, /"nowhere"/],
    [404, 'DELETE', '/control/faults/fault-9', undefined, /"fault-9"/],
    [404, 'GET', '/v1/bridges', undefined, /no \/v1\/bridges here/],
    [405, 'GET', '/control/down', undefined, /GET does not work/],
    [409, 'POST', '/control/accounts', { bridgeID: 'discordgo', accountID: 'discordgo' }, /exists/],
    [400, 'PATCH', ALICE, { stauts: 'connected' }, /"stauts" is not known here/],
    [400, 'PATCH', ALICE, { status: 5 }, /"status" must be a string/],
    [400, 'PATCH', ALICE, undefined, /must be a JSON object/],
    [400, 'POST', '/control/accounts', {}, /"bridgeID" is missing/],
    [400, 'POST', '/control/accounts/many', { count: 5000 }, /from 1 to 988/],
    [400, 'POST', '/control/reset', { seed: 'best' }, /"seed" must be one of/],
    [400, 'POST', '/control/faults', { kind: 'magic' }, /"kind" must be one of/],
    [400, 'POST', '/control/faults', { kind: 'status', status: 200 }, /from 400 to 599/],
    [400, 'POST', '/control/faults', { kind: 'hang', bytes: 5 }, /"bytes" is not known here/],
    [400, 'POST', '/control/faults', { kind: 'hang', pattern: '(' }, /not a regular expression/],
    [400, 'PATCH', '/control/access', { scopes: ['fly'] }, /"scopes" must be one of/],
    [400, 'PATCH', '/control/access', { valid: 'no' }, /true or false/],
  ];

  it.each(wrong)('%i: %s %s %j', async (status, method, path, body, message) => {
    const simulator = await start();
    const reply = await steer(simulator, method, path, body);
    expect(reply.status).toBe(status);
    expect(json(reply)).toMatchObject({ message: expect.stringMatching(message) });
    expect(simulator.control.faults()).toEqual([]);
  });
});

describe('a web page', () => {
  const fromPages: [string, Record<string, string>][] = [
    ['of another site', { origin: 'https://example.org' }],
    ['without an origin', { origin: 'null' }],
    ['that loads it as a picture', { 'sec-fetch-site': 'cross-site' }],
    ['of another port', { 'sec-fetch-site': 'same-site' }],
    ['that points its own name here', { host: 'example.org' }],
    ['that looks local', { host: '127.0.0.1.example.org' }],
  ];

  it.each(fromPages)('%s cannot steer', async (_, headers) => {
    const simulator = await start();
    const reply = await ask(simulator.controlUrl, '/control/down', { method: 'POST', headers });
    expect(reply.status).toBe(403);
    expect(simulator.control.isUp()).toBe(true);
    expect((await ask(simulator.controlUrl, '/control/requests', { headers })).status).toBe(403);
  });

  it('is distinguished from an address typed into the browser and from localhost', async () => {
    const simulator = await start();
    const { port } = new URL(simulator.controlUrl);
    const headers = { 'sec-fetch-site': 'none', host: `localhost:${port}` };
    expect((await ask(simulator.controlUrl, '/control', { headers })).status).toBe(200);
  });
});
