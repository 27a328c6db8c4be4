import type { CaptureWait, FieldProgress } from '../../../shared/model/login';
import type { CookiesStep } from '../../../shared/api/login-session';
import type { WebviewTask, WebviewEvent } from '../webview/types';
import { runnableScript } from './extract-js';
import {
  applyWebviewEvent,
  noCapturedValues,
  valuesOf,
  type CapturedValues,
} from './captured-values';
import { isComplete, progressOfFields, readFields } from './field-sources';
import {
  onNavigation,
  redirectedThroughFinalPage,
  lastURLOf,
  finalPageReachedAt,
  INITIAL_NAVIGATION,
  readFinalPage,
  type FinalPage,
  type NavigationState,
} from './navigation-tracker';

/**
 * Without a pattern for the final page, how long the values have to stay as they are: sites set
 * their cookies in several answers, and rotate some right after. Those follow each other within a
 * second; nobody notices a second and a half.
 */
const SETTLE_MS = 1_500;

/** A site that rotates some header for ever must not keep its user waiting: then it is sent. */
const SETTLE_LIMIT_MS = 10_000;

/**
 * How long everything may be there without the final page before the user is asked: sites change
 * their addresses sooner than bridges their patterns, and the login would wait for ever.
 */
const ASK_AFTER_MS = 30_000;

/** What a cookies step has brought so far. Opaque and immutable; holds values. */
export interface Capture {
  readonly finalURL: FinalPage;
  readonly captured: CapturedValues;
  readonly navigation: NavigationState;
  /** By field ID, as of the last event. */
  readonly values: ReadonlyMap<string, string>;
  /** When `values` last changed; ms since the epoch. */
  readonly changedAt: number | null;
  /** Since when `values` have been enough without a break; null while they are not. */
  readonly completeAt: number | null;
  readonly isConfirmed: boolean;
}

/** What a capture waits for. */
export interface CaptureStatus {
  /** Null: send now. */
  wait: Exclude<CaptureWait, 'sending'> | null;
  /** When this changes if nothing more is seen; ms since the epoch, null when it does not. */
  changesAt: number | null;
  /**
   * Only the user can tell whether the final page is reached, and has not said so: its pattern
   * cannot be read, a redirect led through it and has ended elsewhere, or it does not come.
   */
  needsConfirmation: boolean;
}

/** Nothing seen yet. */
export function startCapture(step: CookiesStep): Capture {
  return {
    finalURL: readFinalPage(step.expectedFinalURLRegex),
    captured: noCapturedValues(step, readFields(step)),
    navigation: INITIAL_NAVIGATION,
    values: new Map(),
    changedAt: null,
    completeAt: null,
    isConfirmed: false,
  };
}

/** What the browser is to open and look for. */
export function webviewTask(step: CookiesStep): WebviewTask {
  const sources = readFields(step).flatMap((field) => field.sources);
  const keys = sources.filter(({ kind }) => kind === 'storage').map(({ name }) => name);
  return {
    url: step.url,
    userAgent: step.userAgent?.trim() || null,
    extractJS: step.extractJS?.trim() ? runnableScript(step.extractJS) : null,
    storageKeys: [...new Set(keys)],
  };
}

/**
 * The capture after a event; the very same when that brought nothing new, as most requests do.
 * `now` is in ms since the epoch and never goes back.
 */
export function applyEvent(capture: Capture, event: WebviewEvent, now: number): Capture {
  if (event.kind === 'navigated') {
    const { finalURL } = capture;
    const isFinal = (url: string) => finalURL.kind === 'pattern' && finalURL.matches(url);
    return recompute(
      { ...capture, navigation: onNavigation(capture.navigation, event, isFinal, now) },
      now,
    );
  }
  const captured = applyWebviewEvent(capture.captured, event, now);
  return captured === capture.captured ? capture : recompute({ ...capture, captured }, now);
}

function recompute(capture: Capture, now: number): Capture {
  const { captured } = capture;
  const values = valuesOf(captured, now);
  const hasChanged = capture.changedAt === null || !isSame(capture.values, values);
  const isEnough = isComplete(captured.fields, values);
  return {
    ...capture,
    values,
    changedAt: hasChanged ? now : capture.changedAt,
    completeAt: isEnough ? (capture.completeAt ?? now) : null,
  };
}

function isSame(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): boolean {
  return before.size === after.size && [...before].every(([id, value]) => after.get(id) === value);
}

/** The user says that the final page is reached. */
export function confirm(capture: Capture): Capture {
  return { ...capture, isConfirmed: true };
}

/** Where each field stands at `now` (ms since the epoch), without its value. */
export function progressOf(capture: Capture, now: number): FieldProgress[] {
  return progressOfFields(capture.captured.fields, valuesOf(capture.captured, now));
}

/** What to wait for at `now` (ms since the epoch): login rules, "Finish". */
export function captureStatus(capture: Capture, now: number): CaptureStatus {
  const { finalURL, navigation, completeAt, isConfirmed } = capture;
  const sendFrom = submitAt(capture, now);
  const asksAt =
    sendFrom === 'final-page' && completeAt !== null ? completeAt + ASK_AFTER_MS : null;
  const isOverdue = asksAt !== null && asksAt <= now;
  const isMissed =
    sendFrom === 'final-page' && (isOverdue || redirectedThroughFinalPage(navigation, completeAt));
  const needsConfirmation = !isConfirmed && (finalURL.kind === 'unreadable' || isMissed);
  if (typeof sendFrom === 'string') {
    return { wait: sendFrom, changesAt: needsConfirmation ? null : asksAt, needsConfirmation };
  }
  return sendFrom > now
    ? { wait: 'settling', changesAt: sendFrom, needsConfirmation }
    : { wait: null, changesAt: null, needsConfirmation };
}

/** From when on it can be sent, in ms since the epoch, or what is missing. */
function submitAt(capture: Capture, now: number): number | 'values' | 'final-page' {
  const { captured, finalURL, navigation, changedAt, completeAt, isConfirmed } = capture;
  // A cookie may have expired since the last event.
  const isEnough = isComplete(captured.fields, valuesOf(captured, now));
  if (!isEnough || completeAt === null || changedAt === null) return 'values';
  if (finalURL.kind === 'pattern') {
    return isConfirmed ? completeAt : (finalPageReachedAt(navigation, completeAt) ?? 'final-page');
  }
  // The bridge meant a page to be reached, and no one but the user can tell: sending too early
  // closes the browser on somebody who is in the middle of a checkpoint.
  if (finalURL.kind === 'unreadable' && !isConfirmed) return 'final-page';
  return Math.min(changedAt + SETTLE_MS, completeAt + SETTLE_LIMIT_MS);
}

/**
 * What is there at `now` (ms since the epoch): only found values, by field ID, ready to be sent.
 * `isComplete` tells whether it is enough to be sent should the user close the browser.
 */
export function collectFields(
  capture: Capture,
  now: number,
): { fields: Record<string, string>; lastURL: string | null; isComplete: boolean } {
  const values = valuesOf(capture.captured, now);
  return {
    fields: Object.fromEntries(values),
    lastURL: lastURLOf(capture.navigation, capture.completeAt),
    isComplete: isComplete(capture.captured.fields, values),
  };
}
