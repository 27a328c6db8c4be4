import type { CookiesStep } from '../../../shared/api/login-session';
import type { WebviewEvent } from '../webview/types';
import { collectFields, applyEvent, startCapture, captureStatus } from '../capture/capture';

/** An event, and when: ms from the start. */
export type TimedEvent = readonly [at: number, event: WebviewEvent];

/** What was sent, and when. */
export interface Sent {
  at: number;
  fields: Record<string, string>;
  lastURL: string | null;
}

/** Long enough that nothing happens any more. */
const END_MS = 3_600_000;

/**
 * Plays a sign-in as a cookies step runs it: evaluates after every event and when settling ends, and
 * sends once. Null when there is nothing to send even an hour later.
 */
export function play(step: CookiesStep, events: readonly TimedEvent[]): Sent | null {
  let capture = startCapture(step);
  for (const [index, [at, event]] of events.entries()) {
    capture = applyEvent(capture, event, at);
    const until = events[index + 1]?.[0] ?? END_MS;
    const { wait, changesAt } = captureStatus(capture, at);
    const sendAt = wait === null ? at : (changesAt ?? Infinity);
    if (sendAt < until && captureStatus(capture, sendAt).wait === null) {
      const { fields, lastURL } = collectFields(capture, sendAt);
      return { at: sendAt, fields, lastURL };
    }
  }
  return null;
}
