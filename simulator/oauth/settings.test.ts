import { describe, expect, it } from 'vitest';
import { infoSchema } from '../../shared/api/info';
import type { Simulator } from '../simulator';
import { ask, decide, json, post, simulators } from '../testing';
import { allow, newAsker, obtainToken, register, sentBack } from './testing';
import type { OAuthFault } from './settings';

const start = simulators();

async function startWith(fault: OAuthFault): Promise<Simulator> {
  const simulator = await start();
  simulator.control.oauth.set({ fault });
  return simulator;
}

function steer(simulator: Simulator, method: string, path: string, body?: unknown) {
  const options = body === undefined ? {} : { body: JSON.stringify(body) };
  return ask(simulator.controlUrl, path, { method, ...options });
}

const METADATA = '/.well-known/oauth-authorization-server';

describe('each fault', () => {
  it('wrong-state brings another state back, with allow and with deny', async () => {
    const asker = await newAsker(await startWith('wrong-state'));
    for (const decision of ['allow', 'deny'] as const) {
      const { params } = sentBack(await decide(asker.address(), decision));
      expect(params['state']).toEqual(expect.any(String));
      expect(params['state']).not.toBe('a state');
    }
  });

  it('error brings server_error back and hands out nothing', async () => {
    const asker = await newAsker(await startWith('error'));
    expect(sentBack(await decide(asker.address(), 'allow')).params).toEqual({
      error: 'server_error',
      error_description: expect.any(String),
      state: 'a state',
    });
  });

  it('token-error takes no code', async () => {
    const simulator = await startWith('token-error');
    const asker = await newAsker(simulator);
    const reply = await asker.exchange(await allow(asker.address()));
    expect([reply.status, json(reply)]).toMatchObject([400, { error: 'invalid_grant' }]);
    expect(simulator.control.oauth.tokens()).toEqual([]);
  });

  it('no-registration is offered but refused', async () => {
    const simulator = await startWith('no-registration');
    const reply = await register(simulator);
    expect([reply.status, json(reply)]).toMatchObject([403, { error: 'access_denied' }]);
    expect(json(await ask(simulator.url, METADATA))).toHaveProperty('registration_endpoint');
  });

  it('no-introspection is not offered, in the metadata and in the info', async () => {
    const { url, token } = await startWith('no-introspection');
    expect((await post(url, '/oauth/introspect', { token })).status).toBe(404);
    expect((await post(url, '/oauth/revoke', { token })).status).toBe(200);
    expect(json(await ask(url, METADATA))).not.toHaveProperty('introspection_endpoint');
    const { endpoints } = infoSchema.parse(json(await ask(url, '/v1/info')));
    expect(endpoints?.oauth?.token_endpoint).toBeDefined();
    expect(endpoints?.oauth?.introspection_endpoint).toBeUndefined();
  });

  it('unsupported is a Beeper without OAuth', async () => {
    const simulator = await startWith('unsupported');
    const { url } = simulator;
    const { endpoints } = infoSchema.parse(json(await ask(url, '/v1/info')));
    expect(endpoints?.oauth).toBeUndefined();
    expect(endpoints?.spec).toBeDefined();
    const asked = await Promise.all([
      ask(url, METADATA),
      ask(url, '/oauth/authorize'),
      register(simulator),
      ...['authorize', 'token', 'introspect', 'revoke'].map((name) =>
        post(url, `/oauth/${name}`, { token: 'x' }),
      ),
    ]);
    expect(asked.map(({ status }) => status)).toEqual(Array(7).fill(404));
  });

  it('is over when it is taken back', async () => {
    const simulator = await startWith('token-error');
    simulator.control.oauth.set({ fault: null });
    expect(await obtainToken(simulator)).toMatch(/^simulator-/);
  });
});

it('is well again after a reset, which also forgets programs and tokens', async () => {
  const simulator = await start();
  const { control, url } = simulator;
  const asker = await newAsker(simulator);
  const token = await obtainToken(simulator);
  control.oauth.set({ fault: 'unsupported', expiresInSeconds: 5, scopes: [] });
  control.reset();
  expect(control.oauth.settings()).toEqual({
    fault: null,
    expiresInSeconds: null,
    scopes: ['read', 'write'],
  });
  expect(control.oauth.tokens()).toEqual([]);
  const headers = { authorization: `Bearer ${token}` };
  expect((await ask(url, '/v1/bridges', { headers })).status).toBe(401);
  await expect(decide(asker.address(), 'allow')).rejects.toThrow(/asks nothing/);
});

describe('over HTTP', () => {
  it('is steered, one thing at a time', async () => {
    const simulator = await start();
    await steer(simulator, 'PATCH', '/control/oauth', { fault: 'error', scopes: ['read'] });
    const change = { fault: null, expiresInSeconds: 60 };
    await steer(simulator, 'PATCH', '/control/oauth', change);
    const now = { ...change, scopes: ['read'] };
    expect(json(await steer(simulator, 'GET', '/control/oauth'))).toEqual(now);
    expect(json(await steer(simulator, 'GET', '/control'))).toMatchObject({ oauth: now });
    await steer(simulator, 'PATCH', '/control/oauth', { expiresInSeconds: null });
    expect(simulator.control.oauth.settings()).toEqual({ ...now, expiresInSeconds: null });
  });

  it('shows and expires tokens without showing them', async () => {
    const simulator = await start({ now: () => 1000 });
    const token = await obtainToken(simulator);
    const shown = await steer(simulator, 'GET', '/control/oauth/tokens');
    const facts = { clientID: expect.any(String), scopes: ['read', 'write'], revoked: false };
    expect(json(shown)).toEqual([{ ...facts, expiresAt: null }]);
    const expired = await steer(simulator, 'POST', '/control/oauth/expire');
    expect(json(expired)).toEqual([{ ...facts, expiresAt: 1000 }]);
    expect(shown.text + expired.text).not.toContain(token);
  });

  it.each([
    [{ fault: 'magic' }, /"fault" must be one of/],
    [{ fault: 'error', expiresInSeconds: -1 }, /at least 0/],
    [{ fault: 'error', scopes: 'read' }, /must be a list/],
    [{ misbehaviour: 'error' }, /not known here/],
  ])('cannot use %j and changes nothing', async (change, message) => {
    const simulator = await start();
    const reply = await steer(simulator, 'PATCH', '/control/oauth', change);
    expect(reply.status).toBe(400);
    expect(json(reply)).toMatchObject({ message: expect.stringMatching(message) });
    expect(simulator.control.oauth.settings().fault).toBeNull();
  });
});
