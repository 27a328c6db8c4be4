import { describe, expect, it } from 'vitest';
import { loginSessionSchema } from '../../shared/api/login-session';
import { json, simulators } from '../testing';
import { loginClient, sessionIn, submitsArrived, WHATSAPP_ALICE } from './testing';

const start = simulators();
const HOME = 'sh-telegram/home server 🏠';

async function begun() {
  const simulator = await start({ seed: 'sign-in' });
  return { simulator, control: simulator.control, client: loginClient(simulator) };
}

describe('the end', () => {
  it('brings the account back instead of adding one', async () => {
    const { client, control } = await begun();
    const before = control.accounts().length;
    control.setAccount(WHATSAPP_ALICE.accountID, {
      status: 'reconnect_required',
      statusText: 'Gone.',
    });
    const session = await client.start('local-whatsapp', { ...WHATSAPP_ALICE, flowID: 'qr' });
    control.scan();
    expect(loginSessionSchema.parse(await client.get(session))).toMatchObject({
      status: 'complete',
      ...WHATSAPP_ALICE,
      account: { accountID: WHATSAPP_ALICE.accountID, status: 'connected' },
      login: { loginID: WHATSAPP_ALICE.loginID },
    });
    const account = control
      .accounts()
      .find(({ accountID }) => accountID === WHATSAPP_ALICE.accountID);
    expect(account).toMatchObject({ status: 'connected' });
    expect(account).not.toHaveProperty('statusText');
    expect(control.accounts()).toHaveLength(before);
  });

  it('brings back every account of the login', async () => {
    const simulator = await start({ seed: 'all-states' });
    const client = loginClient(simulator);
    const loginID = '@alice:home.example/987654321';
    const session = await client.start(HOME, { loginID, flowID: 'qr' });
    simulator.control.scan();
    await client.submit(await client.get(session), {
      'fi.mau.telegram.login.password': 'correct horse',
    });
    const accounts = simulator.control.accounts().filter((each) => each.loginID === loginID);
    expect(accounts.map(({ status }) => status)).toEqual(['connected', 'connected']);
  });

  it('replaces the login of whoever was there by whoever came', async () => {
    const { client, control } = await begun();
    const before = control.accounts().length;
    control.signInAs('bob');
    const session = await client.start('local-whatsapp', { ...WHATSAPP_ALICE, flowID: 'qr' });
    control.scan();
    const { account, accountID } = await client.get(session);
    expect(accountID).not.toBe(WHATSAPP_ALICE.accountID);
    expect(account?.user?.fullName).toBe('Bob Example');
    const ids = control.accounts().map((each) => each.accountID);
    expect(ids).toHaveLength(before);
    expect(ids).not.toContain(WHATSAPP_ALICE.accountID);
    expect(ids).toContain(accountID);
  });

  it('adds an account where none was named', async () => {
    const { client, control } = await begun();
    const session = await client.start('dummybridge', { flowID: 'displayandwait' });
    control.scan();
    const { currentStep } = await client.get(session);
    expect(currentStep).toMatchObject({ type: 'complete', account: { status: 'connected' } });
    const [account] = control.bridges().find(({ id }) => id === 'dummybridge')?.accounts ?? [];
    expect(control.logins()[0]).toMatchObject({
      status: 'complete',
      stepID: null,
      accountID: account?.accountID,
    });
  });

  it('shows a last step, none, or nothing at all', async () => {
    const { client, control } = await begun();
    const step = await client.start('dummybridge', { flowID: 'displayandwait' });
    control.scan();
    expect(Object.keys(await client.get(step))).not.toContain('account');
    const bare = await client.start('lab', { flowID: 'nothing' });
    control.scan();
    const ended = await client.get(bare);
    expect(ended).not.toHaveProperty('currentStep');
    expect(ended.account?.accountID).toBe(ended.accountID);
    const silent = await client.submit(await client.start('lab', { flowID: 'silent' }), {});
    expect(Object.keys(silent).sort()).toEqual(['bridgeID', 'loginSessionID', 'status']);
  });

  it('is an answer to its last step too, and to no other', async () => {
    const { client, control } = await begun();
    const session = await client.start('lab', { flowID: 'nothing' });
    control.scan();
    expect((await client.submit(session)).status).toBe('complete');
    const other = await client.submitting(session, 'lab.other', { type: 'user_input' });
    expect(other.status).toBe(409);
    expect((await client.ask(session, 'DELETE')).status).toBe(409);
  });
});

