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
 * the simulator without waiting for real time-outs. The last look is repeated.
 */
async function deliver(answer: Result<LoginSession>, looks: Result<LoginSession>[] = []) {
  const clock = createManualClock();
  const calls: string[] = [];
  const left = [...looks];
  const client: Partial<BeeperClient> = {
    startLogin: () => Promise.resolve(ok(FIRST)),
    submitStep: () => {
      calls.push('submit');
      return Promise.resolve(answer);
    },
    loginSession: () => {
      calls.push('look');
      const next = left.length > 1 ? left.shift() : left[0];
      return Promise.resolve(next ?? failed('not-found'));
    },
  };
  const link = createLoginSessionClient(client as BeeperClient, 'b', clock);
  await link.create({});
  const body = { type: 'user_input' as const, fields: { code: '123456' } };
  const delivered = link.submitOnce('code', body, new AbortController().signal);
  await clock.advance(120_000);
  return { delivery: await delivered, calls };
}

describe('a submit whose answer is not certain', () => {
  it('counts as arrived when the same step is asked again in other words', async () => {
    const { delivery } = await deliver(failed('unreachable'), [ok(WRONG)]);
    expect(delivery).toEqual({ kind: 'taken', session: WRONG });
  });

  it('counts as not arrived when the session stands where it stood', async () => {
    const { delivery, calls } = await deliver(failed('unreachable'), [ok(FIRST)]);
    expect(delivery).toEqual({ kind: 'not-taken', problem: LOGIN_PROBLEM_TEXT.notArrived });
    expect(calls).toEqual(['submit', 'look']);
  });

  it('is waited for when the bridge is slow, and never sent again', async () => {
    const looks = [ok(FIRST), ok(FIRST), ok(FIRST), ok(DONE)];
    const { delivery, calls } = await deliver(failed('timeout'), looks);
    expect(delivery).toEqual({ kind: 'taken', session: DONE });
    expect(calls).toEqual(['submit', 'look', 'look', 'look', 'look']);
  });

  it('is given up when the session does not move at all', async () => {
    const { delivery, calls } = await deliver(failed('timeout'), [ok(FIRST)]);
    expect(delivery).toEqual({ kind: 'not-taken', problem: LOGIN_PROBLEM_TEXT.notArrived });
    expect(calls.filter((call) => call === 'submit')).toHaveLength(1);
  });
});

describe('a refused submit', () => {
  it('of a step that is over leads to the present one, whatever the status', async () => {
    const stale = failed('invalid', { status: 400, code: 'M_BAD_STATE' });
    const { delivery } = await deliver(stale, [ok(DONE)]);
    expect(delivery).toEqual({ kind: 'taken', session: DONE });
  });

  it('with a code of the bridge ends the login, and its reason is kept', async () => {
    const code = 'FI.MAU.META_CHECKPOINT_ERROR';
    for (const kind of ['invalid', 'server'] as const) {
      const { delivery } = await deliver(failed(kind, { code }));
      expect(delivery).toMatchObject({ kind: 'over', error: { code } });
    }
  });

  it('without one says what was said', async () => {
    const { delivery } = await deliver(failed('invalid', { code: 'M_INVALID_PARAM' }));
    expect(delivery).toEqual({ kind: 'not-taken', problem: 'It said no' });
  });

  it('does not pass for silence', async () => {
    const slow = await deliver(failed('rate-limited'), [ok(FIRST)]);
    expect(slow.delivery).toMatchObject({ problem: LOGIN_PROBLEM_TEXT.tooFast });
    const broken = await deliver(failed('server'), [ok(FIRST)]);
    expect(broken.delivery).toMatchObject({ problem: LOGIN_PROBLEM_TEXT.broke });
  });
});

describe('an answer that cannot be read', () => {
  it('ends the login when the session cannot be read either', async () => {
    const { delivery } = await deliver(failed('malformed'), [failed('malformed')]);
    expect(delivery).toMatchObject({ kind: 'over', error: { kind: 'malformed' } });
  });
});

describe('what was sent', () => {
  it('is left out of the error of the session it ended', async () => {
    const error = { code: 'FI.MAU.X', message: 'The code 123456 is barred' };
    const over = asks('', { status: 'failed', error });
    for (const answer of [ok(over), failed('server')]) {
      const { delivery } = await deliver(answer, [ok(over)]);
      expect(delivery).toMatchObject({ session: { error: { message: 'The code … is barred' } } });
    }
  });
});
