import type { LoginStage } from '../../../shared/model/login';
import type { CookiesStep } from '../../../shared/api/login-session';
import type { Clock } from '../../platform/clock';
import { CLOSED_ITSELF, type Webview, type OpenWebview } from '../webview/types';
import { INITIAL_WEBVIEW_STATE } from '../webview/webview-state';
import {
  confirm,
  collectFields,
  progressOf,
  applyEvent,
  startCapture,
  webviewTask,
  captureStatus,
} from '../capture/capture';
import {
  collectPastedFields,
  pasteAll,
  pasteField,
  pastedProgress,
  noPastedValues,
} from '../paste/pasted-values';

export type CookiesStage = Extract<LoginStage, { kind: 'cookies' }>;

/** What a cookies step came to. */
export interface CapturedFields {
  fields: Record<string, string>;
  /** Absent when the values were pasted. */
  lastURL?: string;
  source: 'webview' | 'api';
}

export interface CookiesStepRunner {
  stage(): CookiesStage;
  readonly webview: Webview;
  confirm(): void;
  paste(pasted: { isOpen: boolean; text?: string | undefined; fieldID?: string | undefined }): void;
  submitPasted(): void;
  /** The values did not arrive: the user may send them once more. */
  allowRetry(problem: string): void;
  /** Closes the browser and forgets what was captured. */
  close(): Promise<void>;
}

interface Options {
  step: CookiesStep;
  clock: Clock;
  openWebview: OpenWebview;
  /** The stage is no longer the same. */
  onChange: () => void;
  /** All there is to send. */
  onCaptured: (harvest: CapturedFields) => void;
}

/** Runs a cookies step: opens the browser, captures, and hands over what was asked for, once. */
export function runCookiesStep({
  step,
  clock,
  openWebview,
  onChange,
  onCaptured,
}: Options): CookiesStepRunner {
  let capture = startCapture(step);
  let pasted = noPastedValues(step);
  let webviewState = INITIAL_WEBVIEW_STATE;
  let isPasting = false;
  let isSending = false;
  let isLooking = false;
  let problem: string | null = null;
  let cancelEvaluation: () => void = () => undefined;
  let lastStage = '';

  const stage = (): CookiesStage => {
    const verdict = captureStatus(capture, clock.now());
    return {
      kind: 'cookies',
      stepID: step.stepID,
      instructions: step.instructions ?? null,
      fields: isPasting ? pastedProgress(pasted) : progressOf(capture, clock.now()),
      wait: isSending ? 'sending' : (verdict.wait ?? waitReason()),
      needsConfirmation: verdict.needsConfirmation || problem !== null,
      browser: webviewState,
      isPasting,
      problem,
    };
  };

  /** All is there, and yet not sent: it did not arrive, or the user chose to paste instead. */
  const waitReason = () => (problem === null ? 'settling' : 'final-page');

  const changed = () => {
    const next = JSON.stringify(stage());
    if (next !== lastStage) onChange();
    lastStage = next;
  };

  const send = () => {
    const { fields, lastURL } = collectFields(capture, clock.now());
    isSending = true;
    problem = null;
    onCaptured({ fields, source: 'webview', ...(lastURL === null ? {} : { lastURL }) });
  };

  /** All there is to send is there, and nothing keeps it from being sent. */
  const isReady = () => {
    const isFree = !isSending && !isPasting && problem === null;
    return isFree && captureStatus(capture, clock.now()).wait === null;
  };

  /** The last page's own answer may have set a cookie of which the browser has not told yet. */
  const lookAndSend = async () => {
    if (isLooking) return;
    isLooking = true;
    await webview.refreshCookies();
    isLooking = false;
    if (isReady()) send();
    changed();
  };

  const evaluate = () => {
    cancelEvaluation();
    const { changesAt } = captureStatus(capture, clock.now());
    if (isReady()) void lookAndSend();
    else if (changesAt !== null) {
      cancelEvaluation = clock.setTimeout(evaluate, Math.max(0, changesAt - clock.now()));
    }
    changed();
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
      // No final page comes any more; what is missing then is a reload's to bring.
      if (isClosed && collectFields(capture, clock.now()).isComplete) capture = confirm(capture);
      evaluate();
    },
  });

  return {
    stage,
    webview,
    confirm() {
      if (problem !== null && collectFields(capture, clock.now()).isComplete) send();
      capture = confirm(capture);
      evaluate();
    },
    paste({ isOpen, text, fieldID }) {
      isPasting = isOpen;
      if (text !== undefined) {
        pasted = fieldID === undefined ? pasteAll(pasted, text) : pasteField(pasted, fieldID, text);
      }
      evaluate();
    },
    submitPasted() {
      const { fields, isComplete } = collectPastedFields(pasted);
      if (!isComplete || isSending) return;
      isSending = true;
      problem = null;
      changed();
      onCaptured({ fields, source: 'api' });
    },
    allowRetry(sentence) {
      isSending = false;
      problem = sentence;
      changed();
    },
    async close() {
      cancelEvaluation();
      capture = startCapture(step);
      pasted = noPastedValues(step);
      await webview.close();
    },
  };
}
