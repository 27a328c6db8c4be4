import type { BrowserState, LoginStage } from '../../../shared/model/login';
import type { CookiesStep } from '../../../shared/api/login-session';
import type { Clock } from '../../platform/clock';
import { CLOSED_ITSELF, type LoginBrowser, type OpenBrowser } from '../webview/types';
import {
  confirm,
  harvest,
  progressOf,
  see,
  startCapture,
  taskOf,
  verdictOf,
} from '../capture/capture';
import {
  harvestPasted,
  pasteAll,
  pasteField,
  pastedProgress,
  startPasting,
} from '../paste/pasted-values';

export type CookiesStage = Extract<LoginStage, { kind: 'cookies' }>;

/** What a cookies step came to. */
export interface Harvest {
  fields: Record<string, string>;
  /** Absent when the values were pasted. */
  lastURL?: string;
  source: 'webview' | 'api';
}

export interface CookiesRun {
  stage(): CookiesStage;
  readonly browser: LoginBrowser;
  confirm(): void;
  paste(pasted: { isOpen: boolean; text?: string | undefined; fieldID?: string | undefined }): void;
  submitPasted(): void;
  /** The values did not arrive: the owner may send them once more. */
  offerAgain(problem: string): void;
  /** Closes the browser and forgets what was captured. */
  close(): Promise<void>;
}

interface Options {
  step: CookiesStep;
  clock: Clock;
  openBrowser: OpenBrowser;
  /** The stage is no longer the same. */
  onChange: () => void;
  /** All there is to send. */
  onHarvest: (harvest: Harvest) => void;
}

const NO_PAGE: BrowserState = {
  origin: '',
  lock: 'none',
  isLoading: true,
  canGoBack: false,
  zoom: 1,
  trouble: null,
};

/** Runs a cookies step: opens the browser, captures, and hands over what was asked for, once. */
export function runCookies({ step, clock, openBrowser, onChange, onHarvest }: Options): CookiesRun {
  let capture = startCapture(step);
  let pasted = startPasting(step);
  let browserState = NO_PAGE;
  let isPasting = false;
  let isSending = false;
  let isLooking = false;
  let problem: string | null = null;
  let cancelJudging: () => void = () => undefined;
  let lastStage = '';

  const stage = (): CookiesStage => {
    const verdict = verdictOf(capture, clock.now());
    return {
      kind: 'cookies',
      stepID: step.stepID,
      instructions: step.instructions ?? null,
      fields: isPasting ? pastedProgress(pasted) : progressOf(capture, clock.now()),
      wait: isSending ? 'sending' : (verdict.wait ?? heldBack()),
      needsConfirmation: verdict.needsConfirmation || problem !== null,
      browser: browserState,
      isPasting,
      problem,
    };
  };

  /** All is there, and yet not sent: it did not arrive, or the owner chose to paste instead. */
  const heldBack = () => (problem === null ? 'settling' : 'final-page');

  const changed = () => {
    const next = JSON.stringify(stage());
    if (next !== lastStage) onChange();
    lastStage = next;
  };

  const send = () => {
    const { fields, lastURL } = harvest(capture, clock.now());
    isSending = true;
    problem = null;
    onHarvest({ fields, source: 'webview', ...(lastURL === null ? {} : { lastURL }) });
  };

  /** All there is to send is there, and nothing keeps it from being sent. */
  const isReady = () => {
    const isFree = !isSending && !isPasting && problem === null;
    return isFree && verdictOf(capture, clock.now()).wait === null;
  };

  /** The last page's own answer may have set a cookie of which the browser has not told yet. */
  const lookAndSend = async () => {
    if (isLooking) return;
    isLooking = true;
    await browser.look();
    isLooking = false;
    if (isReady()) send();
    changed();
  };

  const judge = () => {
    cancelJudging();
    const { changesAt } = verdictOf(capture, clock.now());
    if (isReady()) void lookAndSend();
    else if (changesAt !== null) {
      cancelJudging = clock.setTimeout(judge, Math.max(0, changesAt - clock.now()));
    }
    changed();
  };

  const browser = openBrowser(taskOf(step), {
    onSighting(sighting) {
      capture = see(capture, sighting, clock.now());
      judge();
    },
    onState(state) {
      browserState = state;
      const { trouble } = state;
      const isClosed = trouble?.kind === 'crashed' && trouble.detail === CLOSED_ITSELF;
      // No final page comes any more; what is missing then is a reload's to bring.
      if (isClosed && harvest(capture, clock.now()).isComplete) capture = confirm(capture);
      judge();
    },
  });

  return {
    stage,
    browser,
    confirm() {
      if (problem !== null && harvest(capture, clock.now()).isComplete) send();
      capture = confirm(capture);
      judge();
    },
    paste({ isOpen, text, fieldID }) {
      isPasting = isOpen;
      if (text !== undefined) {
        pasted = fieldID === undefined ? pasteAll(pasted, text) : pasteField(pasted, fieldID, text);
      }
      judge();
    },
    submitPasted() {
      const { fields, isComplete } = harvestPasted(pasted);
      if (!isComplete || isSending) return;
      isSending = true;
      problem = null;
      changed();
      onHarvest({ fields, source: 'api' });
    },
    offerAgain(sentence) {
      isSending = false;
      problem = sentence;
      changed();
    },
    async close() {
      cancelJudging();
      capture = startCapture(step);
      pasted = startPasting(step);
      await browser.close();
    },
  };
}
