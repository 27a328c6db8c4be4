import type { CookiesStep } from '../../../shared/api/login-session';
import {
  NOTHING_PASTED,
  type CaptureWait,
  type CookiesWay,
  type PasteOutcome,
} from '../../../shared/model/login';
import { HAND_OVER_TEXT } from '../../../shared/strings/hand-over';
import { withTimeout } from '../../beeper-api/timeout';
import {
  applyEvent,
  captureStatus,
  collectFields,
  confirm,
  initialCookiesOf,
  patternProblemOf,
  progressOf,
  signInEnd,
  startCapture,
  webviewTask,
} from '../capture/capture';
import { readFinalPage } from '../capture/navigation-tracker';
import {
  collectPastedFields,
  isPastedTooLarge,
  noPastedValues,
  pasteText,
  pastedProgress,
} from '../paste/pasted-values';
import { canHandOver } from '../hand-over/can-hand-over';
import { CLOSED_ITSELF } from '../webview/types';
import { INITIAL_WEBVIEW_STATE } from '../webview/webview-state';
import type { OfferedValues } from '../hand-over/offered-values';
import { instructionsOf } from '../session-parser';
import type { CookiesStage, CookiesStepOptions, CookiesStepRunner } from './cookies-step-types';
import type { HandOverStep } from './hand-over-step';
import { trackPageVisibility } from './page-visibility';

/** Electron's cookie store mostly answers within milliseconds; when it hangs, it never does. */
const REFRESH_TIMEOUT_MS = 2_000;

/** SECURITY: the window gets no more than this of what was pasted. */
function outcomeOf({ taken, otherHost }: PasteOutcome): PasteOutcome {
  return { taken, otherHost };
}

/** The values of the cookies that the step brings along. */
export function givenValues(step: CookiesStep): readonly string[] {
  return initialCookiesOf(step).usable.map(({ value }) => value);
}

/** Tells the pages by which the step ends; none where its pattern is left out, or cannot be read. */
export function lastPageOf({ expectedFinalURLRegex }: CookiesStep): (url: string) => boolean {
  const page = readFinalPage(expectedFinalURLRegex);
  return page.kind === 'pattern' ? page.matches : () => false;
}