describe('ending early', () => {
  it('cancels once; then it is gone', async () => {
    const { client, control } = await begun();
    const session = await client.start('facebookgo');
    const { bridgeID, loginSessionID } = session;
    const cancelled = await client.ask(session, 'DELETE');
    expect(json(cancelled)).toEqual({ bridgeID, loginSessionID, status: 'cancelled' });
    expect((await client.ask(session, 'DELETE')).status).toBe(410);
    expect((await client.ask(session, 'GET')).status).toBe(410);
    const late = await client.submitting(session, 'fi.mau.meta.cookies', { type: 'cookies' });
    expect(late.status).toBe(410);
    expect(control.logins()[0]).toMatchObject({ status: 'cancelled', stepID: null });
  });

  it('does not know other sessions, nor those of other bridges', async () => {
    const { client } = await begun();
    const session = await client.start('facebookgo');
    expect((await client.ask({ ...session, loginSessionID: 'x' }, 'GET')).status).toBe(404);
    expect((await client.ask({ ...session, bridgeID: 'twitter' }, 'GET')).status).toBe(404);
    expect((await client.ask({ ...session, bridgeID: 'nowhere' }, 'DELETE')).status).toBe(404);
  });

  it('is over after 30 minutes by its clock', async () => {
    let time = 0;
    const simulator = await start({ seed: 'sign-in', now: () => time });
    const client = loginClient(simulator);
    const session = await client.start('facebookgo');
    time = 30 * 60_000 - 1;
    expect((await client.get(session)).status).toBe('waiting_for_cookies');
    time += 1;
    expect(await client.get(session)).toMatchObject({
      status: 'failed',
      error: { code: 'FI.MAU.BRIDGE.LOGIN_TIMED_OUT' },
    });
  });

  it('can be aged and failed, which ends a long poll', async () => {
    const { simulator, client, control } = await begun();
    const session = await client.start('lab', { flowID: 'nothing' });
    const poll = client.submit(session);
    await submitsArrived(simulator, 1);
    control.ageLogin(30 * 60_000);
    expect((await poll).error?.code).toBe('FI.MAU.BRIDGE.LOGIN_TIMED_OUT');
    const other = await client.start('lab', { flowID: 'inputs' });
    control.failLogin('FI.MAU.GMESSAGES.PAIR_INCORRECT_EMOJI', 'Wrong one.');
    expect((await client.get(other)).error).toEqual({
      code: 'FI.MAU.GMESSAGES.PAIR_INCORRECT_EMOJI',
      message: 'Wrong one.',
    });
  });

  it('forgets all on a reset', async () => {
    const { client, control } = await begun();
    const session = await client.start('facebookgo');
    control.reset();
    expect(control.logins()).toEqual([]);
    expect((await client.ask(session, 'GET')).status).toBe(404);
  });

  it('a dropped submit was carried out; the same again shows where it led', async () => {
    const { client, control } = await begun();
    const session = await client.start('dummybridge', { flowID: 'password' });
    control.addFault({ kind: 'drop', pattern: '/steps/', times: 1 });
    const sent = { type: 'user_input', fields: { username: 'a', password: 'p' } };
    const dropped = await client.submitting(session, 'com.beeper.dummy.login.password', sent);
    expect(dropped.complete).toBe(false);
    const again = await client.submitting(session, 'com.beeper.dummy.login.password', sent);
    expect(sessionIn(again).status).toBe('complete');
    expect(control.logins()[0]?.submits.map(({ result }) => result)).toEqual([
      'accepted',
      'repeated',
    ]);
  });
});
