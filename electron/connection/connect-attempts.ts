import type { ConnectProgress, ConnectProblem } from '../../shared/model/connection';
import type { AuthorizeResult } from '../auth/oauth';
import type { StoredToken } from './connection';

const IDLE: ConnectProgress = { stage: 'idle' };

/** What an attempt asks of Beeper. Each rejects only when its signal is aborted. */
export interface AuthApi {
  /** Asks the user in the default browser; `onOpen` hears until when (ms since the epoch). */
  authorize(
    baseURL: string,
    onOpen: (until: number) => void,
    signal: AbortSignal,
  ): Promise<AuthorizeResult>;
  /** Null when the token is good. */
  check(baseURL: string, token: string, signal: AbortSignal): Promise<ConnectProblem | null>;
  /** What the token allows and until when; null when Beeper does not say. */
  facts(
    baseURL: string,
    token: string,
    signal: AbortSignal,
  ): Promise<Pick<StoredToken, 'scopes' | 'expiresAt'> | null>;
  /** Makes a token worthless; whether Beeper took it. Never rejects. */
  revoke(baseURL: string, token: string): Promise<boolean>;
}

export interface ConnectAttempts {
  progress(): ConnectProgress;
  /** Why the last attempt came to nothing; null when none did. */
  problem(): ConnectProblem | null;
  /** Connects in the browser. An attempt under way is ended first. */
  connectInBrowser(baseURL: string): Promise<void>;
  /** Tries a pasted token. An attempt under way is ended first. */
  connectWithToken(baseURL: string, token: string): Promise<void>;
  /** Says what stands in the way of an attempt that did not begin; null takes it back. */
  fail(problem: ConnectProblem | null): void;
  /** Ends the attempt under way; nothing more comes of it. */
  cancel(): void;
}

interface Options {
  door: AuthApi;
  now: () => number;
  /** Takes a token that was tried and is good; rejects when aborted before it is taken. */
  onToken: (token: StoredToken, signal: AbortSignal) => Promise<void>;
  onChange: () => void;
  log: (line: string) => void;
}

/** The attempts to connect, one at a time. */
export function createConnectAttempts({
  door,
  now,
  onToken,
  onChange,
  log,
}: Options): ConnectAttempts {
  let connecting = IDLE;
  let problem: ConnectProblem | null = null;
  let running: AbortController | null = null;

  const become = (stage: ConnectProgress, because: ConnectProblem | null = null) => {
    connecting = stage;
    problem = because;
    onChange();
  };

  const cancel = () => {
    running?.abort(new Error('the attempt was cancelled'));
    running = null;
    if (connecting.stage !== 'idle') become(IDLE);
  };

  const run = async (attempt: (signal: AbortSignal) => Promise<ConnectProblem | null>) => {
    cancel();
    const mine = new AbortController();
    running = mine;
    try {
      const because = await attempt(mine.signal);
      if (mine.signal.aborted) return;
      if (because !== null) log(`not connected: ${because.kind}`);
      become(IDLE, because);
    } catch (error) {
      if (mine.signal.aborted) return;
      become(IDLE, { kind: 'refused', detail: null });
      throw error;
    } finally {
      if (running === mine) running = null;
    }
  };

  const tryToken = async (token: StoredToken, signal: AbortSignal) => {
    signal.throwIfAborted();
    become({ stage: 'checking' });
    const because = await door.check(token.baseURL, token.token, signal);
    if (because !== null) return because;
    const isKnown = token.scopes !== null;
    const known = isKnown ? null : await door.facts(token.baseURL, token.token, signal);
    signal.throwIfAborted();
    const whole = {
      ...token,
      scopes: token.scopes ?? known?.scopes ?? null,
      expiresAt: token.expiresAt ?? known?.expiresAt ?? null,
    };
    await onToken(whole, signal);
    return null;
  };

  return {
    progress: () => connecting,
    problem: () => problem,
    connectInBrowser: (baseURL) =>
      run(async (signal) => {
        become({ stage: 'preparing' });
        const onOpen = (until: number) => become({ stage: 'in-browser', until });
        const answer = await door.authorize(baseURL, onOpen, signal);
        if (!answer.ok) return answer.problem;
        const { token, scopes, expiresInMs } = answer;
        const expiresAt = expiresInMs === null ? null : now() + expiresInMs;
        let isTaken = false;
        try {
          const because = await tryToken({ baseURL, token, scopes, expiresAt }, signal);
          isTaken = because === null;
          return because;
        } finally {
          // A token that was made for us and is not used must not stay good.
          if (!isTaken) void door.revoke(baseURL, token);
        }
      }),
    connectWithToken: (baseURL, text) =>
      run((signal) => {
        const token = text.trim();
        return tryToken({ baseURL, token, scopes: null, expiresAt: null }, signal);
      }),
    fail: (because) => become(connecting, because),
    cancel,
  };
}
