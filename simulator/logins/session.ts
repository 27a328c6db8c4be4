import type { LoginStep, SubmitStep } from '../../shared/api/login-session';
import { invalid, Refusal } from '../refusal';
import {
  LoginFailure,
  type ScriptResult,
  type StepEvent,
  type ScriptStep,
  type Script,
} from './script';

/** Where a session stands. */
export type Standing =
  | { kind: 'open'; scriptStep: ScriptStep }
  | { kind: 'complete'; ending: ScriptResult; stepID: string }
  | { kind: 'failed'; code: string; message: string }
  | { kind: 'cancelled' };

/** What became of a submit. */
export type SubmitResult =
  /** Taken: another step, or the end, follows. Or the wait of a display began. */
  | 'accepted'
  /** Wrong: the question comes again. */
  | 'refused'
  /** Wrong, or at the wrong time: it ended the login. */
  | 'failed'
  /** The step before once more: nothing happened. */
  | 'repeated'
  /** Answered with an error. */
  | 'rejected';

export interface SessionParts {
  script: Script;
  /** Signs the person in; throws a `Refusal` when there is no room. */
  complete: (ending: ScriptResult) => void;
  /** After how many milliseconds a display answers by itself; left out, only when told to. */
  scansAfterMs?: number | undefined;
}

/** One login under way: a script, and who waits for it. */
export interface Session {
  standing(): Standing;
  /**
   * Takes a submit of `stepID`. For a display it resolves when something happened. `note` is told
   * what became of it, once. Throws a `Refusal` for what does not fit.
   */
  submit(stepID: string, sent: SubmitStep, note: (result: SubmitResult) => void): Promise<void>;
  /** The other device answers, or the display's time passes. Throws a 409 `Refusal` without one. */
  happen(kind: 'scanned' | 'elapsed'): void;
  /** Ends it, unless it is over. */
  end(standing: Extract<Standing, { kind: 'failed' | 'cancelled' }>): void;
}

/** Begins a login. Throws what the script throws before its first step. */
export function openSession({ script, complete, scansAfterMs }: SessionParts): Session {
  let standing: Standing = { kind: 'cancelled' };
  let previousStepID: string | undefined;
  const waiting: (() => void)[] = [];
  const timers: NodeJS.Timeout[] = [];

  const settle = (next: Standing) => {
    for (const timer of timers.splice(0)) clearTimeout(timer);
    standing = next;
    for (const wake of waiting.splice(0)) wake();
  };
  const finish = (ending: ScriptResult): Standing => {
    complete(ending);
    return { kind: 'complete', ending, stepID: `${previousStepID ?? ''}.complete` };
  };
  const proceed = (happened: StepEvent) => {
    const { scriptStep } = demandOpen(standing);
    previousStepID = stepIDOf(scriptStep.step);
    try {
      const { done, value } = script.next(happened);
      settle(done === true ? finish(value) : { kind: 'open', scriptStep: value });
    } catch (error) {
      settle(failureOf(error));
    }
  };
  const beginWait = ({ waitMs = 0 }: ScriptStep) => {
    const later = (kind: 'scanned' | 'elapsed', ms: number) =>
      setTimeout(() => {
        proceed({ kind });
      }, ms);
    timers.push(later('elapsed', waitMs));
    if (scansAfterMs !== undefined) timers.push(later('scanned', scansAfterMs));
  };
  const waitForChange = async (scriptStep: ScriptStep) => {
    if (timers.length === 0) beginWait(scriptStep);
    await new Promise<void>((resolve) => waiting.push(resolve));
  };

  const first = script.next();
  standing = first.done === true ? finish(first.value) : { kind: 'open', scriptStep: first.value };

  return {
    standing: () => standing,
    async submit(stepID, sent, note) {
      const scriptStep = standing.kind === 'open' ? standing.scriptStep : undefined;
      if (scriptStep === undefined || stepIDOf(scriptStep.step) !== stepID) {
        demandRepeat(standing, stepID === previousStepID);
        note('repeated');
        return;
      }
      demandFit(scriptStep.step, sent);
      if (scriptStep.step.type === 'display_and_wait') {
        note('accepted');
        if (scriptStep.waitMs !== 0) await waitForChange(scriptStep);
        return;
      }
      proceed({ kind: 'submitted', values: sent.fields ?? {} });
      note(resultOf(standing));
    },
    happen(kind) {
      const { step } = demandOpen(standing).scriptStep;
      if (step.type !== 'display_and_wait') throw badState('This login shows nothing to scan.');
      proceed({ kind });
    },
    end(over) {
      if (standing.kind === 'open') settle(over);
    },
  };
}

function stepIDOf(step: LoginStep): string {
  return String(step.stepID);
}

function badState(message: string): Refusal {
  return new Refusal(409, 'M_BAD_STATE', message);
}

function demandOpen(standing: Standing): Extract<Standing, { kind: 'open' }> {
  if (standing.kind !== 'open') throw badState('This login is over.');
  return standing;
}

/** The step before may be sent once more, as a client does that missed the answer. */
function demandRepeat(standing: Standing, isPrevious: boolean): void {
  if (standing.kind === 'cancelled') {
    throw new Refusal(410, 'M_GONE', 'This login was cancelled.');
  }
  if (!isPrevious) throw badState('This is not the step the login is at.');
}

/** Throws a 400 `Refusal` unless `sent` is of the step's type and has all it cannot do without. */
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

function failureOf(error: unknown): Standing {
  if (error instanceof LoginFailure || error instanceof Refusal) {
    return { kind: 'failed', code: error.code, message: error.message };
  }
  throw error;
}

function resultOf(standing: Standing): SubmitResult {
  if (standing.kind === 'failed') return 'failed';
  return standing.kind === 'open' && standing.scriptStep.isAskedAgain === true
    ? 'refused'
    : 'accepted';
}
