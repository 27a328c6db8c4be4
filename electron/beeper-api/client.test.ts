import { describe, expect, it } from 'vitest';
import {
  BRIDGE_EXAMPLE,
  BRIDGE_LIST_EXAMPLE,
  CANCELLED_SESSION_EXAMPLE,
  CAPABILITIES_EXAMPLE,
  LOGIN_FLOW_LIST_EXAMPLE,
  LOGIN_SESSION_EXAMPLE,
} from '../../shared/api/testing/reference-examples';
import { listOf } from '../testing/fixtures';
import type { BeeperClient } from './client';
import { errorOf, testClient, TOKEN, valueOf } from './testing/client';
import { inTurn, json, serve, until } from './testing/loopback';

const LOGIN = {
  bridgeID: 'b',
  loginID: 'l',
  removeScopes: ['current-device'],
  status: 'needs_login',
};
const REMOVED = {
  bridgeID: 'b',
  loginID: 'l',
  scope: 'current-device',
  status: 'removed',
  affectedAccountIDs: ['a'],
};
// Every kind of character that means something in an address, and one outside of ASCII.
const ID = 'a|b:c+d/e f😀?#%2F';
const CODED = 'a%7Cb%3Ac%2Bd%2Fe%20f%F0%9F%98%80%3F%23%252F';

interface Endpoint {
  call: (client: BeeperClient) => ReturnType<BeeperClient[keyof BeeperClient]>;
  request: string;
  body?: unknown;
  answer: unknown;
  value?: unknown;
}

const ENDPOINTS: Record<keyof BeeperClient, Endpoint> = {
  accounts: {
    call: (client) => client.accounts(),
    request: 'GET /v1/accounts',
    answer: BRIDGE_EXAMPLE.accounts,
    value: listOf(...BRIDGE_EXAMPLE.accounts),
  },
  bridges: {
    call: (client) => client.bridges(),
    request: 'GET /v1/bridges',
    answer: BRIDGE_LIST_EXAMPLE,
    value: listOf(
      ...BRIDGE_LIST_EXAMPLE.items.map((bridge) => ({
        ...bridge,
        accounts: listOf(...bridge.accounts),
      })),
    ),
  },
  appSetup: {
    call: (client) => client.appSetup(),
    request: 'GET /v1/app/setup',
    answer: { state: 'needs-login', secret: 'not read' },
    value: { state: 'needs-login' },
  },
  capabilities: {
    call: (client) => client.capabilities(ID),
    request: `GET /v1/bridges/${CODED}/capabilities`,
    answer: CAPABILITIES_EXAMPLE,
  },
  loginFlows: {
    call: (client) => client.loginFlows(ID),
    request: `GET /v1/bridges/${CODED}/login-flows`,
    answer: LOGIN_FLOW_LIST_EXAMPLE,
    value: { value: LOGIN_FLOW_LIST_EXAMPLE.items, misfits: [] },
  },
  startLogin: {
    call: (client) => client.startLogin(ID, { flowID: 'qr', loginID: 'l', accountID: 'a' }),
    request: `POST /v1/bridges/${CODED}/login-sessions`,
    body: { flowID: 'qr', loginID: 'l', accountID: 'a' },
    answer: LOGIN_SESSION_EXAMPLE,
  },
  loginSession: {
    call: (client) => client.loginSession('b', ID),
    request: `GET /v1/bridges/b/login-sessions/${CODED}`,
    answer: LOGIN_SESSION_EXAMPLE,
  },
  cancelLogin: {
    call: (client) => client.cancelLogin('b', ID),
    request: `DELETE /v1/bridges/b/login-sessions/${CODED}`,
    answer: CANCELLED_SESSION_EXAMPLE,
  },
  submitStep: {
    call: (client) =>
      client.submitStep('b', 's', ID, { type: 'user_input', fields: { pin: '1234' } }),
    request: `POST /v1/bridges/b/login-sessions/s/steps/${CODED}`,
    body: { type: 'user_input', fields: { pin: '1234' } },
    answer: LOGIN_SESSION_EXAMPLE,
  },
  login: {
    call: (client) => client.login('b', ID),
    request: `GET /v1/bridges/b/logins/${CODED}`,
    answer: LOGIN,
  },
  removeLogin: {
    call: (client) => client.removeLogin(ID, ID, 'current-device'),
    request: `POST /v1/bridges/${CODED}/logins/${CODED}/remove`,
    body: { scope: 'current-device' },
    answer: REMOVED,
  },
  asset: {
    call: (client) => client.asset('mxc://example.org/a b', 1_000),
    request: 'GET /v1/assets/serve?url=mxc%3A%2F%2Fexample.org%2Fa+b',
    answer: ['any bytes'],
    value: Buffer.from('["any bytes"]'),
  },
  focus: { call: (client) => client.focus(), request: 'POST /v1/focus', body: {}, answer: {} },
};

