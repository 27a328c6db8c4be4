import { LOGIN_PROBLEM_TEXT } from '../../../shared/strings/login-errors';
import type { DisplayPicture, LoginStage } from '../../../shared/model/login';
import type { DisplayStep, LoginSession } from '../../../shared/api/login-session';
import type { Result } from '../../beeper-api/errors';
import type { Clock } from '../../platform/clock';
import { displayOf, instructionsOf } from '../session-parser';
import { pollDisplay } from './display-poller';

type DisplayStage = Extract<LoginStage, { kind: 'display' }>;

export interface DisplayStepRunner {
  stage(): DisplayStage;
  /** The same step with something new to show, such as a refreshed QR. */
  refresh(step: DisplayStep): void;
  /** Rejects when the polling throws; resolves once the step is closed. */
  readonly done: Promise<void>;
  close(): void;
}

interface Options {
  step: DisplayStep;
  clock: Clock;
  fetchPicture: (url: string, signal: AbortSignal) => Promise<string | null>;
  submit: (signal: AbortSignal) => Promise<Result<LoginSession>>;
  refresh: (signal: AbortSignal) => Promise<Result<LoginSession>>;
  /** Accepts an answer; returns whether it brought anything new. */
  accept: (result: Result<LoginSession>) => boolean;
  /** The stage has changed. */
  onChange: () => void;
}

/** Runs a display step: shows it, and waits for what the other device does. */
export function runDisplayStep(options: Options): DisplayStepRunner {
  const { clock, fetchPicture, onChange } = options;
  const closing = new AbortController();
  const { signal } = closing;
  let stage = stageOf(options.step, clock.now());

  const show = (next: DisplayStage) => {
    stage = next;
    if (!signal.aborted) onChange();
  };

  /** The address of the picture that is shown or being fetched. */
  let pictureAddress: string | null = null;
  const showPicture = async (address: string | null) => {
    if (address === pictureAddress) return;
    pictureAddress = address;
    if (address === null) return;
    const source = await fetchPicture(address, signal);
    // The step may show another one by now, and a wrong emoji ends the login.
    if (address !== pictureAddress) return;
    if (source === null) pictureAddress = null;
    const picture: DisplayPicture =
      source === null ? { state: 'failed' } : { state: 'shown', source };
    show({ ...stage, display: { ...stage.display, picture } });
  };

  let isSubmitPending = false;
  const submit = async (submitSignal: AbortSignal) => {
    isSubmitPending = true;
    try {
      return await options.submit(submitSignal);
    } finally {
      isSubmitPending = false;
    }
  };

  const accept = (result: Result<LoginSession>, from: 'submit' | 'refresh'): boolean => {
    if (signal.aborted) return true;
    // After a refused submit, a refresh that succeeds does not mean that the problem is gone.
    const isConclusive = from === 'submit' || isSubmitPending;
    const problem = isConclusive ? problemOf(result) : stage.problem;
    if (stage.problem !== problem) show({ ...stage, problem });
    return options.accept(result);
  };

  void showPicture(addressOf(options.step));
  const done = pollDisplay({ ...options, signal, submit, accept });

  return {
    stage: () => stage,
    refresh(step) {
      const next = stageOf(step, clock.now());
      const address = addressOf(step);
      const isSamePicture = address !== null && address === pictureAddress;
      const { picture } = isSamePicture ? stage.display : next.display;
      show({ ...next, display: { ...next.display, picture } });
      void showPicture(address);
    },
    done,
    close: () => closing.abort(),
  };
}

function addressOf({ display }: DisplayStep): string | null {
  return display?.imageURL || null;
}

function problemOf(result: Result<LoginSession>): string | null {
  if (result.ok || result.error.kind === 'conflict') return null;
  const isUnanswered = result.error.kind === 'unreachable' || result.error.kind === 'timeout';
  return isUnanswered ? LOGIN_PROBLEM_TEXT.stillTrying : LOGIN_PROBLEM_TEXT.stillFailing;
}

function stageOf(step: DisplayStep, now: number): DisplayStage {
  return {
    kind: 'display',
    stepID: step.stepID,
    display: displayOf(step),
    instructions: instructionsOf(step.instructions),
    since: now,
    problem: null,
  };
}
