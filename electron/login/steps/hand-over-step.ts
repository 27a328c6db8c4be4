import type { CookiesStep } from '../../../shared/api/login-session';
import type {
  CaptureWait,
  FieldProgress,
  HandOverState,
  LostHandOver,
} from '../../../shared/model/login';
import { missingText } from '../../../shared/strings/hand-over';
import type { HandOver, Standing, StartHandOver } from '../../everyday-browser/types';
import type { Clock } from '../../platform/clock';
import { STABLE_MS } from '../capture/capture';
import type { OfferedValues } from '../hand-over/offered-values';
import type { ResolvedTarget } from '../login-target';

/** How a step ended, for the browser that handed over. */
export type StepEnd = Pick<Standing, 'state' | 'sentence'>;

/** A cookies step in the everyday browser. */
export interface HandOverStep {
  state(): HandOverState;
  /** Where each field stands by the last offer; null before one. */
  progress(): readonly FieldProgress[] | null;
  /** By the last offer too. */
  wait(): CaptureWait;
  /** The values did not arrive: the browser may offer them once more. */
  allowRetry(sentence: string): void;
  close(end: StepEnd): void;
}

/** What a cookies step says when it goes to the everyday browser. */
interface HandOverStepOptions {
  step: CookiesStep;
  onChange: () => void;
  /** The values are to be sent. */
  onComplete: (values: OfferedValues) => void;
}

const NOT_BEGUN: HandOverState = {
  browsers: [],
  from: null,
  lost: null,
  misfit: null,
  unreadable: [],
  isBroken: false,
};

export type StartHandOverStep = (options: HandOverStepOptions) => HandOverStep;

interface Options extends HandOverStepOptions {
  target: ResolvedTarget;
  clock: Clock;
  startHandOver: StartHandOver;
  log: (line: string) => void;
}

/**
 * Has the everyday browser asked for a step, and judges what comes. What judges is loaded here, as most
 * sign-ins never need it: it knows the public suffixes.
 */
export function runHandOverStep(options: Options): HandOverStep {
  const { step, target, clock, startHandOver, onChange, onComplete, log } = options;
  let handOver: HandOver | null = null;
  let isOver = false;
  let state: HandOverState = NOT_BEGUN;
  let judged: OfferedValues | null = null;
  let isSending = false;
  let cancelSettling: () => void = () => undefined;

  const change = (changed: Partial<HandOverState>) => {
    state = { ...state, ...changed };
    onChange();
  };

  const start = async () => {
    const { prepareHandOver } = await import('../hand-over/hand-over');
    const prepared = prepareHandOver(step, target);
    if (isOver) return;
    if (prepared === null) return change({ isBroken: true });
    handOver = startHandOver(prepared.task, {
      onBrowsers,
      onLost: () => forget('browser-closed'),
      onStopped: (why) => forget(why === 'user' ? 'stopped' : 'page-closed'),
      onMisfit: (misfit) => change({ misfit }),
      onBroken: () => change({ isBroken: true }),
      onOffer: (offer, browser) => onOffer(prepared.judge(offer, clock.now()), browser),
    });
  };

  const onBrowsers = (browsers: readonly string[]) => {
    const { misfit } = state;
    const isMended = misfit !== null && browsers.includes(misfit.browser);
    change({ browsers, misfit: isMended ? null : misfit });
  };

  /** What was offered comes to nothing. */
  const forget = (why: LostHandOver['why']) => {
    // All was there: what settles is sent, and what is sent goes on.
    if (isSending || isOver || (why !== 'stopped' && judged?.wait === null)) return;
    cancelSettling();
    judged = null;
    const browser = state.from ?? state.lost?.browser;
    const lost = browser === undefined ? null : { browser, why };
    change({ from: null, lost, unreadable: [] });
  };

  const onOffer = (values: OfferedValues, browser: string) => {
    if (isSending || isOver) return;
    cancelSettling();
    // Who presses the button is signed in; who signs in afterwards is in the midst of it.
    const isPressed = judged === null;
    judged = values;
    if (values.wait !== null) handOver?.tell(standingOf(values));
    else if (isPressed || values.isCertain) send(values);
    else cancelSettling = clock.setTimeout(() => send(values), STABLE_MS);
    change({ from: browser, lost: null, unreadable: values.unreadable });
  };

  const send = (values: OfferedValues) => {
    isSending = true;
    handOver?.tell({ state: 'sending', missing: [], sentence: null });
    onComplete(values);
    onChange();
  };

  start().catch((error: unknown) => {
    log(`the everyday browser cannot be asked: ${error instanceof Error ? error.name : 'error'}`);
    change({ isBroken: true });
  });

  return {
    state: () => state,
    progress: () => judged?.progress ?? null,
    wait() {
      if (isSending) return 'sending';
      return judged === null ? 'values' : (judged.wait ?? 'settling');
    },
    allowRetry(sentence) {
      isSending = false;
      // It is the user who presses again.
      judged = null;
      handOver?.tell({ state: 'failed', missing: [], sentence });
    },
    close(last) {
      isOver = true;
      judged = null;
      cancelSettling();
      handOver?.close({ ...last, missing: [] });
    },
  };
}

/** What the browser's page is told of an offer that is not sent. */
function standingOf({ wait, progress, unreadable }: OfferedValues): Standing {
  if (wait === 'final-page') return { state: 'final-page', missing: [], sentence: null };
  const missing = progress
    .filter(({ required, found }) => required && !found)
    .map(({ name }) => name);
  // All is there, and together too large: the user offers it again once it is less.
  const isTooMuch = wait === 'too-large' && missing.length === 0;
  return {
    state: isTooMuch ? 'failed' : 'missing',
    missing,
    sentence: missingText(wait ?? 'values', progress, unreadable),
  };
}
