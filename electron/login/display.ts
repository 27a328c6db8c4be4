import { LOGIN_PROBLEM_WORDS } from '../../shared/messages/login-problem';
import type { LoginStage } from '../../shared/login';
import type { DisplayStep, LoginSession } from '../../shared/wire/login-session';
import type { Result } from '../beeper/errors';
import type { Clock } from '../clock';
import { displayOf } from './reading';
import { waitAtDisplay } from './wait';

type DisplayStage = Extract<LoginStage, { kind: 'display' }>;

export interface DisplayRun {
  stage(): DisplayStage;
  /** The same step with something new to show, such as a refreshed QR. */
  refresh(step: DisplayStep): void;
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
export function runDisplay(options: Options): DisplayRun {
  const { clock, fetchPicture, onChange } = options;
  const leaving = new AbortController();
  const { signal } = leaving;
  let stage = stageOf(options.step, clock.now());

  const show = (next: DisplayStage) => {
    stage = next;
    if (!signal.aborted) onChange();
  };

  const showPicture = async ({ display }: DisplayStep) => {
    if (!('imageURL' in display) || typeof display.imageURL !== 'string') return;
    const picture = await fetchPicture(display.imageURL, signal);
    if (stage.display.type === 'emoji') show({ ...stage, display: { type: 'emoji', picture } });
  };

  const take = (result: Result<LoginSession>): boolean => {
    if (signal.aborted) return true;
    const problem = result.ok || result.error.kind === 'conflict' ? null : STILL_TRYING;
    if (stage.problem !== problem) show({ ...stage, problem });
    return options.take(result);
  };

  void showPicture(options.step);
  void waitAtDisplay({ ...options, signal, take });

  return {
    stage: () => stage,
    refresh(step) {
      const next = stageOf(step, clock.now());
      const isSamePicture = next.display.type === 'emoji' && stage.display.type === 'emoji';
      show(isSamePicture ? { ...next, display: stage.display } : next);
      void showPicture(step);
    },
    close: () => leaving.abort(),
  };
}

const STILL_TRYING = LOGIN_PROBLEM_WORDS.stillTrying;

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
