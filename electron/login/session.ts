import { LOGIN_PROBLEM_WORDS } from '../../shared/messages/login-problem';
import type { LoginSession, StartLogin, SubmitStep } from '../../shared/wire/login-session';
import type { BeeperClient } from '../beeper/client';
import type { BeeperError, Result } from '../beeper/errors';
import { withoutValues } from './failures';

/** What became of something that was sent once. */
export type Delivery =
  | { kind: 'taken'; session: LoginSession }
  /** The session is over. */
  | { kind: 'over'; error: BeeperError }
  /** The step still waits; `problem` is a sentence for the owner. */
  | { kind: 'not-taken'; problem: string };

/** One login session on Beeper's side, from its creation to its end. */
export interface SessionLink {
  create(start: StartLogin): Promise<Result<LoginSession>>;
  look(signal: AbortSignal): Promise<Result<LoginSession>>;
  /** One submit of a display step: it may block for as long as the display is shown. */
  wait(stepID: string, signal: AbortSignal): Promise<Result<LoginSession>>;
  /**
   * Sends what a step asked for, once and never again by itself: when it is not certain that it
   * arrived, the session is asked whether it has moved.
   */
  deliver(stepID: string, body: SubmitStep, signal: AbortSignal): Promise<Delivery>;
  /** Cancels it on Beeper's side, unless it is over there; a creation under way is waited for. */
  end(): Promise<void>;
  /** It ended on Beeper's side: there is nothing left to cancel. */
  isOver(): void;
}

/** A link to a session on a bridge that does not exist yet. */
export function linkSession(client: BeeperClient, bridgeID: string): SessionLink {
  let sessionID: string | null = null;
  let creating: Promise<unknown> = Promise.resolve();

  const submit = (stepID: string, body: SubmitStep, signal: AbortSignal) =>
    client.submitStep(bridgeID, sessionID ?? '', stepID, body, { signal });
  const look = (signal: AbortSignal) => client.loginSession(bridgeID, sessionID ?? '', { signal });

  return {
    create(start) {
      const created = client.startLogin(bridgeID, start).then((result) => {
        if (result.ok) sessionID = result.value.loginSessionID;
        return result;
      });
      creating = created;
      return created;
    },
    look,
    wait: (stepID, signal) => submit(stepID, { type: 'display_and_wait' }, signal),
    async deliver(stepID, body, signal) {
      const result = await submit(stepID, body, signal);
      if (result.ok) return { kind: 'taken', session: result.value };
      // SECURITY: a server may repeat what was entered or captured, and its words are shown.
      const message = withoutValues(result.error.message, Object.values(body.fields ?? {}));
      if (endsSession(result.error)) return { kind: 'over', error: { ...result.error, message } };
      if (result.error.kind === 'invalid') {
        return { kind: 'not-taken', problem: message || LOGIN_PROBLEM_WORDS.refused };
      }
      const now = await look(signal);
      if (!now.ok) {
        return endsSession(now.error)
          ? { kind: 'over', error: now.error }
          : { kind: 'not-taken', problem: LOGIN_PROBLEM_WORDS.notArrived };
      }
      return stillAsks(now.value, stepID) && result.error.kind !== 'conflict'
        ? { kind: 'not-taken', problem: LOGIN_PROBLEM_WORDS.notArrived }
        : { kind: 'taken', session: now.value };
    },
    async end() {
      await creating.catch(() => undefined);
      const open = sessionID;
      sessionID = null;
      if (open !== null) await client.cancelLogin(bridgeID, open, { retries: 1 });
    },
    isOver() {
      sessionID = null;
    },
  };
}

/** Whether an error means that there is no session to go on with. */
export function endsSession({ kind }: BeeperError): boolean {
  return ['not-found', 'gone', 'unauthorized', 'forbidden'].includes(kind);
}

function stillAsks({ currentStep }: LoginSession, stepID: string): boolean {
  return currentStep !== undefined && 'stepID' in currentStep && currentStep.stepID === stepID;
}
