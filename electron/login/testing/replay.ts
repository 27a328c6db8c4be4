import type { CookiesStep } from '../../../shared/api/login-session';
import type { WebviewEvent } from '../webview/types';
import { collectFields, applyEvent, startCapture, captureStatus } from '../capture/capture';

/** A sighting, and when: ms from the start. */
export type Beat = readonly [at: number, sighting: WebviewEvent];

/** What was sent, and when. */
export interface Sent {
  at: number;
  fields: Record<string, string>;
  lastURL: string | null;
}

/** Long enough that nothing happens any more. */
const END_MS = 3_600_000;

/**
 * Plays a sign-in as a session would run it: judges after every sighting and when settling ends, and
 * sends once. Null when there is nothing to send even an hour later.
 */
export function play(step: CookiesStep, beats: readonly Beat[]): Sent | null {
  let capture = startCapture(step);
  for (const [index, [at, sighting]] of beats.entries()) {
    capture = applyEvent(capture, sighting, at);
    const until = beats[index + 1]?.[0] ?? END_MS;
    const { wait, changesAt } = captureStatus(capture, at);
    const sendAt = wait === null ? at : (changesAt ?? Infinity);
    if (sendAt < until && captureStatus(capture, sendAt).wait === null) {
      const { fields, lastURL } = collectFields(capture, sendAt);
      return { at: sendAt, fields, lastURL };
    }
  }
  return null;
}
