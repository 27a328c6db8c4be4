import { LOGIN_PROBLEM_TEXT } from '../../../shared/strings/login-errors';
import type { LoginStage } from '../../../shared/model/login';
import type { DisplayStep, LoginSession } from '../../../shared/api/login-session';
import type { Result } from '../../beeper-api/errors';
import type { Clock } from '../../platform/clock';
import { displayOf } from '../session-parser';
import { pollDisplay } from './display-poller';

type DisplayStage = Extract<LoginStage, { kind: 'display' }>;

export interface DisplayStepRunner {
  stage(): DisplayStage;
  /** The same step with something new to show, such as a refreshed QR. */
  refresh(step: DisplayStep): void;
  /** Rejects when the wait broke down; resolves when it was left. */
  readonly done: Promise<void>;
  close(): void;
}

interface Options {
  step: DisplayStep;
  clock: Clock;
  fetchPicture: (url: string, signal: AbortSignal) => Promise<string | null>;
  submit: (signal: AbortSignal) => Promise<Result<LoginSession>>;
  look: (signal: AbortSignal) => Promise<Result<LoginSession>>;
  /** Takes an answer in; tells whether it brought anything new. */
  take: (result: Result<LoginSession>) => boolean;
  /** The stage is no longer the same. */
  onChange: () => void;
}

/** Runs a display step: shows it, and waits for what the other device does. */
export function runDisplayStep(options: Options): DisplayStepRunner {
  const { clock, fetchPicture, onChange } = options;
  const leaving = new AbortController();
  const { signal } = leaving;
  let stage = stageOf(options.step, clock.now());

  const show = (next: DisplayStage) => {
    stage = next;
    if (!signal.aborted) onChange();
  };

  /** The address of the picture that is shown or being fetched. */
  let pictured: string | null = null;
  const showPicture = async (address: string | null) => {
    if (address === pictured) return;
    pictured = address;
    if (address === null) return;
    const picture = await fetchPicture(address, signal);
    // Another one is wanted by now: a wrong emoji ends the login.
    if (address !== pictured || stage.display.type !== 'emoji') return;
    if (picture === null) pictured = null;
    show({ ...stage, display: { type: 'emoji', picture } });
  };

  let isSubmitHeld = false;
  const submit = async (toldToStop: AbortSignal) => {
    isSubmitHeld = true;
    try {
      return await options.submit(toldToStop);
    } finally {
      isSubmitHeld = false;
    }
  };

  const take = (result: Result<LoginSession>, from: 'submit' | 'look'): boolean => {
    if (signal.aborted) return true;
    // A look that is answered says nothing of the submits that were just refused.
    const isTelling = from === 'submit' || isSubmitHeld;
    const problem = isTelling ? problemOf(result) : stage.problem;
    if (stage.problem !== problem) show({ ...stage, problem });
    return options.take(result);
  };

  void showPicture(addressOf(options.step));
  const done = pollDisplay({ ...options, signal, submit, take });

  return {
    stage: () => stage,
    refresh(step) {
      const next = stageOf(step, clock.now());
      const address = addressOf(step);
      const isSamePicture = address !== null && address === pictured;
      show(isSamePicture ? { ...next, display: stage.display } : next);
      void showPicture(address);
    },
    done,
    close: () => leaving.abort(),
  };
}

function addressOf({ display }: DisplayStep): string | null {
  return 'imageURL' in display && typeof display.imageURL === 'string' ? display.imageURL : null;
}

function problemOf(result: Result<LoginSession>): string | null {
  if (result.ok || result.error.kind === 'conflict') return null;
  const isSilent = result.error.kind === 'unreachable' || result.error.kind === 'timeout';
  return isSilent ? LOGIN_PROBLEM_TEXT.stillTrying : LOGIN_PROBLEM_TEXT.stillFailing;
}

function stageOf(step: DisplayStep, now: number): DisplayStage {
  return {
    kind: 'display',
    stepID: step.stepID,
    display: displayOf(step),
    instructions: step.instructions ?? null,
    since: now,
    problem: null,
  };
}
