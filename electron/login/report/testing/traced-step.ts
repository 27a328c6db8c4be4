import fc from 'fast-check';
import type { CookiesStep } from '../../../../shared/api/login-session';
import { createManualClock } from '../../../testing/manual-clock';
import { lastPageOf, runCookiesStep } from '../../steps/cookies-step';
import { noHandOverStep } from '../../testing/no-hand-over-step';
import { stillWebview } from '../../testing/still-webview';
import type { WebviewEvent, WebviewListener } from '../../webview/types';
import { reportText } from '../report-text';
import { createTrace } from '../trace';

export const STEP: CookiesStep = {
  type: 'cookies',
  stepID: 'fi.mau.lab.cookies',
  url: 'https://www.example.com/login',
  expectedFinalURLRegex: '^https://www\\.example\\.com/inbox$',
  fields: [
    { id: 'xs', sources: [{ type: 'cookie', name: 'xs', cookieDomain: 'example.com' }] },
    { id: 'auth', required: false, sources: [{ type: 'request_header', name: 'Authorization' }] },
    { id: 'box', required: false, sources: [{ type: 'local_storage', name: 'box' }] },
  ],
};
const FACTS = {
  versions: ['Bridgekeeper 0.1.0', 'Electron 45.4.1'],
  network: 'Lab',
  isReconnect: true,
  flowID: 'cookies',
};

export const cookie = (name: string, value: string) => ({
  ...{ name, value, domain: '.example.com', path: '/', hostOnly: false },
  ...{ expiresAt: null, partition: null },
});
export const navigated = (url: string, page = 1, committed = true): WebviewEvent => ({
  ...{ kind: 'navigated', page, url, committed },
});

/** A cookies step with its trace; the webview is a stand-in that plays what it is told. */
export function start(step = STEP) {
  const clock = createManualClock(0);
  const trace = createTrace(clock.now);
  trace.onStep(step, lastPageOf(step));
  let listener: WebviewListener | null = null;
  const run = runCookiesStep({
    step,
    clock,
    openWebview: (_task, given) => {
      listener = given;
      return stillWebview();
    },
    startHandOver: noHandOverStep,
    prefersEverydayBrowser: false,
    onChange: () => trace.onStage(run.stage()),
    onCaptured: ({ fields }) => {
      trace.onRequest('sends the cookies step');
      trace.keepOut(Object.values(fields));
    },
  });
  const play = (event: WebviewEvent) => {
    trace.onWebviewEvent(event);
    listener?.onEvent(event);
  };
  return { clock, trace, run, play, text: () => reportText(FACTS, trace) };
}

/** A value as a network hands one out, or a user types one: also one that looks like a word. */
export const value = fc.oneof(
  fc.stringMatching(/^[a-z]{8,12}$/),
  fc.stringMatching(/^[A-Za-z0-9_-]{12,40}$/),
  fc.stringMatching(/^[0-9]{6,12}$/),
  fc.stringMatching(/^[a-z]{4,8}@[a-z]{4,8}\.com$/),
);
