import type { CaptureWait, FieldProgress } from '../../../shared/model/login';
import type { CookiesStep } from '../../../shared/api/login-session';
import type { BrowserTask, Sighting } from '../webview/types';
import { runnableScript } from './extract-js';
import { readFinalURL, type FinalURL } from './final-page';
import { addSighting, startFinds, valuesOf, type Finds } from './captured-values';
import { isEnough, progressOfFields, readFields } from './field-sources';
import { follow, hasPassed, lastURLOf, reachedFrom, START, type Trail } from './navigation-tracker';

/**
 * Without a pattern for the final page, how long the values have to stay as they are: sites set
 * their cookies in several answers, and rotate some right after. Those follow each other within a
 * second; nobody notices a second and a half.
 */
const SETTLE_MS = 1_500;

/** A site that rotates some header for ever must not keep its owner waiting: then it is sent. */
const SETTLE_LIMIT_MS = 10_000;

/**
 * How long everything may be there without the final page before the owner is asked: sites change
 * their addresses sooner than bridges their patterns, and the login would wait for ever.
 */
const ASK_AFTER_MS = 30_000;

/** What a cookies step has brought so far. Opaque and immutable; holds values. */
export interface Capture {
  readonly finalURL: FinalURL;
  readonly finds: Finds;
  readonly trail: Trail;
  /** By field ID, as of the last sighting. */
  readonly values: ReadonlyMap<string, string>;
  /** When `values` last changed; ms since the epoch. */
  readonly changedAt: number | null;
  /** Since when `values` have been enough without a break; null while they are not. */
  readonly completeAt: number | null;
  readonly isConfirmed: boolean;
}

/** What a capture waits for. */
export interface Verdict {
  /** Null: send now. */
  wait: Exclude<CaptureWait, 'sending'> | null;
  /** When this changes if nothing more is seen; ms since the epoch, null when it does not. */
  changesAt: number | null;
  /**
   * Only the owner can tell whether the final page is reached, and has not said so: its pattern
   * cannot be read, a redirect led through it and has ended elsewhere, or it does not come.
   */
  needsConfirmation: boolean;
}

/** Nothing seen yet. */
export function startCapture(step: CookiesStep): Capture {
  return {
    finalURL: readFinalURL(step.expectedFinalURLRegex),
    finds: startFinds(step, readFields(step)),
    trail: START,
    values: new Map(),
    changedAt: null,
    completeAt: null,
    isConfirmed: false,
  };
}

/** What the browser is to open and look for. */
export function taskOf(step: CookiesStep): BrowserTask {
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
 * The capture after a sighting; the very same when that brought nothing new, as most requests do.
 * `now` is in ms since the epoch and never goes back.
 */
export function see(capture: Capture, sighting: Sighting, now: number): Capture {
  if (sighting.kind === 'navigated') {
    const { finalURL } = capture;
    const isFinal = (url: string) => finalURL.kind === 'pattern' && finalURL.matches(url);
    return weigh({ ...capture, trail: follow(capture.trail, sighting, isFinal, now) }, now);
  }
  const finds = addSighting(capture.finds, sighting, now);
  return finds === capture.finds ? capture : weigh({ ...capture, finds }, now);
}

function weigh(capture: Capture, now: number): Capture {
  const { finds } = capture;
  const values = valuesOf(finds, now);
  const hasChanged = capture.changedAt === null || !isSame(capture.values, values);
  const isComplete = isEnough(finds.fields, values);
  return {
    ...capture,
    values,
    changedAt: hasChanged ? now : capture.changedAt,
    completeAt: isComplete ? (capture.completeAt ?? now) : null,
  };
}

function isSame(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): boolean {
  return before.size === after.size && [...before].every(([id, value]) => after.get(id) === value);
}

/** The owner says that the final page is reached. */
export function confirm(capture: Capture): Capture {
  return { ...capture, isConfirmed: true };
}

/** Where each field stands at `now` (ms since the epoch), without its value. */
export function progressOf(capture: Capture, now: number): FieldProgress[] {
  return progressOfFields(capture.finds.fields, valuesOf(capture.finds, now));
}

/** What to wait for at `now` (ms since the epoch): login rules, "Finish". */
export function verdictOf(capture: Capture, now: number): Verdict {
  const { finalURL, trail, completeAt, isConfirmed } = capture;
  const sendFrom = sendsFrom(capture, now);
  const asksAt =
    sendFrom === 'final-page' && completeAt !== null ? completeAt + ASK_AFTER_MS : null;
  const isOverdue = asksAt !== null && asksAt <= now;
  const isMissed = sendFrom === 'final-page' && (isOverdue || hasPassed(trail, completeAt));
  const needsConfirmation = !isConfirmed && (finalURL.kind === 'unreadable' || isMissed);
  if (typeof sendFrom === 'string') {
    return { wait: sendFrom, changesAt: needsConfirmation ? null : asksAt, needsConfirmation };
  }
  return sendFrom > now
    ? { wait: 'settling', changesAt: sendFrom, needsConfirmation }
    : { wait: null, changesAt: null, needsConfirmation };
}

/** From when on it can be sent, in ms since the epoch, or what is missing. */
function sendsFrom(capture: Capture, now: number): number | 'values' | 'final-page' {
  const { finds, finalURL, trail, changedAt, completeAt, isConfirmed } = capture;
  // A cookie may have expired since the last sighting.
  const isComplete = isEnough(finds.fields, valuesOf(finds, now));
  if (!isComplete || completeAt === null || changedAt === null) return 'values';
  if (finalURL.kind === 'pattern') {
    return isConfirmed ? completeAt : (reachedFrom(trail, completeAt) ?? 'final-page');
  }
  // The bridge meant a page to be reached, and no one but the owner can tell: sending too early
  // closes the browser on somebody who is in the middle of a checkpoint.
  if (finalURL.kind === 'unreadable' && !isConfirmed) return 'final-page';
  return Math.min(changedAt + SETTLE_MS, completeAt + SETTLE_LIMIT_MS);
}

/**
 * What is there at `now` (ms since the epoch): only found values, by field ID, ready to be sent.
 * `isComplete` tells whether it is enough to be sent should the owner close the browser.
 */
export function harvest(
  capture: Capture,
  now: number,
): { fields: Record<string, string>; lastURL: string | null; isComplete: boolean } {
  const values = valuesOf(capture.finds, now);
  return {
    fields: Object.fromEntries(values),
    lastURL: lastURLOf(capture.trail, capture.completeAt),
    isComplete: isEnough(capture.finds.fields, values),
  };
}
