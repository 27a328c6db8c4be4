import { describe, expect, it } from 'vitest';
import { LOGIN_PROBLEM_TEXT } from '../../shared/strings/login-errors';
import type { LoginSession } from '../../shared/api/login-session';
import type { BeeperClient } from '../beeper-api/client';
import type { ApiError, Result } from '../beeper-api/errors';
import { createManualClock } from '../testing/manual-clock';
import { createLoginSessionClient } from './login-session';

const PATH = '/v1/bridges/{bridgeID}/login-sessions/{loginSessionID}';

const asks = (instructions: string, over: Partial<LoginSession> = {}): LoginSession => ({
  bridgeID: 'b',
  loginSessionID: 's',
  status: 'waiting_for_input',
  currentStep: { type: 'user_input', stepID: 'code', fields: [{ id: 'code' }], instructions },
  ...over,
});
const ok = (session: LoginSession): Result<LoginSession> => ({ ok: true, value: session });
const failed = (kind: ApiError['kind'], over: Partial<ApiError> = {}) => ({
  ok: false as const,
  error: { message: 'It said no', path: PATH, ...over, kind },
});

const FIRST = asks('Enter the code');
const WRONG = asks('That code was wrong');
const DONE = asks('', { status: 'complete' });

/**
 * A session that asks for a code. The client is a stand-in: which answer comes when cannot be had from
 * the simulator without waiting for real time-outs. The last refresh is repeated.
 */
async function submit(
  answer: Result<LoginSession>,
  refreshes: Result<LoginSession>[] = [],
  known: string[] = [],
) {
  const clock = createManualClock();
  const calls: string[] = [];
  const left = [...refreshes];
  const client: Partial<BeeperClient> = {
    startLogin: () => Promise.resolve(ok(FIRST)),
    submitStep: () => {
      calls.push('submit');
      return Promise.resolve(answer);
    },
    loginSession: () => {
      calls.push('refresh');
      const next = left.length > 1 ? left.shift() : left[0];
      return Promise.resolve(next ?? failed('not-found'));
    },
  };
  const session = createLoginSessionClient(client as BeeperClient, 'b', clock);
  await session.create({});
  const body = { type: 'user_input' as const, fields: { code: '123456' } };
  const submitted = session.submitOnce('code', body, new AbortController().signal, known);
  await clock.advance(120_000);
  return { outcome: await submitted, calls };
}

describe('a submit whose answer is not certain', () => {
  it('counts as arrived when the same step is asked again in other words', async () => {
    const { outcome } = await submit(failed('unreachable'), [ok(WRONG)]);
    expect(outcome).toEqual({ kind: 'accepted', session: WRONG });
  });

  it('counts as not arrived when the session stands where it stood', async () => {
    const { outcome, calls } = await submit(failed('unreachable'), [ok(FIRST)]);
    expect(outcome).toEqual({ kind: 'not-accepted', problem: LOGIN_PROBLEM_TEXT.notArrived });
    expect(calls).toEqual(['submit', 'refresh']);
  });

  it('is waited for when the bridge is slow, and never sent again', async () => {
    const refreshes = [ok(FIRST), ok(FIRST), ok(FIRST), ok(DONE)];
    const { outcome, calls } = await submit(failed('timeout'), refreshes);
    expect(outcome).toEqual({ kind: 'accepted', session: DONE });
    expect(calls).toEqual(['submit', 'refresh', 'refresh', 'refresh', 'refresh']);
  });

  it('is given up when the session does not move at all', async () => {
    const { outcome, calls } = await submit(failed('timeout'), [ok(FIRST)]);
    expect(outcome).toEqual({ kind: 'not-accepted', problem: LOGIN_PROBLEM_TEXT.notArrived });
    expect(calls.filter((call) => call === 'submit')).toHaveLength(1);
  });
});

