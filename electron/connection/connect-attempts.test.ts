import { describe, expect, it } from 'vitest';
import { httpFetch } from '../beeper-api/http-fetch';
import type { ConnectProblem } from '../../shared/model/connection';
import type { AuthorizeResult } from '../auth/oauth';
import { createManualClock } from '../testing/manual-clock';
import { createConnectAttempts, type AuthApi } from './connect-attempts';
import type { StoredToken } from './connection';

const BASE = 'http://127.0.0.1:23373';
const NOW = 1_000;
const GRANTED: AuthorizeResult = { ok: true, token: 'granted', scopes: ['read'], expiresInMs: 500 };

function start(over: Partial<AuthApi> = {}) {
  const accepted: StoredToken[] = [];
  const revoked: string[] = [];
  const stages: string[] = [];
  const lines: string[] = [];
  const secrets: string[] = [];
  const auth: AuthApi = {
    authorize: ({ onOpen }) => {
      onOpen(NOW + 120_000);
      return Promise.resolve(GRANTED);
    },
    checkToken: () => Promise.resolve(null),
    explainProblem: (problem) => Promise.resolve(problem),
    introspectToken: () => Promise.resolve({ scopes: ['read', 'write'], expiresAt: 9_000 }),
    revokeToken: ({ token }) => {
      revoked.push(token);
      return Promise.resolve(true);
    },
    ...over,
  };
  const attempts = createConnectAttempts({
    auth,
    transport: { fetch: httpFetch, clock: createManualClock(NOW) },
    openInDefaultBrowser: () => Promise.resolve(),
    addSecret: (secret) => secrets.push(secret),
    onToken: (token) => {
      accepted.push(token);
      return Promise.resolve();
    },
    onChange: () => stages.push(attempts.progress().stage),
    log: (line) => lines.push(line),
  });
  return { attempts, accepted, revoked, stages, lines, secrets };
}

/** Never answers; rejects when it is aborted, as every part of `AuthApi` does. */
const untilAborted = (signal: AbortSignal) =>
  new Promise<never>((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error));
  });

describe('createConnectAttempts', () => {
  it('connects in the browser: prepares, waits, checks the token, accepts it', async () => {
    const { attempts, accepted, revoked, stages } = start();
    await attempts.connectInBrowser(BASE);
    expect(stages).toEqual(['preparing', 'in-browser', 'checking', 'idle']);
    expect(accepted).toEqual([
      { baseURL: BASE, token: 'granted', scopes: ['read'], expiresAt: NOW + 500, isIssued: true },
    ]);
    expect([attempts.problem(), revoked]).toEqual([null, []]);
  });

  it('accepts a pasted token, trimmed, with what Beeper says about it', async () => {
    const { attempts, accepted } = start();
    await attempts.connectWithToken(BASE, ' pasted\n');
    expect(accepted).toEqual([
      {
        baseURL: BASE,
        token: 'pasted',
        scopes: ['read', 'write'],
        expiresAt: 9_000,
        isIssued: false,
      },
    ]);
  });

  it('accepts a pasted token that Beeper says nothing about', async () => {
    const { attempts, accepted } = start({ introspectToken: () => Promise.resolve(null) });
    await attempts.connectWithToken(BASE, 'pasted');
    expect(accepted).toEqual([
      { baseURL: BASE, token: 'pasted', scopes: null, expiresAt: null, isIssued: false },
    ]);
  });

  it('has the problem that the browser’s answer was', async () => {
    const problem: ConnectProblem = { kind: 'denied', detail: null };
    const { attempts, accepted, stages } = start({
      authorize: () => Promise.resolve({ ok: false, problem }),
    });
    await attempts.connectInBrowser(BASE);
    expect([attempts.problem(), accepted, stages.at(-1)]).toEqual([problem, [], 'idle']);
    await attempts.connectWithToken(BASE, 'pasted');
    expect(attempts.problem()).toBeNull();
  });

  it('has the problem of a token that is not good, and revokes one that was issued for us', async () => {
    const problem: ConnectProblem = { kind: 'no-read', detail: null };
    const { attempts, accepted, revoked } = start({ checkToken: () => Promise.resolve(problem) });
    await attempts.connectWithToken(BASE, 'pasted');
    expect([attempts.problem(), revoked]).toEqual([problem, []]);
    await attempts.connectInBrowser(BASE);
    expect([attempts.problem(), revoked, accepted]).toEqual([problem, ['granted'], []]);
  });

  it('has what Beeper’s own setup explains in place of the problem it caused', async () => {
    const problem: ConnectProblem = { kind: 'bad-token', detail: 'no' };
    const explained: ConnectProblem = { kind: 'signed-out', detail: null };
    const { attempts } = start({
      checkToken: () => Promise.resolve(problem),
      explainProblem: (met, { baseURL }) =>
        Promise.resolve(met === problem && baseURL === BASE ? explained : met),
    });
    await attempts.connectWithToken(BASE, 'pasted');
    expect(attempts.problem()).toEqual(explained);
  });

  it('is cancelled in the browser without a problem', async () => {
    const { attempts, accepted, stages } = start({
      authorize: ({ signal }) => untilAborted(signal),
    });
    const running = attempts.connectInBrowser(BASE);
    attempts.cancel();
    await running;
    expect([attempts.problem(), accepted, stages]).toEqual([null, [], ['preparing', 'idle']]);
  });

  it('is cancelled while the token is checked, which is then revoked', async () => {
    let checking: () => void = () => undefined;
    const reached = new Promise<void>((resolve) => (checking = resolve));
    const { attempts, accepted, revoked, stages } = start({
      checkToken: (_options, signal) => {
        checking();
        return untilAborted(signal);
      },
    });
    const running = attempts.connectInBrowser(BASE);
    await reached;
    attempts.cancel();
    await running;
    expect([accepted, revoked, stages.at(-1)]).toEqual([[], ['granted'], 'idle']);
  });

  it('runs one attempt at a time: a new one cancels the one before', async () => {
    const { attempts, accepted } = start({
      authorize: ({ signal }) => untilAborted(signal),
    });
    const first = attempts.connectInBrowser(BASE);
    await attempts.connectWithToken(BASE, 'pasted');
    await first;
    expect(accepted.map(({ token }) => token)).toEqual(['pasted']);
    expect(attempts.progress()).toEqual({ stage: 'idle' });
  });

  it('never writes a token to the log', async () => {
    const { attempts, lines, secrets } = start({
      checkToken: () => Promise.resolve({ kind: 'bad-token', detail: null }),
    });
    await attempts.connectInBrowser(BASE);
    expect(lines).toEqual(['not connected: bad-token']);
    expect(secrets).toEqual(['granted']);
  });
});
