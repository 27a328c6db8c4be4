import type { CaptureWait, FieldProgress, PatternProblem } from '../../../shared/model/login';
import type { CookiesStep } from '../../../shared/api/login-session';
import type { WebviewTask, WebviewEvent } from '../webview/types';
import { readInitialCookies } from '../webview/initial-cookies';
import { runnableScript } from './extract-js';
import { applyWebviewEvent, noCapturedValues, type CapturedValues } from './captured-values';
import { signInEndOf, tooLargeIn, valuesOf } from './chosen-values';
import { isComplete, progressOfFields, readFields, type FieldSource } from './field-sources';
import { missingReason } from './missing-reason';
import { areTooLarge } from './value-limits';
import {
  onAppLink,
  onNavigation,
  onPageClosed,
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
export const STABLE_MS = 1_500;

/** A site may rotate some header for ever: after this long the values are sent all the same. */
const STABLE_LIMIT_MS = 10_000;

/**
 * How long the values may be complete without the final page before the user is asked: when a site
 * changes its addresses before the bridge changes its pattern, the login would wait for ever.
 */
const ASK_AFTER_MS = 30_000;

/** What a cookies step has captured so far. Opaque and immutable; holds values. */
export interface Capture {
  readonly finalPage: FinalPage;
  readonly captured: CapturedValues;
  readonly navigation: NavigationState;
  /** By field ID, as of the last event. */
  readonly values: ReadonlyMap<string, string>;
  /** When `values` last changed; ms since the epoch. */
  readonly changedAt: number | null;
  /** Since when `values` have been enough without a break; null while they are not. */
  readonly completeAt: number | null;
  readonly isConfirmed: boolean;
  /** The values that the step brought along itself, in the cookies it wants set first. */
  readonly given: ReadonlySet<string>;
}

/** What a capture waits for. */
export interface CaptureStatus {
  /** Null: send now. */
  wait: Exclude<CaptureWait, 'sending'> | null;
  /** When this changes without any further event; ms since the epoch, null for never. */
  changesAt: number | null;
  /**
   * Only the user can tell whether the final page is reached, and has not said so: its pattern
   * cannot be read, a redirect led through it and has ended elsewhere, or it does not come.
   */
  needsConfirmation: boolean;
}

export function startCapture(step: CookiesStep): Capture {
  return {
    finalPage: readFinalPage(step.expectedFinalURLRegex),
    captured: noCapturedValues(step, readFields(step)),
    navigation: INITIAL_NAVIGATION,
    values: new Map(),
    changedAt: null,
    completeAt: null,
    isConfirmed: false,
    given: new Set(initialCookiesOf(step).usable.map(({ value }) => value)),
  };
}

/** What the webview opens and looks for. */
export function webviewTask(step: CookiesStep): WebviewTask {
  const fields = readFields(step);
  const sources = fields.flatMap((field) => field.sources);
  const namesOf = (wanted: FieldSource['kind']) =>
    sources.filter(({ kind }) => kind === wanted).map(({ name }) => name);
  const bodies = sources.filter((source) => source.kind === 'body');
  return {
    url: step.url,
    userAgent: step.userAgent?.trim() || null,
    extractJS: step.extractJS?.trim() ? runnableScript(step.extractJS) : null,
    storageKeys: [...new Set(namesOf('storage'))],
    scriptNames: [...new Set([...namesOf('script'), ...step.fields.map(({ id }) => id)])],
    needsScript: fields.some(
      ({ required, sources }) => required && sources.every(({ kind }) => kind === 'script'),
    ),
    wantsBody:
      bodies.length === 0
        ? null
        : (url) => bodies.some(({ matchesRequest }) => matchesRequest(url)),
    initialCookies: initialCookiesOf(step),
  };
}

/** The cookies that a step wants set before its page is loaded. */
export function initialCookiesOf(step: CookiesStep) {
  return readInitialCookies(step.initialCookies ?? step.initial_cookies, step.url);
}

/**
 * The capture after an event; the same object when it brought nothing new, as most requests do.
 * `now` is in ms since the epoch and never goes back.
 */
export function applyEvent(capture: Capture, event: WebviewEvent, now: number): Capture {
  if (event.kind === 'page-closed') {
    return { ...capture, navigation: onPageClosed(capture.navigation, event.page) };
  }
  if (event.kind === 'navigated' || event.kind === 'app-link') {
    const { finalPage } = capture;
    const isFinal = (url: string) => finalPage.kind === 'pattern' && finalPage.matches(url);
    const navigation =
      event.kind === 'navigated'
        ? onNavigation(capture.navigation, event, isFinal, now)
        : onAppLink(capture.navigation, event, isFinal, now);
    return recompute({ ...capture, navigation }, now);
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
  const { captured } = capture;
  return progressOfFields(captured.fields, valuesOf(captured, now), tooLargeIn(captured));
}

/** Why the last page's pattern is not used; null when it is, and when there is none. */
export function patternProblemOf({ finalPage }: Capture): PatternProblem | null {
  return finalPage.kind === 'unreadable' ? finalPage.problem : null;
}

/** What a capture waits for at `now` (ms since the epoch). */
export function captureStatus(capture: Capture, now: number): CaptureStatus {
  const { finalPage, navigation, completeAt, isConfirmed } = capture;
  const sendFrom = submitAt(capture, now);
  const asksUserAt =
    sendFrom === 'final-page' && completeAt !== null ? completeAt + ASK_AFTER_MS : null;
  const isOverdue = asksUserAt !== null && asksUserAt <= now;
  const isMissed =
    sendFrom === 'final-page' && (isOverdue || redirectedThroughFinalPage(navigation, completeAt));
  const isUntold =
    finalPage.kind === 'unreadable' || (sendFrom === 'final-page' && finalPage.kind === 'none');
  const needsConfirmation = !isConfirmed && (isUntold || isMissed);
  if (typeof sendFrom === 'string') {
    return { wait: sendFrom, changesAt: needsConfirmation ? null : asksUserAt, needsConfirmation };
  }
  return sendFrom > now
    ? { wait: 'settling', changesAt: sendFrom, needsConfirmation }
    : { wait: null, changesAt: null, needsConfirmation };
}

/** From when on the values can be sent, in ms since the epoch, or what is missing. */
function submitAt(
  capture: Capture,
  now: number,
): number | 'values' | 'final-page' | 'unknown-source' | 'too-large' {
  const { captured, finalPage, navigation, changedAt, completeAt, isConfirmed } = capture;
  // A cookie may have expired since the last event.
  const values = valuesOf(captured, now);
  const isEnough = isComplete(captured.fields, values);
  if (!isEnough || completeAt === null || changedAt === null) {
    return missingReason(progressOf(capture, now));
  }
  if (areTooLarge(values.values())) return 'too-large';
  if (finalPage.kind === 'pattern') {
    return isConfirmed ? completeAt : (finalPageReachedAt(navigation, completeAt) ?? 'final-page');
  }
  // The bridge expects a page, and only the user can recognize it: sending too early closes the
  // webview while the user may be in the middle of a checkpoint.
  if (finalPage.kind === 'unreadable' && !isConfirmed) return 'final-page';
  // Nothing but the session that the sign-in goes on with: whether it has, only the user can tell.
  const isAllGiven = [...values.values()].every((value) => capture.given.has(value));
  if (isAllGiven && values.size > 0 && !isConfirmed) return 'final-page';
  return Math.min(changedAt + STABLE_MS, completeAt + STABLE_LIMIT_MS);
}

/**
 * The values at `now` (ms since the epoch): only found ones, by field ID, ready to be sent.
 * `isComplete` is whether they are enough to be sent when the page closes itself.
 */
export function collectFields(
  capture: Capture,
  now: number,
): { fields: Record<string, string>; lastURL: string | null; isComplete: boolean } {
  const values = valuesOf(capture.captured, now);
  return {
    fields: Object.fromEntries(values),
    lastURL: lastURLOf(capture.navigation, capture.completeAt),
    isComplete: isComplete(capture.captured.fields, values) && !areTooLarge(values.values()),
  };
}

/** When a sign-in with these values may run out, as far as its cookies say; ms since the epoch. */
export function signInEnd({ captured }: Capture, now: number): number | null {
  return signInEndOf(captured, now);
}