describe.each(Object.entries(ENDPOINTS))('%s', (name, endpoint) => {
  it('asks what the reference says and hands on the answer', async () => {
    const headers = { 'X-Beeper-Desktop-Version': '4.2.800' };
    const { baseURL, seen } = await serve(json(200, endpoint.answer, headers));
    const { client } = testClient(`${baseURL}/`);
    const result = await endpoint.call(client);

    const { answer, value = answer } = endpoint;
    expect(result).toEqual({
      ok: true,
      value: name === 'focus' ? undefined : value,
      desktopVersion: '4.2.800',
    });
    expect(seen.map(({ method, url }) => `${method} ${url}`)).toEqual([endpoint.request]);
    expect(seen[0]?.body).toBe(endpoint.body === undefined ? '' : JSON.stringify(endpoint.body));
    expect(seen[0]?.headers['content-type']).toBe(endpoint.body && 'application/json');
    expect(seen[0]?.headers.authorization).toBe(`Bearer ${TOKEN}`);
  });

  it('names its path without IDs in an error', async () => {
    const { baseURL } = await serve(json(422, { message: 'no' }));
    const error = errorOf(await endpoint.call(testClient(baseURL).client));
    expect(error).toEqual({
      kind: 'invalid',
      status: 422,
      message: 'no',
      path: expect.stringMatching(/^\/v1\/[a-z]+(\/[a-z-]+|\/\{[A-Za-z]+\})*$/),
    });
  });
});

describe('the client', () => {
  it('takes accounts as {items} too', async () => {
    const { baseURL } = await serve(json(200, { items: BRIDGE_EXAMPLE.accounts }));
    const result = await testClient(baseURL).client.accounts();
    expect(valueOf(result)).toEqual(listOf(...BRIDGE_EXAMPLE.accounts));
    expect(Object.keys(result)).not.toContain('desktopVersion');
  });

  it('knows bridges as an older generation lists them', async () => {
    const bridge = { id: 'local-whatsapp', provider: 'local', type: 'whatsapp' };
    const { baseURL } = await serve(json(200, { items: [{ bridge, accounts: [] }] }));
    const error = errorOf(await testClient(baseURL).client.bridges());
    expect(error).toMatchObject({ kind: 'outdated', path: '/v1/bridges' });
  });

  it('names the field of a list of bridges that does not fit', async () => {
    const { baseURL } = await serve(json(200, { items: 1 }));
    const error = errorOf(await testClient(baseURL).client.bridges());
    expect(error).toMatchObject({ kind: 'malformed', field: 'items' });
  });

  it('takes an error whose code is no text by its status and its words', async () => {
    const { baseURL } = await serve(json(409, { message: 'no', code: { deep: true } }));
    const error = errorOf(await testClient(baseURL).client.accounts());
    expect(error).toMatchObject({ kind: 'conflict', message: 'no' });
    expect(error.code).toBeUndefined();
  });

  it.each([404, 409, 410])('counts a session as cancelled at a %i', async (status) => {
    const { baseURL } = await serve(json(status, { message: 'over' }));
    const result = await testClient(baseURL).client.cancelLogin('b', 's');
    expect(valueOf(result)).toEqual({ bridgeID: 'b', loginSessionID: 's', status: 'cancelled' });
  });

  it('does not count a session as cancelled when the token is refused', async () => {
    const { baseURL } = await serve(json(401, { message: 'no' }));
    const result = await testClient(baseURL).client.cancelLogin('b', 's');
    expect(errorOf(result).kind).toBe('unauthorized');
  });

  it.each([429, 500, 503])(
    'asks once to remove a login, also when the answer is a %i',
    async (status) => {
      const { baseURL, seen } = await serve(
        inTurn(json(status, { message: 'later' }, { 'retry-after-ms': '0' }), json(200, REMOVED)),
      );
      const result = await testClient(baseURL).client.removeLogin('b', 'l', 'all-devices');
      expect(errorOf(result).status).toBe(status);
      expect(seen).toHaveLength(1);
    },
  );

  it('gives a bridge as long to remove a login as it gives it to sign in', async () => {
    const { baseURL, seen } = await serve(() => undefined);
    const { client, clock } = testClient(baseURL);
    const removing = client.removeLogin('b', 'l', 'a scope of tomorrow');
    await until(() => seen.length === 1);
    await clock.advance(89_999);
    expect(await Promise.race([removing, 'still waiting'])).toBe('still waiting');
    await clock.advance(1);
    expect(errorOf(await removing).kind).toBe('timeout');
    expect(seen[0]?.body).toBe('{"scope":"a scope of tomorrow"}');
  });

  it('brings Beeper to the front whatever it answers to that', async () => {
    const { baseURL } = await serve((_, response) => response.writeHead(204).end());
    expect(await testClient(baseURL).client.focus()).toEqual({ ok: true, value: undefined });
  });

  it('refuses an ID that no address can carry, and throws on an empty one', async () => {
    const { baseURL, seen } = await serve(json(200, BRIDGE_EXAMPLE));
    const { client } = testClient(baseURL);
    expect(errorOf(await client.capabilities('..')).kind).toBe('invalid');
    await expect(client.capabilities('')).rejects.toThrow('bridgeID must not be empty');
    expect(seen).toEqual([]);
  });

  it.each([undefined, '', 'bpt_käse', 'bpt_1\nx-evil: 1', 'bpt_1 2', 'bpt_\0'])(
    'sends nothing with the token %j',
    async (token) => {
      const { baseURL, seen } = await serve(json(200, BRIDGE_LIST_EXAMPLE));
      const { client } = testClient(baseURL, { token });
      const result = await client.bridges();
      expect(errorOf(result)).toEqual({
        kind: 'unauthorized',
        message: 'The token is missing or not accepted.',
        path: '/v1/bridges',
      });
      expect(seen).toEqual([]);
    },
  );

  it('is not created for an address with a password in it', () => {
    expect(() => testClient('http://me:pw@localhost')).toThrow(TypeError);
  });
});
