import { describe, expect, it } from 'vitest';
import { loginSessionSchema } from '../../shared/api/login-session';
import { isUnknownMember } from '../../shared/api/open';
import { buildSeed, SEEDS } from '../seed';
import { simulators } from '../testing';
import { chosenFlow } from './catalogue';
import { failureChoice } from './lab/inputs';
import { CODES } from './codes';
import { instructionsOf, loginClient } from './testing';

const start = simulators();
const HOME = 'sh-telegram/home server 🏠';

async function started() {
  const simulator = await start({ seed: 'empty' });
  return { control: simulator.control, client: loginClient(simulator) };
}

async function lab() {
  const simulator = await start({ seed: 'sign-in' });
  return { control: simulator.control, client: loginClient(simulator) };
}

/** Flows whose first step the wire does not know. */
const UNKNOWN_STEPS = ['unknown-step', 'client-http'];

it.each(SEEDS)('every flow of the seed %s has a script of its own', (seed) => {
  for (const { type, flows } of buildSeed(seed)) {
    expect(new Set(flows.map(({ id }) => id)).size).toBe(flows.length);
    for (const { id } of flows) expect(chosenFlow(type, id).flow.id).toBe(id);
  }
});

it('every flow begins with a step that the wire knows, or none could', async () => {
  const { control, client } = await lab();
  for (const { id, accounts } of control.bridges()) {
    const [account] = accounts;
    const who = account === undefined ? {} : { accountID: account.accountID };
    const { flows } = buildSeed('sign-in').find((each) => each.id === id) ?? { flows: [] };
    for (const flow of flows) {
      const started = await client.start(id, { ...who, flowID: flow.id });
      const { currentStep } = loginSessionSchema.parse(started);
      const isUnknown = currentStep === undefined || isUnknownMember(currentStep);
      expect(isUnknown).toBe(UNKNOWN_STEPS.includes(flow.id));
    }
  }
});

describe('WhatsApp', () => {
  it('by number shows a code of eight letters to type on the phone', async () => {
    const { client, control } = await started();
    const session = await client.start('local-whatsapp', { flowID: 'phone' });
    const shown = await client.submit(session, { phone_number: '+1 202 555 0123' });
    expect(shown.currentStep).toMatchObject({ display: { type: 'code', data: CODES.whatsapp } });
    control.scan();
    expect((await client.get(shown)).status).toBe('complete');
  });

  it('ends with an error for a short number, or a code nobody typed', async () => {
    const { client, control } = await started();
    const session = await client.start('local-whatsapp', { flowID: 'phone' });
    const short = await client.submit(session, { phone_number: '12' });
    expect(short.error?.code).toBe('FI.MAU.WHATSAPP.PHONE_NUMBER_TOO_SHORT');
    expect(control.logins()[0]?.submits[0]).toMatchObject({ accepted: false, result: 'failed' });
    const other = await client.start('local-whatsapp', { flowID: 'phone' });
    await client.submit(other, { phone_number: '+12025550123' });
    control.refreshDisplay();
    expect((await client.get(other)).error?.code).toBe('FI.MAU.WHATSAPP.LOGIN_TIMEOUT');
  });
});

describe('Telegram', () => {
  const PHONE = 'fi.mau.telegram.login.phone_number';
  const CODE = 'fi.mau.telegram.login.code';
  const PASSWORD = 'fi.mau.telegram.login.password';

  it('asks for number, code and password', async () => {
    const { client } = await started();
    const number = await client.start(HOME, { flowID: 'phone' });
    const code = await client.submit(number, { [PHONE]: '+12025550188' });
    const password = await client.submit(code, { [CODE]: CODES.telegram });
    const end = await client.submit(password, { [PASSWORD]: 'correct horse' });
    expect(end).toMatchObject({
      status: 'complete',
      account: { user: { fullName: 'Bob Example' } },
    });
  });

  it('asks again for each: the same step, or another for the code', async () => {
    const { client, control } = await started();
    const first = await client.start(HOME, { flowID: 'phone' });
    const number = await client.submit(first, { [PHONE]: '12' });
    expect(number.currentStep?.stepID).toBe(PHONE);
    expect(instructionsOf(number)).not.toBe(instructionsOf(first));
    const code = await client.submit(number, { [PHONE]: '+12025550123' });
    const again = await client.submit(code, { [CODE]: '99999' });
    expect(again.currentStep?.stepID).toBe(`${CODE}.incorrect`);
    const password = await client.submit(again, { [CODE]: CODES.telegram });
    const wrong = await client.submit(password, { [PASSWORD]: 'guess' });
    expect(wrong.currentStep?.stepID).toBe(PASSWORD);
    expect(instructionsOf(wrong)).toContain('incorrect');
    expect((await client.submit(wrong, { [PASSWORD]: 'correct horse' })).status).toBe('complete');
    const results = control.logins()[0]?.submits.map(({ result }) => result);
    expect(results).toEqual(['refused', 'accepted', 'refused', 'accepted', 'refused', 'accepted']);
  });
});