/** Runs a cookies step: opens the webview, captures, and sends what the step asks for, once. */
export function runCookiesStep({
  step,
  clock,
  openWebview,
  startHandOver,
  prefersEverydayBrowser,
  onChange,
  onCaptured,
}: CookiesStepOptions): CookiesStepRunner {
  const closing = new AbortController();
  let capture = startCapture(step);
  let pasted = noPastedValues(step);
  const nothingFound = progressOf(capture, clock.now());
  let webviewState = INITIAL_WEBVIEW_STATE;
  let way: CookiesWay = 'page';
  let handOver: HandOverStep | null = null;
  let isSending = false;
  let isRefreshing = false;
  let problem: string | null = null;
  let cancelEvaluation: () => void = () => undefined;
  let lastStage = '';

  const visibility = trackPageVisibility({
    step,
    clock,
    onTime: () => update(),
    onRevealed: () => webview.setHidden(false),
  });

  const everydayBrowser = !canHandOver(step)
    ? 'impossible'
    : prefersEverydayBrowser
      ? 'preferred'
      : 'possible';

  const stage = (): CookiesStage => {
    const status = captureStatus(capture, clock.now());
    const isElsewhere = way === 'everyday-browser';
    return {
      kind: 'cookies',
      stepID: step.stepID,
      instructions: instructionsOf(step.instructions),
      fields: progress(),
      wait: isSending ? 'sending' : (waitElsewhere() ?? status.wait ?? waitReason()),
      // Elsewhere it is said there.
      needsConfirmation: !isElsewhere && (status.needsConfirmation || problem !== null),
      patternProblem: patternProblemOf(capture),
      visibility: visibility.current(),
      webview: webviewState,
      way,
      everydayBrowser,
      handOver: handOver?.state() ?? null,
      problem,
    };
  };

  /** Why complete values are not sent: they did not arrive, or the user chose to paste instead. */
  const waitReason = () => (problem === null ? 'settling' : 'final-page');

  const progress = () => {
    if (way === 'paste') return pastedProgress(pasted);
    if (way === 'everyday-browser') return handOver?.progress() ?? nothingFound;
    return progressOf(capture, clock.now());
  };

  /** What is waited for where it is not the page. */
  const waitElsewhere = (): CaptureWait | null => {
    if (way === 'paste') return isPastedTooLarge(pasted) ? 'too-large' : null;
    return handOver?.wait() ?? null;
  };

  const update = () => {
    visibility.update(stage());
    const next = JSON.stringify(stage());
    if (next !== lastStage) onChange();
    lastStage = next;
  };

  const send = () => {
    const now = clock.now();
    const { fields, lastURL } = collectFields(capture, now);
    isSending = true;
    problem = null;
    const captured = { fields, ...(lastURL === null ? {} : { lastURL }) };
    onCaptured({ ...captured, source: 'webview' }, signInEnd(capture, now));
  };

  /** Whether the values are complete, and nothing keeps them from being sent. */
  const isReady = () => {
    const isFree = !isSending && way === 'page' && problem === null;
    return isFree && captureStatus(capture, clock.now()).wait === null;
  };

  /** The last page's own answer may have set a cookie whose event has not come yet. */
  const refreshAndSend = async () => {
    if (isRefreshing) return;
    isRefreshing = true;
    const options = { clock, timeoutMs: REFRESH_TIMEOUT_MS, signal: closing.signal };
    try {
      await withTimeout(options, () => webview.refreshCookies());
    } catch {
      // What is there is sent without.
    } finally {
      isRefreshing = false;
    }
    if (isReady()) send();
    update();
  };

  /** Goes another way than so far. What was begun in the everyday browser ends there, unless it is sent. */
  const leave = (next: CookiesWay) => {
    if (next === way || (isSending && handOver !== null)) return;
    way = next;
    handOver?.close({ state: 'over', sentence: HAND_OVER_TEXT.anotherWay });
    handOver = null;
  };

  const sendOffered = ({ fields, lastURL, endsAt }: OfferedValues) => {
    isSending = true;
    problem = null;
    const captured = { fields, ...(lastURL === null ? {} : { lastURL }) };
    onCaptured({ ...captured, source: 'browser_extension' }, endsAt);
  };

  const evaluate = () => {
    cancelEvaluation();
    const { changesAt } = captureStatus(capture, clock.now());
    if (isReady()) void refreshAndSend();
    else if (changesAt !== null) {
      cancelEvaluation = clock.setTimeout(evaluate, Math.max(0, changesAt - clock.now()));
    }
    update();
  };

  const webview = openWebview(webviewTask(step), {
    onEvent(event) {
      capture = applyEvent(capture, event, clock.now());
      evaluate();
    },
    onState(state) {
      webviewState = state;
      const { problem } = state;
      const isClosed = problem?.kind === 'crashed' && problem.detail === CLOSED_ITSELF;
      // No final page can follow. What is missing can still come after a reload.
      if (isClosed && collectFields(capture, clock.now()).isComplete) capture = confirm(capture);
      evaluate();
    },
  });

  webview.setHidden(visibility.current() === 'hidden');

  return {
    stage,
    webview,
    confirm() {
      if (problem !== null && collectFields(capture, clock.now()).isComplete) send();
      capture = confirm(capture);
      evaluate();
    },
    paste({ isOpen, text, fieldID }) {
      leave(isOpen ? 'paste' : 'page');
      const result = text === undefined ? null : pasteText(pasted, text, fieldID);
      if (result !== null) pasted = result.pasted;
      evaluate();
      return result === null ? NOTHING_PASTED : outcomeOf(result);
    },
    submitPasted() {
      const { fields, isComplete } = collectPastedFields(pasted);
      if (!isComplete || isSending) return;
      isSending = true;
      problem = null;
      update();
      onCaptured({ fields, source: 'api' }, null);
    },
    useEverydayBrowser(isOn) {
      if (isOn && (isSending || everydayBrowser === 'impossible')) return;
      leave(isOn ? 'everyday-browser' : 'page');
      if (isOn) handOver ??= startHandOver({ step, onChange: update, onComplete: sendOffered });
      evaluate();
    },
    allowRetry(sentence) {
      isSending = false;
      problem = sentence;
      handOver?.allowRetry(sentence);
      update();
    },
    async close(end) {
      handOver?.close(end);
      closing.abort(new Error('the step was closed'));
      cancelEvaluation();
      visibility.stop();
      capture = startCapture(step);
      pasted = noPastedValues(step);
      await webview.close();
    },
  };
}
