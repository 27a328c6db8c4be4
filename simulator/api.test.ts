import { describe, expect, it } from 'vitest';
import { accountListSchema } from '../shared/api/account';
import { readableItems } from '../shared/api/item-list';
import {
  bridgeListSchema,
  bridgeLoginListSchema,
  bridgeLoginSchema,
  loginFlowListSchema,
  removedLoginSchema,
} from '../shared/api/bridge';
import { capabilitiesSchema } from '../shared/api/capabilities';
import { apiErrorSchema, infoSchema } from '../shared/api/info';
import { SEEDS } from './seed';
import { ask, askAs, json, simulators } from './testing';
import { DESKTOP_VERSION } from './version';

const start = simulators();
const TELEGRAM = encodeURIComponent('sh-telegram/home server 🏠');

describe('every endpoint answers in the shapes of the wire', () => {
  it('info, without a token', async () => {
    const simulator = await start();
    const reply = await ask(simulator.url, '/v1/info');
    expect(reply.status).toBe(200);
    const info = infoSchema.parse(json(reply));
    expect(info.server?.port).toBe(simulator.port);
    expect(info.app.version).toBe(DESKTOP_VERSION);
  });

  it.each(SEEDS)('accounts, a bare array, and bridges of the seed %s', async (seed) => {
    const simulator = await start({ seed });
    const accounts = json(await askAs(simulator, '/v1/accounts'));
    expect(Array.isArray(accounts)).toBe(true);
    const bridges = bridgeListSchema.parse(json(await askAs(simulator, '/v1/bridges')));
    const listed = accountListSchema.parse(accounts);
    expect([bridges.misfits, listed.misfits]).toEqual([[], []]);
    const onBridges = readableItems(bridges).flatMap((bridge) => bridge.accounts.entries);
    expect(onBridges).toEqual(listed.entries);
  });

  it('focus', async () => {
    const simulator = await start();
    const reply = await askAs(simulator, '/v1/focus', { method: 'POST' });
    expect(reply.status).toBe(200);
    expect(json(reply)).toEqual({ success: true });
  });
});

it('finds every bridge and login of the seed by its percent-encoded ID', async () => {
  const simulator = await start();
  for (const { id } of simulator.control.bridges()) {
    const path = `/v1/bridges/${encodeURIComponent(id)}`;
    expect(json(await askAs(simulator, path))).toMatchObject({ id });
    capabilitiesSchema.parse(json(await askAs(simulator, `${path}/capabilities`)));
    const flows = loginFlowListSchema.parse(json(await askAs(simulator, `${path}/login-flows`)));
    expect(flows.misfits).toEqual([]);
    const logins = bridgeLoginListSchema.parse(json(await askAs(simulator, `${path}/logins`)));
    for (const login of logins.items) {
      const one = await askAs(simulator, `${path}/logins/${encodeURIComponent(login.loginID)}`);
      expect(bridgeLoginSchema.parse(json(one))).toEqual(login);
    }
  }
});

describe('removing a login', () => {
  const path = `/v1/bridges/local-whatsapp/logins/12025550123`;
  const remove = { method: 'POST', body: '{"scope":"current-device"}' };

  it('removes it and its accounts', async () => {
    const simulator = await start();
    const reply = await askAs(simulator, `${path}/remove`, remove);
    expect(removedLoginSchema.parse(json(reply))).toMatchObject({
      loginID: '12025550123',
      scope: 'current-device',
      status: 'removed',
      affectedAccountIDs: ['local-whatsapp_ba_alice'],
    });
    expect((await askAs(simulator, path)).status).toBe(404);
    expect(simulator.control.bridges()[0]).toMatchObject({ accounts: [], status: 'available' });
  });

  it.each(['', '{}', '[]', '{"scope":7}', '{"scope":"galaxy"}', '{"scope"'])(
    'answers 400 to %s',
    async (body) => {
      const simulator = await start();
      const reply = await askAs(simulator, `${path}/remove`, { method: 'POST', body });
      expect(reply.status).toBe(400);
      expect(simulator.control.accounts()).toHaveLength(12);
    },
  );
});

describe('errors', () => {
  const errors: [number, string, string, string, string?][] = [
    [404, 'M_NOT_FOUND', 'GET', '/v1/nothing'],
    [404, 'M_NOT_FOUND', 'GET', '/v1/ws'],
    [404, 'M_NOT_FOUND', 'GET', '/'],
    [404, 'M_NOT_FOUND', 'GET', '/v1/bridges/nowhere'],
    [404, 'M_NOT_FOUND', 'GET', '/v1/bridges/nowhere/logins'],
    [404, 'M_NOT_FOUND', 'GET', '/v1/bridges/local-signal/logins/nobody'],
    [404, 'M_NOT_FOUND', 'POST', '/v1/bridges/nowhere/login-sessions', '{}'],
    [404, 'M_NOT_FOUND', 'GET', '/v1/bridges/sh-telegram/home%20server%20%F0%9F%8F%A0'],
    [400, 'M_INVALID_PARAM', 'GET', '/v1/bridges/%zz'],
    [400, 'M_INVALID_PARAM', 'GET', '/v1/bridges/%F0%9F'],
    [400, 'M_NOT_JSON', 'POST', '/v1/focus', '{"chatID":'],
    [405, 'M_UNRECOGNIZED', 'DELETE', '/v1/bridges'],
    [405, 'M_UNRECOGNIZED', 'GET', '/v1/focus'],
    [413, 'M_TOO_LARGE', 'POST', '/v1/focus', JSON.stringify('x'.repeat(1024 * 1024))],
  ];

  it.each(errors)('%i %s: %s %s', async (status, code, method, path, body) => {
    const simulator = await start();
    const options = body === undefined ? { method } : { method, body };
    const reply = await askAs(simulator, path, options);
    expect(reply.status).toBe(status);
    expect(apiErrorSchema.parse(json(reply))).toMatchObject({ code });
    expect(reply.headers['x-beeper-desktop-version']).toBe(DESKTOP_VERSION);
  });

  it('says which methods work', async () => {
    const simulator = await start();
    const wrong = await askAs(simulator, '/v1/focus', { method: 'GET' });
    expect(wrong.headers.allow).toBe('POST, OPTIONS');
    const options = await ask(simulator.url, '/v1/bridges', { method: 'OPTIONS' });
    expect(options.status).toBe(204);
    expect(options.headers.allow).toBe('GET, HEAD, OPTIONS');
  });
});

