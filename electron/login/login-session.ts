import { FINISHED_EARLIER_TEXT, LOGIN_PROBLEM_TEXT } from '../../shared/strings/login-errors';
import type { LoginSession, StartLogin, SubmitStep } from '../../shared/api/login-session';
import type { BeeperClient } from '../beeper-api/client';
import { errorResult, type ApiError, type Result } from '../beeper-api/errors';
import { sleep, type Clock } from '../platform/clock';
import { plainText } from '../../shared/util/plain-text';
import { parseSession } from './session-parser';
import { sentValues } from './sent-values';
import { isBridgeCode, isFinishedAlready, redactValues } from './login-errors';

/** After a submit that was not answered in time, how long the session may take to go on. */
const MOVE_TIMEOUT_MS = 30_000;
/** Between polls whether it has. */
const MOVE_POLL_MS = 2_500;

/** What became of something that was sent once. */
export type SubmitOutcome =
  | { kind: 'accepted'; session: LoginSession }
  /** The session is over. */
  | { kind: 'over'; error: ApiError }
  /** The step still waits; `problem` is a sentence for the user. */
  | { kind: 'not-accepted'; problem: string };

/** One login session on Beeper's side, from its creation to its end. */
export interface LoginSessionClient {
  create(start: StartLogin): Promise<Result<LoginSession>>;
  refresh(signal: AbortSignal): Promise<Result<LoginSession>>;
  /** One submit of a display step: it may block for as long as the display is shown. */
  wait(stepID: string, signal: AbortSignal): Promise<Result<LoginSession>>;
  /**
   * Sends what a step asked for, once and never again by itself: when it is not certain that it
   * arrived, the session is asked whether it has moved.
   */
  submitOnce(
    stepID: string,
    body: SubmitStep,
    signal: AbortSignal,
    /** Values besides those sent that a server's words may repeat. */
    known?: readonly string[],
  ): Promise<SubmitOutcome>;
  /** Cancels it on Beeper's side, unless it is over there; waits for a creation under way. */
  end(): Promise<void>;
  /** It ended on Beeper's side: there is nothing left to cancel. */
  markEnded(): void;
}

/** The client of a session that is not created yet. */
export function createLoginSessionClient(
  client: BeeperClient,
  bridgeID: string,
  clock: Clock,
): LoginSessionClient {
  let sessionID: string | null = null;
  let creating: Promise<unknown> = Promise.resolve();
  let ending: Promise<void> | null = null;
  /** Status and step as last received. */
  let position = '';
  /** Something was entered or captured, which a bridge's words may repeat. */
  let hasSentValues = false;

  const record = (result: Result<LoginSession>) => {
    if (result.ok) position = positionOf(result.value);
    return result;
  };
  const refresh = async (signal: AbortSignal) =>
    record(await client.loginSession(bridgeID, sessionID ?? '', { signal }));
  const submit = async (stepID: string, body: SubmitStep, signal: AbortSignal) => {
    const result = await client.submitStep(bridgeID, sessionID ?? '', stepID, body, { signal });
    if (result.ok ? isReadable(result.value) : !isFinishedAlready(result.error)) {
      return record(result);
    }
    // It has arrived, and the session may say what the answer to it does not.
    const now = await refresh(signal);
    if (result.ok) return now.ok ? now : record(result);
    // A bridge forgets a login that it has finished; the next poll shows what became of the account.
    return now.ok ? now : record(finishedSession(bridgeID, sessionID ?? ''));
  };

  /** The session after a submit that failed. */
  const refreshAfter = async ({ kind }: ApiError, before: string, signal: AbortSignal) => {
    const until = clock.now() + MOVE_TIMEOUT_MS;
    for (;;) {
      const now = await refresh(signal);
      // No answer in time mostly means that the bridge is still working on it.
      const mayMove = kind === 'timeout' && now.ok && position === before;
      if (!mayMove || clock.now() >= until) return now;
      await sleep(clock, MOVE_POLL_MS, signal);
    }
  };

  const cancel = async () => {
    await creating.catch(() => undefined);
    if (sessionID !== null) await client.cancelLogin(bridgeID, sessionID, { retries: 1 });
  };

  return {
    create(start) {
      const created = client.startLogin(bridgeID, start).then((result) => {
        if (!result.ok) return result;
        sessionID = result.value.loginSessionID ?? null;
        // Without its ID nothing can be sent to a session, not even that it is cancelled.
        return sessionID === null ? withoutID() : record(result);
      });
      creating = created;
      return created;
    },
    refresh,
    async wait(stepID, signal) {
      const result = await submit(stepID, { type: 'display_and_wait' }, signal);
      // SECURITY: what was sent is not kept, so it cannot be taken out of what a bridge says later.
      const isUnfit = !result.ok && hasSentValues && isSaidByBridge(result.error);
      return isUnfit ? { ...result, error: { ...result.error, message: '' } } : result;
    },
    async submitOnce(stepID, body, signal, known = []) {
      hasSentValues = true;
      const before = position;
      const values = [...sentValues(body), ...known];
      const result = await submit(stepID, body, signal);
      if (result.ok) return { kind: 'accepted', session: redactSession(result.value, values) };
      // SECURITY: a server may repeat what was entered or captured, and its words are shown.
      const error = redactError(result.error, values);
      if (endsSession(error)) return { kind: 'over', error };
      const isStale = error.kind === 'conflict' || error.code === 'M_BAD_STATE';
      // Even after a refusal: for a bridge every error of a step may be the end of the login.
      const now = await refreshAfter(error, before, signal);
      if (!now.ok) {
        const isOver = endsSession(now.error) || now.error.kind === 'malformed';
        // What was wrong with the submit says more than that the session is gone.
        const saysWhy = error.kind === 'invalid' || isSaidByBridge(error);
        const reason = saysWhy && !isStale ? error : now.error;
        return isOver ? { kind: 'over', error: reason } : notAccepted(error);
      }
      // The same step may be asked again, in other words: then it did arrive.
      return isStale || position !== before
        ? { kind: 'accepted', session: redactSession(now.value, values) }
        : notAccepted(error);
    },
    end() {
      ending ??= cancel();
      return ending;
    },
    markEnded() {
      sessionID = null;
    },
  };
}

