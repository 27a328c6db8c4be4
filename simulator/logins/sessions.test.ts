import { describe, expect, it } from 'vitest';
import { json, simulators } from '../testing';
import { instructionsOf, loginClient, WHATSAPP_ALICE } from './testing';

const start = simulators();
const QR = 'fi.mau.whatsapp.login.qr';

async function begun() {
  const simulator = await start({ seed: 'sign-in' });
  return { simulator, control: simulator.control, client: loginClient(simulator) };
}

describe('beginning', () => {
  it('takes the only flow, or the one named', async () => {
    const { client, control } = await begun();
    const only = await client.start('facebookgo');
    expect(only).toMatchObject({ bridgeID: 'facebookgo', status: 'waiting_for_cookies' });
    const named = await client.start('dummybridge', { flowID: 'displayandwait' });
    expect(named.status).toBe('waiting_for_display');
    expect(control.logins().map(({ flowID }) => flowID)).toEqual(['cookies', 'displayandwait']);
  });

  it('records who asked for what', async () => {
    const { client, control } = await begun();
    await client.start('local-whatsapp', { ...WHATSAPP_ALICE, flowID: 'qr' });
    expect(control.logins()).toMatchObject([
      {
        bridgeID: 'local-whatsapp',
        created: { ...WHATSAPP_ALICE, flowID: 'qr' },
        status: 'waiting_for_display',
        stepID: QR,
        submits: [],
      },
    ]);
  });

  const refused: [string, string, object, number, string][] = [
    ['an unknown bridge', 'nowhere', {}, 404, 'M_NOT_FOUND'],
    ['an unknown flow', 'facebookgo', { flowID: 'smoke' }, 404, 'M_NOT_FOUND'],
    ['no flow where there are several', 'dummybridge', {}, 400, 'M_INVALID_PARAM'],
    ['an unknown account', 'facebookgo', { accountID: 'nobody' }, 404, 'M_NOT_FOUND'],
    [
      'an account of another login',
      'local-whatsapp',
      { ...WHATSAPP_ALICE, loginID: '1' },
      404,
      'M_NOT_FOUND',
    ],
    ['a second account where one fits', 'local-signal', {}, 403, 'FI.MAU.BRIDGE.TOO_MANY_LOGINS'],
    ['an unknown field', 'facebookgo', { flow: 'qr' }, 400, 'M_INVALID_PARAM'],
    ['a wrong type', 'facebookgo', { flowID: 7 }, 400, 'M_INVALID_PARAM'],
  ];
  it.each(refused)('refuses %s', async (_, bridgeID, body, status, code) => {
    const { client, control } = await begun();
    const reply = await client.post(bridgeID, body);
    expect(reply.status).toBe(status);
    expect(json(reply)).toMatchObject({ code });
    expect(control.logins()).toEqual([]);
  });

  it.each([
    ['limit_reached', 403],
    ['temporarily_unavailable', 503],
    ['disabled', 400],
  ])('a bridge that is %s takes nobody new, and reconnects all the same', async (status, code) => {
    const { client, control } = await begun();
    control.setBridge('instagramgo', { status });
    expect((await client.post('instagramgo')).status).toBe(code);
    const accountID = 'instagramgo.17841400000000001';
    expect((await client.start('instagramgo', { accountID })).status).toBe('waiting_for_cookies');
  });
});

describe('going on', () => {
  it('answers the step before with the present one, and any other with M_BAD_STATE', async () => {
    const { client, control } = await begun();
    const first = await client.start('twitter', { flowID: 'password' });
    const fields = { username: 'alice@example.com', password: 'correct horse' };
    const second = await client.submit(first, fields);
    expect(second.currentStep).toMatchObject({ stepID: 'fi.mau.twitter.login.castle' });
    expect(await client.submit(first, fields)).toEqual(second);
    const stale = await client.submitting(second, 'fi.mau.twitter.login.2fa', {
      type: 'user_input',
    });
    expect(stale.status).toBe(409);
    expect(json(stale)).toMatchObject({ code: 'M_BAD_STATE' });
    const results = control.logins()[0]?.submits.map(({ result }) => result);
    expect(results).toEqual(['accepted', 'repeated', 'rejected']);
  });

  it('refuses what does not fit the step, and stays where it is', async () => {
    const { client } = await begun();
    const session = await client.start('dummybridge', { flowID: 'password' });
    const stepID = 'com.beeper.dummy.login.password';
    const wrong = [
      { type: 'cookies', fields: {} },
      { type: 'user_input', fields: { username: 'alice' } },
      { type: 'user_input', fields: { username: 'alice', password: 7 } },
      { type: 'user_input', fields: [] },
      { type: 'user_input', source: 'telepathy' },
      { type: 'carrier_pigeon' },
      {},
    ];
    for (const body of wrong) {
      expect((await client.submitting(session, stepID, body)).status).toBe(400);
    }
    expect(await client.get(session)).toEqual(session);
  });

  it('keeps what arrived: values, last address and source', async () => {
    const { client, control } = await begun();
    const session = await client.start('dummybridge', { flowID: 'password' });
    const fields = { username: 'a', password: 'p' };
    const sent = { type: 'user_input', fields, lastURL: 'https://x/', source: 'api' };
    await client.submitting(session, 'com.beeper.dummy.login.password', sent);
    expect(control.logins()[0]?.submits).toMatchObject([{ ...sent, accepted: true }]);
  });

  it('finds a step by any ID, percent-encoded', async () => {
    const { client } = await begun();
    const session = await client.start('lab', { flowID: 'odd-step-id' });
    const again = await client.submit(session, { code: '1' });
    expect(instructionsOf(again)).toContain('incorrect');
    expect((await client.submit(again, { code: '424242' })).status).toBe('complete');
  });
});
