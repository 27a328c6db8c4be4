import { expect, it } from 'vitest';
import type { Simulator } from '../simulator';
import { ask, json, simulators } from '../testing';
import { loginClient } from './testing';

const start = simulators();

function steer(simulator: Simulator, method: string, path: string, body?: unknown) {
  const options = body === undefined ? {} : { body: JSON.stringify(body) };
  return ask(simulator.controlUrl, `/control/${path}`, { method, ...options });
}

async function begun() {
  const simulator = await start({ seed: 'sign-in' });
  const client = loginClient(simulator);
  const session = await client.start('lab', { flowID: 'nothing' });
  return { simulator, client, session };
}

it('lists the logins and steers the latest', async () => {
  const { simulator, client, session } = await begun();
  expect(json(await steer(simulator, 'POST', 'sign-in-as', { person: 'bob' }))).toEqual({
    person: 'bob',
  });
  expect((await steer(simulator, 'POST', 'logins/latest/scan')).status).toBe(200);
  expect((await client.get(session)).account?.user?.fullName).toBe('Bob Example');
  expect(json(await steer(simulator, 'GET', 'logins'))).toMatchObject([{ status: 'complete' }]);
});

it('steers one by its ID', async () => {
  const { simulator, client, session } = await begun();
  const other = await client.start('lab', { flowID: 'nothing' });
  const path = `logins/${session.loginSessionID}`;
  await steer(simulator, 'POST', `${path}/fail`, { code: 'M_BAD_STATE', message: 'No.' });
  expect((await client.get(session)).error).toEqual({ code: 'M_BAD_STATE', message: 'No.' });
  await steer(simulator, 'POST', `logins/${other.loginSessionID}/refresh`);
  expect((await client.get(other)).status).toBe('failed');
});

it('ages one, and goes back to whoever signs in', async () => {
  const { simulator, client, session } = await begun();
  await steer(simulator, 'POST', 'logins/latest/age', { ms: 1_800_000 });
  expect((await client.get(session)).error?.code).toBe('FI.MAU.BRIDGE.LOGIN_TIMED_OUT');
  expect(json(await steer(simulator, 'POST', 'sign-in-as', { person: null }))).toEqual({
    person: null,
  });
});

it('lists what there is to sign in with', async () => {
  const simulator = await start();
  expect(json(await steer(simulator, 'GET', 'sites'))).toMatchObject({
    users: { alice: 'alice@example.com' },
    password: 'correct horse',
    codes: { xPin: '1234' },
    origins: { 'www.facebook': expect.stringMatching(/^http:\/\/www\.facebook\.localhost:\d+$/) },
  });
});

const refused: [string, unknown, number][] = [
  ['logins/latest/scan', undefined, 404],
  ['logins/nobody/refresh', undefined, 404],
  ['logins/latest/fail', { message: 'No code.' }, 400],
  ['logins/latest/age', { ms: 'long' }, 400],
  ['sign-in-as', { person: 'eve' }, 400],
];
it.each(refused)('refuses %s with %j', async (path, body, status) => {
  const simulator = await start();
  expect((await steer(simulator, 'POST', path, body)).status).toBe(status);
});

it('ends the sites with the simulator', async () => {
  const { simulator } = await begun();
  const { origins } = await simulator.control.sites();
  const { port } = new URL(origins['lab'] ?? '');
  await simulator.stop();
  await expect(ask(`http://127.0.0.1:${port}`, '/')).rejects.toMatchObject({
    code: 'ECONNREFUSED',
  });
});
