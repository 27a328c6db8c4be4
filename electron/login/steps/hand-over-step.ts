import type { CookiesStep } from '../../../shared/api/login-session';
import type { CaptureWait, FieldProgress, HandOverState } from '../../../shared/model/login';
import { HAND_OVER_TEXT } from '../../../shared/strings/hand-over';
import type { HandOver, Offer, Standing, StartHandOver } from '../../everyday-browser/types';
import type { Clock } from '../../platform/clock';
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

export type StartHandOverStep = (options: HandOverStepOptions) => HandOverStep;

interface Options extends HandOverStepOptions {
  target: ResolvedTarget;
  clock: Clock;
  startHandOver: StartHandOver;
}

/**
 * Has the everyday browser asked for a step, and judges what comes. What judges is loaded here, as most
 * sign-ins never need it: it knows the public suffixes.
 */
export function runHandOverStep(options: Options): HandOverStep {
  const { step, target, clock, startHandOver, onChange, onComplete } = options;
  let handOver: HandOver | null = null;
  let end: StepEnd | null = null;
  let browsers: readonly string[] = [];
  let from: string | null = null;
  let unreadable: HandOverState['unreadable'] = [];
  let judged: OfferedValues | null = null;
  let isSending = false;

  const start = async () => {
    const { prepareHandOver } = await import('../hand-over/hand-over');
    const prepared = prepareHandOver(step, target);
    if (end !== null || prepared === null) return;
    handOver = startHandOver(prepared.task, {
      onBrowsers(names) {
        browsers = names;
        onChange();
      },
      onOffer: (offer, browser) => onOffer(prepared.judge(offer, clock.now()), offer, browser),
    });
  };

  const onOffer = (values: OfferedValues, offer: Offer, browser: string) => {
    if (isSending || end !== null) return;
    judged = values;
    from = browser;
    unreadable = offer.unreadable;
    isSending = values.wait === null;
    handOver?.tell(standingOf(values, unreadable));
    if (isSending) onComplete(values);
    onChange();
  };

  void start();

  return {
    state: () => ({ browsers, from, unreadable }),
    progress: () => judged?.progress ?? null,
    wait() {
      if (judged === null || judged.wait === 'missing') return 'values';
      return judged.wait ?? 'sending';
    },
    allowRetry(sentence) {
      isSending = false;
      handOver?.tell({ state: 'failed', missing: [], sentence });
    },
    close(last) {
      end = last;
      judged = null;
      handOver?.close({ ...last, missing: [] });
    },
  };
}

/** What the browser's page is told of an offer. */
function standingOf(values: OfferedValues, unreadable: HandOverState['unreadable']): Standing {
  const missing = values.progress
    .filter(({ required, found }) => required && !found)
    .map(({ name }) => name);
  switch (values.wait) {
    case null:
      return { state: 'sending', missing: [], sentence: null };
    case 'too-large':
      return { state: 'failed', missing: [], sentence: HAND_OVER_TEXT.tooLarge };
    case 'final-page':
      return { state: 'final-page', missing: [], sentence: null };
    case 'missing': {
      const isBarred = unreadable.includes('script');
      return { state: 'missing', missing, sentence: isBarred ? HAND_OVER_TEXT.noScript : null };
    }
  }
}
