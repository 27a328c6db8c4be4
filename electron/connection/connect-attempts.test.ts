import { describe, expect, it } from 'vitest';
import type { ConnectProblem } from '../../shared/model/connection';
import type { AuthorizeResult } from '../auth/oauth';
import { createConnectAttempts, type AuthApi } from './connect-attempts';
import type { StoredToken } from './connection';

const BASE = 'http://127.0.0.1:23373';
const NOW = 1_000;
const GRANTED: AuthorizeResult = { ok: true, token: 'granted', scopes: ['read'], expiresInMs: 500 };

function start(over: Partial<AuthApi> = {}) {
  const taken: StoredToken[] = [];
  const revoked: string[] = [];
  const stages: string[] = [];
  const lines: string[] = [];
  const door: AuthApi = {
    authorize: (_baseURL, onOpen) => {
      onOpen(NOW + 120_000);
      return Promise.resolve(GRANTED);
    },
    check: () => Promise.resolve(null),
    facts: () => Promise.resolve({ scopes: ['read', 'write'], expiresAt: 9_000 }),
    revoke: (_baseURL, token) => {
      revoked.push(token);
      return Promise.resolve(true);
    },
    ...over,
  };
  const attempts = createConnectAttempts({
    door,
    now: () => NOW,
    onToken: (token) => {
      taken.push(token);
      return Promise.resolve();
    },
    onChange: () => stages.push(attempts.progress().stage),
    log: (line) => lines.push(line),
  });
  return { attempts, taken, revoked, stages, lines };
}

/** Never answers; rejects when it is aborted, as every part of the door does. */
const untilAborted = (signal: AbortSignal) =>
  new Promise<never>((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error));
  });

describe('attempts', () => {
  it('connect in the browser: prepare, wait, try the token, take it', async () => {
    const { attempts, taken, revoked, stages } = start();
    await attempts.connectInBrowser(BASE);
    expect(stages).toEqual(['preparing', 'in-browser', 'checking', 'idle']);
    expect(taken).toEqual([
      { baseURL: BASE, token: 'granted', scopes: ['read'], expiresAt: NOW + 500 },
    ]);
    expect([attempts.problem(), revoked]).toEqual([null, []]);
  });

  it('take a pasted token, trimmed, with what Beeper says of it', async () => {
    const { attempts, taken } = start();
    await attempts.connectWithToken(BASE, ' pasted\n');
    expect(taken).toEqual([
      { baseURL: BASE, token: 'pasted', scopes: ['read', 'write'], expiresAt: 9_000 },
    ]);
  });

  it('take a pasted token that Beeper says nothing of', async () => {
    const { attempts, taken } = start({ facts: () => Promise.resolve(null) });
    await attempts.connectWithToken(BASE, 'pasted');
    expect(taken).toEqual([{ baseURL: BASE, token: 'pasted', scopes: null, expiresAt: null }]);
  });

  it('tell why the browser’s answer is none', async () => {
    const problem: ConnectProblem = { kind: 'denied', detail: null };
    const { attempts, taken, stages } = start({
      authorize: () => Promise.resolve({ ok: false, problem }),
    });
    await attempts.connectInBrowser(BASE);
    expect([attempts.problem(), taken, stages.at(-1)]).toEqual([problem, [], 'idle']);
    await attempts.connectWithToken(BASE, 'pasted');
    expect(attempts.problem()).toBeNull();
  });

  it('tell why a token is not good, and give back one that was made for us', async () => {
    const problem: ConnectProblem = { kind: 'no-read', detail: null };
    const { attempts, taken, revoked } = start({ check: () => Promise.resolve(problem) });
    await attempts.connectWithToken(BASE, 'pasted');
    expect([attempts.problem(), revoked]).toEqual([problem, []]);
    await attempts.connectInBrowser(BASE);
    expect([attempts.problem(), revoked, taken]).toEqual([problem, ['granted'], []]);
  });

  it('are cancelled in the browser without a word', async () => {
    const { attempts, taken, stages } = start({
      authorize: (_baseURL, _onOpen, signal) => untilAborted(signal),
    });
    const running = attempts.connectInBrowser(BASE);
    attempts.cancel();
    await running;
    expect([attempts.problem(), taken, stages]).toEqual([null, [], ['preparing', 'idle']]);
  });

  it('are cancelled while the token is tried, which is then given back', async () => {
    let checking: () => void = () => undefined;
    const reached = new Promise<void>((resolve) => (checking = resolve));
    const { attempts, taken, revoked, stages } = start({
      check: (_baseURL, _token, signal) => {
        checking();
        return untilAborted(signal);
      },
    });
    const running = attempts.connectInBrowser(BASE);
    await reached;
    attempts.cancel();
    await running;
    expect([taken, revoked, stages.at(-1)]).toEqual([[], ['granted'], 'idle']);
  });

  it('are one at a time: a new one ends the one before', async () => {
    const { attempts, taken } = start({
      authorize: (_baseURL, _onOpen, signal) => untilAborted(signal),
    });
    const first = attempts.connectInBrowser(BASE);
    await attempts.connectWithToken(BASE, 'pasted');
    await first;
    expect(taken.map(({ token }) => token)).toEqual(['pasted']);
    expect(attempts.progress()).toEqual({ stage: 'idle' });
  });

  it('never write a token to the log', async () => {
    const { attempts, lines } = start({
      check: () => Promise.resolve({ kind: 'bad-token', detail: null }),
    });
    await attempts.connectInBrowser(BASE);
    expect(lines).toEqual(['not connected: bad-token']);
  });
});