describe('a refused submit', () => {
  it('of a step that is over leads to the present one, whatever the status', async () => {
    const stale = failed('invalid', { status: 400, code: 'M_BAD_STATE' });
    const { outcome } = await submit(stale, [ok(DONE)]);
    expect(outcome).toEqual({ kind: 'accepted', session: DONE });
  });

  it('with a code of the bridge ends the login, with its reason', async () => {
    const code = 'FI.MAU.META_CHECKPOINT_ERROR';
    for (const kind of ['invalid', 'server'] as const) {
      const { outcome } = await submit(failed(kind, { code }));
      expect(outcome).toMatchObject({ kind: 'over', error: { code } });
    }
  });

  it('without one shows its message', async () => {
    const { outcome, calls } = await submit(failed('invalid', { code: 'M_INVALID_PARAM' }), [
      ok(FIRST),
    ]);
    expect(outcome).toEqual({ kind: 'not-accepted', problem: 'It said no' });
    expect(calls).toEqual(['submit', 'refresh']);
  });

  it('that was the end of the login ends it at once, for the reason it was refused', async () => {
    for (const gone of [failed('not-found'), failed('gone')]) {
      const { outcome } = await submit(failed('invalid', { code: 'M_UNKNOWN' }), [gone]);
      expect(outcome).toMatchObject({ kind: 'over', error: { code: 'M_UNKNOWN' } });
    }
    const over = asks('', { status: 'failed', error: { code: 'FI.MAU.X', message: 'Over' } });
    const { outcome } = await submit(failed('invalid', { code: 'M_UNKNOWN' }), [ok(over)]);
    expect(outcome).toEqual({ kind: 'accepted', session: over });
  });

  it('of a bridge that broke and says why ends with that, where the login is gone', async () => {
    const said = { code: 'M_UNKNOWN', message: 'unexpected Google error 5' };
    const { outcome } = await submit(failed('server', said), [failed('not-found')]);
    expect(outcome).toMatchObject({ kind: 'over', error: said });
    const silent = await submit(failed('server'), [failed('not-found')]);
    expect(silent.outcome).toMatchObject({ kind: 'over', error: { kind: 'not-found' } });
  });

  it('of a display keeps back what a bridge says once something was sent to it', async () => {
    const said = failed('server', { code: 'M_UNKNOWN', message: 'bad cookie a=secret' });
    const { signal } = new AbortController();
    const wait = async (sendsFirst: boolean) => {
      let submits = 0;
      const client: Partial<BeeperClient> = {
        startLogin: () => Promise.resolve(ok(FIRST)),
        submitStep: () => Promise.resolve((submits += 1) === 1 && sendsFirst ? ok(WRONG) : said),
      };
      const session = createLoginSessionClient(client as BeeperClient, 'b', createManualClock());
      await session.create({});
      const body = { type: 'cookies' as const, fields: { a: 'secret' } };
      if (sendsFirst) await session.submitOnce('code', body, signal);
      return session.wait('code', signal);
    };
    expect(await wait(false)).toMatchObject({ error: { message: 'bad cookie a=secret' } });
    expect(await wait(true)).toMatchObject({ error: { code: 'M_UNKNOWN', message: '' } });
  });

  it('of a login that Beeper cancelled is over', async () => {
    const code = 'FI.MAU.BRIDGE.LOGIN_CANCELLED';
    const { outcome, calls } = await submit(failed('gone', { code }));
    expect(outcome).toMatchObject({ kind: 'over', error: { code } });
    expect(calls).toEqual(['submit']);
  });

  it.each([
    ['is complete', ok(DONE), DONE.status],
    ['is forgotten', failed('not-found'), 'complete'],
    ['does not answer', failed('unreachable'), 'complete'],
    ['goes on after all', ok(WRONG), WRONG.status],
  ])('of a login that has finished is a success: the session %s', async (_what, now, status) => {
    const code = 'FI.MAU.BRIDGE.LOGIN_ALREADY_FINISHED';
    const { outcome, calls } = await submit(failed('gone', { code, status: 410 }), [now]);
    expect(outcome).toMatchObject({ kind: 'accepted', session: { status } });
    expect(calls).toEqual(['submit', 'refresh']);
  });

  it('does not look like no answer', async () => {
    const slow = await submit(failed('rate-limited'), [ok(FIRST)]);
    expect(slow.outcome).toMatchObject({ problem: LOGIN_PROBLEM_TEXT.tooFast });
    const broken = await submit(failed('server'), [ok(FIRST)]);
    expect(broken.outcome).toMatchObject({ problem: LOGIN_PROBLEM_TEXT.broke });
  });
});

describe('an answer that cannot be read', () => {
  const misfits = [{ path: 'currentStep', expected: 'object', received: 'string' }];
  const BROKEN: LoginSession = { bridgeID: 'b', loginSessionID: 's', misfits };

  it.each([
    ['it goes on', [ok(DONE)], DONE],
    ['it does not answer', [failed('unreachable')], BROKEN],
    ['it cannot be read either', [ok(BROKEN)], BROKEN],
  ])('has arrived: the session is asked once, and %s', async (_what, refreshes, session) => {
    const { outcome, calls } = await submit(ok(BROKEN), refreshes);
    expect(outcome).toEqual({ kind: 'accepted', session });
    expect(calls).toEqual(['submit', 'refresh']);
  });

  it('ends the login when the session cannot be read either', async () => {
    const { outcome } = await submit(failed('malformed'), [failed('malformed')]);
    expect(outcome).toMatchObject({ kind: 'over', error: { kind: 'malformed' } });
  });
});

describe('what was sent', () => {
  it('is left out of the error of the session it ended', async () => {
    const error = { code: 'FI.MAU.X', message: 'The code 123456 is barred' };
    const over = asks('', { status: 'failed', error });
    for (const answer of [ok(over), failed('server')]) {
      const { outcome } = await submit(answer, [ok(over)]);
      expect(outcome).toMatchObject({ session: { error: { message: 'The code … is barred' } } });
    }
  });

  it('nor is anything else that is known to be a value', async () => {
    const over = asks('', {
      status: 'failed',
      error: { code: 'X', message: 'The cookie c00kie is old' },
    });
    const ended = await submit(ok(over), undefined, ['c00kie']);
    expect(ended.outcome).toMatchObject({ session: { error: { message: 'The cookie … is old' } } });
  });

  it('is no code either, whoever sends it as one', async () => {
    const error = { code: '123456', message: 'no' };
    const over = asks('', { status: 'failed', error });
    const ended = await submit(ok(over));
    expect(ended.outcome).toMatchObject({ session: { error: { code: '' } } });
    const refused = await submit(failed('gone', { code: '123456' }));
    expect(refused.outcome).toMatchObject({ kind: 'over', error: { code: '' } });
  });
});
