import type { ConnectProgress, ConnectProblem } from '../../shared/model/connection';
import type { checkToken } from '../auth/check-token';
import type { authorize } from '../auth/oauth';
import type { explainProblem } from '../auth/setup-problem';
import type { introspectToken, revokeToken } from '../auth/token-introspection';
import type { Transport } from '../beeper-api/request';
import type { StoredToken } from './connection';

const IDLE: ConnectProgress = { stage: 'idle' };

/** How a token is obtained, examined and revoked. Each rejects only when its signal is aborted, or its code cannot be loaded. */
export interface AuthApi {
  authorize: typeof authorize;
  checkToken: typeof checkToken;
  explainProblem: typeof explainProblem;
  introspectToken: typeof introspectToken;
  revokeToken: typeof revokeToken;
}

export interface ConnectAttempts {
  progress(): ConnectProgress;
  /** Why the last attempt failed. */
  problem(): ConnectProblem | null;
  /** Connects in the browser. An attempt under way is cancelled first. */
  connectInBrowser(baseURL: string): Promise<void>;
  /** Connects with a pasted token. An attempt under way is cancelled first. */
  connectWithToken(baseURL: string, token: string): Promise<void>;
  /** Sets why an attempt could not start; null clears it. */
  fail(problem: ConnectProblem | null): void;
  /** Cancels the attempt under way; its token, if it got one, is revoked. */
  cancel(): void;
}

interface Options {
  auth: AuthApi;
  transport: Transport;
  /** Opens an address in the default browser; rejects when there is none. */
  openInDefaultBrowser: (url: string) => Promise<void>;
  /** Keeps a value out of the log from now on. */
  addSecret: (secret: string) => void;
  /** Accepts a token that was checked; rejects when aborted before it is in use. */
  onToken: (token: StoredToken, signal: AbortSignal) => Promise<void>;
  onChange: () => void;
  log: (line: string) => void;
}

/** The attempts to connect, one at a time. */
export function createConnectAttempts(options: Options): ConnectAttempts {
  const { auth, transport, openInDefaultBrowser, addSecret, onToken, onChange, log } = options;
  let progress = IDLE;
  let problem: ConnectProblem | null = null;
  let running: AbortController | null = null;

  const update = (next: ConnectProgress, nextProblem: ConnectProblem | null = null) => {
    progress = next;
    problem = nextProblem;
    onChange();
  };

  const cancel = () => {
    running?.abort(new Error('the attempt was cancelled'));
    running = null;
    if (progress.stage !== 'idle') update(IDLE);
  };

  const run = async (
    baseURL: string,
    connect: (signal: AbortSignal) => Promise<ConnectProblem | null>,
  ) => {
    cancel();
    const controller = new AbortController();
    running = controller;
    try {
      const { signal } = controller;
      const failure = await connect(signal);
      const result =
        failure && (await auth.explainProblem(failure, { ...transport, baseURL, signal }));
      if (signal.aborted) return;
      if (result !== null) log(`not connected: ${result.kind}`);
      update(IDLE, result);
    } catch (error) {
      if (controller.signal.aborted) return;
      update(IDLE, { kind: 'refused', detail: null });
      throw error;
    } finally {
      if (running === controller) running = null;
    }
  };

  const useToken = async (token: StoredToken, signal: AbortSignal) => {
    addSecret(token.token);
    signal.throwIfAborted();
    update({ stage: 'checking' });
    const request = { ...transport, baseURL: token.baseURL, token: token.token };
    const tokenProblem = await auth.checkToken(request, signal);
    if (tokenProblem !== null) return tokenProblem;
    const info = token.scopes === null ? await auth.introspectToken({ ...request, signal }) : null;
    signal.throwIfAborted();
    const completed = {
      ...token,
      scopes: token.scopes ?? info?.scopes ?? null,
      expiresAt: token.expiresAt ?? info?.expiresAt ?? null,
    };
    await onToken(completed, signal);
    return null;
  };

  const authorizeAndUse = async (baseURL: string, signal: AbortSignal) => {
    update({ stage: 'preparing' });
    const onOpen = (until: number) => update({ stage: 'in-browser', until });
    const granted = await auth.authorize({
      ...transport,
      baseURL,
      openInDefaultBrowser,
      onOpen,
      signal,
    });
    if (!granted.ok) return granted.problem;
    const { token, scopes, expiresInMs } = granted;
    const expiresAt = expiresInMs === null ? null : transport.clock.now() + expiresInMs;
    let isInUse = false;
    try {
      const tokenProblem = await useToken(
        { baseURL, token, scopes, expiresAt, isIssued: true },
        signal,
      );
      isInUse = tokenProblem === null;
      return tokenProblem;
    } finally {
      // A token that was issued for us and is not used must not stay valid.
      if (!isInUse) void auth.revokeToken({ ...transport, baseURL, token });
    }
  };

  return {
    progress: () => progress,
    problem: () => problem,
    connectInBrowser: (baseURL) => run(baseURL, (signal) => authorizeAndUse(baseURL, signal)),
    connectWithToken: (baseURL, text) =>
      run(baseURL, (signal) =>
        useToken(
          { baseURL, token: text.trim(), scopes: null, expiresAt: null, isIssued: false },
          signal,
        ),
      ),
    fail: (startProblem) => update(progress, startProblem),
    cancel,
  };
}