it.each([
  ['local-signal', 'qr', 6],
  ['gmessages', 'qr', 6],
  [HOME, 'qr', 4],
])('%s by %s refreshes its code and gives up after round %i', async (bridgeID, flowID, rounds) => {
  const { client, control } = await started();
  const session = await client.start(bridgeID, { flowID });
  const data = new Set<unknown>();
  for (let round = 0; round < rounds; round += 1) {
    const { currentStep } = await client.get(session);
    data.add(JSON.stringify(currentStep));
    control.refreshDisplay();
  }
  expect(data.size).toBe(rounds);
  expect((await client.get(session)).error?.code).toBe('FI.MAU.BRIDGE.LOGIN_TIMED_OUT');
});

describe('Dummy', () => {
  it('takes any password but one', async () => {
    const { client } = await lab();
    const start = () => client.start('dummybridge', { flowID: 'password' });
    const right = await client.submit(await start(), { username: 'a', password: 'b' });
    expect(right.status).toBe('complete');
    const wrong = await client.submit(await start(), {
      username: 'a',
      password: 'incorrectpassword',
    });
    expect(wrong.status).toBe('failed');
  });
});

describe('Discord', () => {
  it('asks for a token until it is right', async () => {
    const { client } = await started();
    const again = await client.submit(await client.start('discordgo', { flowID: 'token' }), {
      token: 'no',
    });
    expect(again.status).toBe('waiting_for_input');
    const end = await client.submit(again, { token: CODES.discordToken });
    expect(end.status).toBe('complete');
  });
});

describe('the lab', () => {
  it('asks for every kind of field, and again for a wrong password', async () => {
    const { client } = await lab();
    const session = await client.start('lab', { flowID: 'inputs' });
    const filled = { username: 'alice', region: 'Europe' };
    const again = await client.submit(session, { ...filled, password: 'wrong' });
    expect(instructionsOf(again)).toContain('incorrect');
    const end = await client.submit(again, { ...filled, password: 'correct horse' });
    expect(end.status).toBe('complete');
  });

  it('has a picture and a sound', async () => {
    const { client } = await lab();
    const session = await client.start('lab', { flowID: 'captcha' });
    const { currentStep } = session;
    const attachments = currentStep?.type === 'user_input' ? currentStep.attachments : [];
    const heads = (Array.isArray(attachments) ? attachments : []).map(({ content }) =>
      Buffer.from(content ?? '', 'base64')
        .subarray(0, 4)
        .toString('latin1'),
    );
    expect(heads.slice(0, 2)).toEqual(['\x89PNG', 'RIFF']);
    const again = await client.submit(session, { answer: '1' });
    expect((await client.submit(again, { answer: CODES.captcha })).status).toBe('complete');
  });

  it.each(['FI.MAU.META_CHECKPOINT_ERROR', 'COM.EXAMPLE.NEVER_HEARD_OF'])(
    'fails with %s when asked to',
    async (code) => {
      const { client } = await lab();
      const session = await client.start('lab', { flowID: 'fails' });
      const failed = await client.submit(session, { choice: failureChoice(code) });
      expect(failed.error?.code).toBe(code);
    },
  );

  it('has a step and a display that nobody knows', async () => {
    const { client } = await lab();
    const step = await client.start('lab', { flowID: 'unknown-step' });
    expect(step).toMatchObject({
      status: 'waiting_for_webauthn',
      currentStep: { type: 'webauthn' },
    });
    const display = await client.start('lab', { flowID: 'unknown-display' });
    expect(display.currentStep).toMatchObject({ display: { type: 'hologram' } });
  });
});