const isReadable = (session: LoginSession) => parseSession(session).kind !== 'unreadable-step';

function withoutID(): Result<LoginSession> {
  return errorResult('/v1/bridges/{bridgeID}/login-sessions', 'malformed', {
    field: 'loginSessionID',
  });
}

/** Whether an error means that the session is over. A bridge's own error is always final. */
export function endsSession({ kind, code }: ApiError): boolean {
  return ['not-found', 'gone', 'unauthorized', 'forbidden'].includes(kind) || isBridgeCode(code);
}

/** Whether a server that broke says what broke: bridges give what they do not know as `M_UNKNOWN`. */
export function isSaidByBridge({ kind, code, message }: ApiError): boolean {
  return kind === 'server' && code !== undefined && message !== '';
}

/** A login that Beeper calls finished, and knows nothing else about. */
function finishedSession(bridgeID: string, loginSessionID: string): Result<LoginSession> {
  const currentStep = { type: 'complete' as const, instructions: FINISHED_EARLIER_TEXT };
  return { ok: true, value: { bridgeID, loginSessionID, status: 'complete', currentStep } };
}

function positionOf({ status, currentStep }: LoginSession): string {
  return JSON.stringify([status, currentStep]);
}

/** SECURITY: the error of a session may repeat what was sent as well. */
function redactSession(session: LoginSession, values: readonly string[]): LoginSession {
  const { error } = session;
  if (error === undefined) return session;
  return { ...session, error: redactError(error, values) };
}

/** A code is shown and logged as well; part of one may be a value by chance, all of it is not. */
function redactError<E extends { message: string; code?: string }>(
  error: E,
  values: readonly string[],
): E {
  const message = redactValues(error.message, values);
  const isValue = error.code !== undefined && values.includes(error.code);
  return { ...error, message, ...(isValue && { code: '' }) };
}

function notAccepted({ kind, message }: ApiError): SubmitOutcome {
  switch (kind) {
    case 'invalid':
      return { kind: 'not-accepted', problem: plainText(message) || LOGIN_PROBLEM_TEXT.refused };
    case 'rate-limited':
      return { kind: 'not-accepted', problem: LOGIN_PROBLEM_TEXT.tooFast };
    case 'server':
    case 'malformed':
      return { kind: 'not-accepted', problem: LOGIN_PROBLEM_TEXT.broke };
    default:
      return { kind: 'not-accepted', problem: LOGIN_PROBLEM_TEXT.notArrived };
  }
}