describe('the token', () => {
  const wrong: [string, Record<string, string>, string][] = [
    ['none', {}, 'M_MISSING_TOKEN'],
    ['another', { authorization: 'Bearer simulator-wrong' }, 'M_UNKNOWN_TOKEN'],
    ['no bearer', { authorization: 'Basic abc' }, 'M_UNKNOWN_TOKEN'],
  ];

  it.each(wrong)('%s is 401, before anything else is looked at', async (_, headers, code) => {
    const simulator = await start();
    for (const path of ['/v1/bridges', '/v1/bridges/nowhere', '/v1/nothing', '/v1/bridges/%zz']) {
      const reply = await ask(simulator.url, path, { headers });
      expect(reply.status).toBe(401);
      expect(json(reply)).toMatchObject({ code });
    }
  });

  it('can be made invalid and valid again', async () => {
    const simulator = await start();
    simulator.control.setAccess({ valid: false });
    expect((await askAs(simulator, '/v1/bridges')).status).toBe(401);
    simulator.control.setAccess({ valid: true });
    expect((await askAs(simulator, '/v1/bridges')).status).toBe(200);
  });

  it('with the read scope alone reads but does not write', async () => {
    const simulator = await start();
    simulator.control.setAccess({ scopes: ['read'] });
    expect((await askAs(simulator, '/v1/bridges')).status).toBe(200);
    const write = await askAs(simulator, '/v1/focus', { method: 'POST' });
    expect(write.status).toBe(403);
    expect(json(write)).toMatchObject({ code: 'M_FORBIDDEN', details: { requiredScope: 'write' } });
  });
});

it('answers HEAD like GET without the body', async () => {
  const simulator = await start();
  const head = await askAs(simulator, '/v1/bridges', { method: 'HEAD' });
  const get = await askAs(simulator, '/v1/bridges');
  expect(head.text).toBe('');
  expect(head.headers['content-length']).toBe(get.headers['content-length']);
});

it('lets no other origin read', async () => {
  const simulator = await start();
  const headers = { origin: 'https://example.org' };
  const reply = await askAs(simulator, '/v1/bridges', { headers });
  expect(Object.keys(reply.headers).filter((name) => name.startsWith('access-control'))).toEqual(
    [],
  );
});

it('serves 1,000 accounts', async () => {
  const simulator = await start();
  simulator.control.addAccounts({ count: 988 });
  const accounts = accountListSchema.parse(json(await askAs(simulator, '/v1/accounts')));
  expect(readableItems(accounts)).toHaveLength(1000);
  const bridges = bridgeListSchema.parse(json(await askAs(simulator, '/v1/bridges')));
  const onBridges = readableItems(bridges).flatMap((bridge) => bridge.accounts.entries);
  expect(onBridges).toHaveLength(1000);
});

describe('the request log', () => {
  it('shows what arrived, with bodies, and never the token', async () => {
    const simulator = await start({ now: () => 1234 });
    const { token, control } = simulator;
    await askAs(simulator, `/v1/bridges?token=${token}`);
    await askAs(simulator, '/v1/focus', { method: 'POST', body: `{"draftText":"${token}"}` });
    await askAs(simulator, '/v1/focus', { method: 'POST', body: 'not json' });
    await ask(simulator.url, '/v1/accounts');
    const get = { method: 'GET', at: 1234, authorized: true, status: 200 };
    expect(control.requests()).toEqual([
      { ...get, path: '/v1/bridges?token=***' },
      { ...get, method: 'POST', path: '/v1/focus', body: { draftText: '***' } },
      { ...get, method: 'POST', path: '/v1/focus', status: 400, body: 'not json' },
      { ...get, path: '/v1/accounts', authorized: false, status: 401 },
    ]);
    expect(JSON.stringify(control.requests())).not.toContain(token);
    control.clearRequests();
    expect(control.requests()).toEqual([]);
  });
});

it('answers a path with slashes in an ID only when they are encoded', async () => {
  const simulator = await start();
  const reply = await askAs(simulator, `/v1/bridges/${TELEGRAM}/logins`);
  expect(bridgeLoginListSchema.parse(json(reply)).items).toMatchObject([
    { loginID: '@alice:home.example/987654321' },
  ]);
});
