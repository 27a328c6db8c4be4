import { describe, expect, it } from 'vitest';
import { ask, json, post, simulators } from '../testing';
import { allow, newAsker, obtainToken, bridgesWith } from './testing';

const start = simulators();

describe('an issued token', () => {
  it('runs out, to the millisecond', async () => {
    let now = 1000;
    const simulator = await start({ now: () => now });
    simulator.control.oauth.set({ expiresInSeconds: 10 });
    const asker = await newAsker(simulator);
    const answer = json(await asker.exchange(await allow(asker.address())));
    expect(answer).toMatchObject({ expires_in: 10 });
    const { access_token: token } = answer as { access_token: string };
    const about = () => post(simulator.url, '/oauth/introspect', { token }).then(json);

    now = 10_999;
    expect((await bridgesWith(simulator.url, token)).status).toBe(200);
    expect(await about()).toMatchObject({ active: true, exp: 11 });
    now = 11_000;
    expect((await bridgesWith(simulator.url, token)).status).toBe(401);
    expect(await about()).toEqual({ active: false });
  });

  it('is good for what was granted, not for what was asked', async () => {
    const simulator = await start();
    simulator.control.oauth.set({ scopes: ['read'] });
    const token = await obtainToken(simulator);
    expect((await bridgesWith(simulator.url, token)).status).toBe(200);
    expect((await bridgesWith(simulator.url, token, 'POST')).status).toBe(403);
    expect((await bridgesWith(simulator.url, simulator.token, 'POST')).status).toBe(200);
  });

  it('is good for what was asked, when that is less', async () => {
    const simulator = await start();
    const asker = await newAsker(simulator);
    const code = await allow(asker.address({ scope: 'read' }));
    expect(json(await asker.exchange(code))).toMatchObject({ scope: 'read' });
  });

  it('can be revoked, and nothing else is', async () => {
    const simulator = await start();
    const [token, other] = [await obtainToken(simulator), await obtainToken(simulator)];
    const reply = await post(simulator.url, '/oauth/revoke', { token });
    expect([reply.status, reply.text]).toEqual([200, '']);
    expect((await bridgesWith(simulator.url, token)).status).toBe(401);
    expect((await bridgesWith(simulator.url, other)).status).toBe(200);
    expect(simulator.control.oauth.tokens().map(({ revoked }) => revoked)).toEqual([true, false]);
  });

  it('is refused with all others while access is, and expires with all issued ones', async () => {
    const simulator = await start();
    const { url, control } = simulator;
    const token = await obtainToken(simulator);
    control.setAccess({ valid: false });
    expect((await bridgesWith(url, token)).status).toBe(401);
    control.setAccess({ valid: true, scopes: ['read'] });
    expect((await bridgesWith(url, token, 'POST')).status).toBe(403);
    control.oauth.expireTokens();
    expect((await bridgesWith(url, token)).status).toBe(401);
    expect((await bridgesWith(url, simulator.token)).status).toBe(200);
  });
});

describe('the token it started with', () => {
  it('is known to introspection with what it is good for at present', async () => {
    const { url, token, control } = await start();
    const about = () => post(url, '/oauth/introspect', { token }).then(json);
    expect(await about()).toEqual({ active: true, scope: 'read write' });
    control.setAccess({ scopes: ['read'] });
    expect(await about()).toEqual({ active: true, scope: 'read' });
    control.setAccess({ valid: false });
    expect(await about()).toEqual({ active: false });
  });

  it('can be revoked; a reset makes it good again', async () => {
    const { url, token, control } = await start();
    await post(url, '/oauth/revoke', { token });
    expect((await bridgesWith(url, token)).status).toBe(401);
    control.reset();
    expect((await bridgesWith(url, token)).status).toBe(200);
  });
});

it('revokes and introspects what it does not know, but not nothing', async () => {
  const { url } = await start();
  const token = 'simulator-unknown';
  expect((await post(url, '/oauth/revoke', { token })).status).toBe(200);
  expect(json(await post(url, '/oauth/introspect', { token }))).toEqual({ active: false });
  for (const path of ['/oauth/revoke', '/oauth/introspect']) {
    const reply = await post(url, path, {});
    expect([reply.status, json(reply)]).toMatchObject([400, { error: 'invalid_request' }]);
  }
});

it('leaves no code, verifier, state or token in the request log, even of the past', async () => {
  const simulator = await start();
  const { url, control } = simulator;
  const asker = await newAsker(simulator);
  const code = await allow(asker.address());
  const { access_token: token } = json(await asker.exchange(code)) as { access_token: string };
  await post(url, '/oauth/introspect', { token });
  await post(url, '/oauth/revoke', { token });
  control.reset();
  await ask(url, `/oauth/token?code_verifier=${asker.verifier}&code=${code}&token=${token}`);
  await ask(url, `/v1/bridges?token=${token}&code=${code}`);
  const log = JSON.stringify(control.requests());
  expect(log).toContain('response_type=code');
  for (const secret of [code, token, asker.verifier, asker.challenge, 'a+state']) {
    expect(log).not.toContain(secret);
  }
});
