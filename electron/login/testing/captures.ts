import type { WebviewEvent } from '../webview/types';
import { applyEvent, startCapture, type Capture } from '../capture/capture';
import { cookiesStep } from './cookie-steps';
import { cookies, cookiesOf } from './webview-events';

export const SITE = 'https://www.example.com';
export const fields = [
  { id: 'session', type: 'cookie' },
  { id: 'extra', type: 'cookie', required: false },
];
export const untilHome = cookiesStep({
  url: `${SITE}/login`,
  fields,
  expectedFinalURLRegex: '/home$',
});
export const untilStable = cookiesStep({ url: `${SITE}/login`, fields });
export const unreadable = cookiesStep({ url: SITE, fields, expectedFinalURLRegex: '(?!login)' });

export const session = cookies('.example.com', { session: 'a' });
export const noCookies = cookiesOf([]);

export function after(
  step: typeof untilHome,
  ...timedEvents: [at: number, event: WebviewEvent][]
): Capture {
  return timedEvents.reduce(
    (capture, [at, event]) => applyEvent(capture, event, at),
    startCapture(step),
  );
}
