import type { LoginStep, SubmitStep } from '../../shared/api/login-session';
import { invalid, Refusal } from '../refusal';
import {
  LoginError,
  type ScriptResult,
  type StepEvent,
  type ScriptStep,
  type Script,
} from './script';

/** The state of a session: open at a step, or over. */
export type SessionState =
  | { kind: 'open'; scriptStep: ScriptStep }
  | { kind: 'complete'; ending: ScriptResult; stepID: string }
  | { kind: 'failed'; code: string; message: string }
  | { kind: 'cancelled' };

/** The result of a submit. */
export type SubmitResult =
  /** Right: another step or the end follows, or a display is waited for. */
  | 'accepted'
  /** Wrong: the step is asked again. */
  | 'refused'
  /** Wrong: it ended the login. */
  | 'failed'
  /** The previous step once more: it changed nothing. */
  | 'repeated'
  /** Answered with an error. */
  | 'rejected';

export interface SessionParts {
  script: Script;
  /** Signs the person in; throws a `Refusal` when there is no room. */
  complete: (ending: ScriptResult) => void;
  /** After how many milliseconds a display answers by itself; left out, only through the control. */
  scansAfterMs?: number | undefined;
}

/** One login under way: a script, and the submits that wait for it. */
export interface Session {
  state(): SessionState;
  /**
   * Submits `stepID`. For a display it resolves when something happened. `onResult` is called once.
   * Throws a `Refusal` for what does not fit.
   */
  submit(stepID: string, sent: SubmitStep, onResult: (result: SubmitResult) => void): Promise<void>;
  /** The other device answers, or the display's time passes. Throws a 409 `Refusal` without one. */
  happen(kind: 'scanned' | 'elapsed'): void;
  /** Ends it, unless it is over. */
  end(state: Extract<SessionState, { kind: 'failed' | 'cancelled' }>): void;
}

/** Starts a login. Throws what the script throws before its first step. */
export function openSession({ script, complete, scansAfterMs }: SessionParts): Session {
  let state: SessionState = { kind: 'cancelled' };
  let previousStepID: string | undefined;
  const waiting: (() => void)[] = [];
  const timers: NodeJS.Timeout[] = [];

  const enter = (next: SessionState) => {
    for (const timer of timers.splice(0)) clearTimeout(timer);
    state = next;
    for (const resume of waiting.splice(0)) resume();
  };
  const finish = (ending: ScriptResult): SessionState => {
    complete(ending);
    return { kind: 'complete', ending, stepID: `${previousStepID ?? ''}.complete` };
  };
  const advance = (happened: StepEvent) => {
    const { scriptStep } = demandOpen(state);
    previousStepID = stepIDOf(scriptStep.step);
    try {
      const { done, value } = script.next(happened);
      enter(done === true ? finish(value) : { kind: 'open', scriptStep: value });
    } catch (error) {
      enter(failedState(error));
    }
  };
  const startTimers = ({ waitMs = 0 }: ScriptStep) => {
    const timer = (kind: 'scanned' | 'elapsed', ms: number) =>
      setTimeout(() => {
        advance({ kind });
      }, ms);
    timers.push(timer('elapsed', waitMs));
    if (scansAfterMs !== undefined) timers.push(timer('scanned', scansAfterMs));
  };
  const waitForChange = async (scriptStep: ScriptStep) => {
    if (timers.length === 0) startTimers(scriptStep);
    await new Promise<void>((resolve) => waiting.push(resolve));
  };

  const first = script.next();
  state = first.done === true ? finish(first.value) : { kind: 'open', scriptStep: first.value };

  return {
    state: () => state,
    async submit(stepID, sent, onResult) {
      const scriptStep = state.kind === 'open' ? state.scriptStep : undefined;
      if (scriptStep === undefined || stepIDOf(scriptStep.step) !== stepID) {
        demandRepeat(state, stepID === previousStepID);
        onResult('repeated');
        return;
      }
      demandFit(scriptStep.step, sent);
      if (scriptStep.step.type === 'display_and_wait') {
        onResult('accepted');
        if (scriptStep.waitMs !== 0) await waitForChange(scriptStep);
        return;
      }
      advance({ kind: 'submitted', values: sent.fields ?? {} });
      onResult(resultOf(state));
    },
    happen(kind) {
      const { step } = demandOpen(state).scriptStep;
      if (step.type !== 'display_and_wait') throw badState('This login shows nothing to scan.');
      advance({ kind });
    },
    end(over) {
      if (state.kind === 'open') enter(over);
    },
  };
}

function stepIDOf(step: LoginStep): string {
  return String(step.stepID);
}

function badState(message: string): Refusal {
  return new Refusal(409, 'M_BAD_STATE', message);
}

function demandOpen(state: SessionState): Extract<SessionState, { kind: 'open' }> {
  if (state.kind !== 'open') throw badState('This login is over.');
  return state;
}

/** The previous step may be sent once more: a client that missed the answer does so. */
function demandRepeat(state: SessionState, isPrevious: boolean): void {
  if (state.kind === 'cancelled') {
    throw new Refusal(410, 'M_GONE', 'This login was cancelled.');
  }
  if (!isPrevious) throw badState('This is not the step the login is at.');
}

/** Throws a 400 `Refusal` unless `sent` is of the step's type and has all required fields. */
function demandFit(step: LoginStep, sent: SubmitStep): void {
  if (step.type !== sent.type) {
    throw invalid(`This step is of the type "${step.type}", not "${sent.type}".`);
  }
  const missing = requiredOf(step).find((id) => sent.fields?.[id] === undefined);
  if (missing !== undefined) throw invalid(`The field "${missing}" is missing.`);
}

function requiredOf(step: LoginStep): string[] {
  if (step.type === 'user_input' && Array.isArray(step.fields)) {
    return step.fields.filter(({ optional }) => optional !== true).map(({ id }) => id);
  }
  if (step.type === 'cookies' && Array.isArray(step.fields)) {
    return step.fields
      .filter(({ required, optional }) => required !== false && optional !== true)
      .map(({ id }) => id);
  }
  return [];
}

function failedState(error: unknown): SessionState {
  if (error instanceof LoginError || error instanceof Refusal) {
    return { kind: 'failed', code: error.code, message: error.message };
  }
  throw error;
}

function resultOf(state: SessionState): SubmitResult {
  if (state.kind === 'failed') return 'failed';
  return state.kind === 'open' && state.scriptStep.isAskedAgain === true ? 'refused' : 'accepted';
}
