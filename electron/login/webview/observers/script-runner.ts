import { z } from 'zod';
import type { Clock } from '../../../platform/clock';
import { isExpression } from '../../capture/extract-js';
import type { WebviewEvent } from '../types';
import { pickedSchema, pickFrom, readPublished, sizeOf, type Picked } from './injected-scripts';

/** As often as Beeper's own clients. */
const READ_MS = 100;
/** Large values are read less often: 1 MB once a second. */
const UNITS_PER_REST_MS = 1_000;
/** A script that waits for its user, as one at a CAPTCHA does, has waited this long; others fail at once. */
const WAITS_MS = 2_000;
/** More than this is not counted: it makes for a minute's rest. */
const MOST_UNITS = 60_000_000;

/** Runs a step's extractJS in the page and collects what it finds. */
export interface ScriptRunner {
  /** A new document can be read. */
  onDocument(): void;
  /** The document has loaded all it needs. */
  onLoaded(): void;
  /** The page navigated without a new document. */
  onMoved(): void;
  /** The document is being left: what its script comes to is no matter any more. */
  onLeave(): void;
  /** The page hangs. Returns whether the script did that; then it is not run again. */
  onHung(): boolean;
  stop(): void;
}

interface Options {
  clock: Clock;
  /** The expression of the step. */
  source: string | null;
  /** The names of the values that are wanted. */
  names: readonly string[];
  /** Runs code in the main frame's main world; may never settle. */
  run: (code: string) => Promise<unknown>;
  emit: (event: Extract<WebviewEvent, { kind: 'script' }>) => void;
  /** The script has waited for its user and then failed: in this document it does not wait again. */
  onGivenUp: () => void;
}

/** Nothing waits for the script: it may reject, find nothing, stay pending or loop for ever. */
export function createScriptRunner(options: Options): ScriptRunner {
  const { clock, source, names, run, emit, onGivenUp } = options;
  const published = readPublished(names);
  // Statements give their value, too, yet nothing can stand around them.
  const isPicked = source !== null && isExpression(source);
  const code = isPicked ? pickFrom(source, names) : source;
  let document = 0;
  let isActive = source !== null;
  let isLeaving = false;
  let isRunning = false;
  let hasFound = false;
  /** The script was started, and the page has answered nothing since. */
  let isSuspect = false;
  let isReading = false;
  let restMs = 0;
  /** Ms since the epoch. */
  let readFrom = 0;
  /** Ms since the epoch; after a large result the script rests, as a page may move without end. */
  let startFrom = 0;
  let emitted = '';
  let cancel = () => undefined as void;
  let cancelStart = () => undefined as void;

  const accept = (found: unknown, from: number, isResult: boolean) => {
    const picked = isResult && !isPicked ? wholeResultOf(found) : pickedOf(found);
    const size = isResult && !isPicked ? unitsIn(found) : sizeOf(picked);
    const neededMs = Math.round(size / UNITS_PER_REST_MS);
    if (isResult) startFrom = clock.now() + neededMs;
    else restMs = neededMs;
    const { tooLarge } = picked;
    const values = textsOf(picked);
    const isEmpty = Object.keys(values).length === 0 && tooLarge.length === 0;
    if (!isActive || from !== document || isEmpty) return;
    hasFound = true;
    const json = JSON.stringify([values, isResult, tooLarge]);
    if (json === emitted) return;
    emitted = json;
    emit({ kind: 'script', values, isResult, tooLarge });
  };

  const start = () => {
    cancelStart();
    if (!isActive || code === null) return;
    const waitMs = startFrom - clock.now();
    if (waitMs > 0) {
      cancelStart = clock.setTimeout(start, waitMs);
      return;
    }
    const from = document;
    const startedAt = clock.now();
    isRunning = true;
    isSuspect = true;
    const done = () => {
      if (from === document) isRunning = false;
    };
    const onFailed = () => {
      const isOver = !isActive || from !== document || isLeaving || hasFound;
      if (!isOver && clock.now() - startedAt >= WAITS_MS) onGivenUp();
    };
    void run(code)
      .then((found) => accept(found, from, true), onFailed)
      .then(done, done);
  };

  const read = () => {
    cancel = clock.setTimeout(read, READ_MS);
    if (isReading || document === 0 || clock.now() < readFrom) return;
    const from = document;
    isReading = true;
    const done = () => {
      readFrom = clock.now() + restMs;
      if (from !== document) return;
      isReading = false;
      isSuspect = false;
    };
    void run(published)
      .then((found) => accept(found, from, false))
      .then(done, done);
  };

  const stop = () => {
    isActive = false;
    cancel();
    cancelStart();
  };

  if (isActive) cancel = clock.setTimeout(read, READ_MS);
  return {
    onDocument() {
      document += 1;
      isReading = false;
      hasFound = false;
      isLeaving = false;
      start();
    },
    onLoaded() {
      // Many scripts are written for a loaded page; one that came too early gets another chance.
      if (!isRunning && !hasFound) start();
    },
    onMoved: start,
    onLeave: () => (isLeaving = true),
    onHung() {
      // SECURITY: a script that stops its page would stop it again after each reload.
      const wasCause = isActive && isSuspect;
      if (wasCause) stop();
      return wasCause;
    },
    stop,
  };
}

function pickedOf(answer: unknown): Picked {
  const parsed = pickedSchema.safeParse(answer);
  return parsed.success ? parsed.data : { found: [], tooLarge: [] };
}

const recordSchema = z.record(z.string(), z.unknown());

/** The texts of a result. Pages that have no value yet put anything else there. */
function wholeResultOf(result: unknown): Picked {
  const parsed = recordSchema.safeParse(result);
  const found = Object.entries(parsed.data ?? {});
  return { found: found.filter(isText), tooLarge: [] };
}

/** About how much was moved with a result, wherever in it that is; it may hold itself. */
function unitsIn(result: unknown): number {
  let units = 0;
  const parts = new Set<object>();
  const count = (part: unknown) => {
    units += typeof part === 'string' ? part.length : 1;
    // A set goes on with what is added meanwhile.
    if (typeof part === 'object' && part !== null) parts.add(part);
  };
  count(result);
  for (const part of parts) {
    if (units > MOST_UNITS) break;
    if (ArrayBuffer.isView(part)) units += part.byteLength;
    else Object.values(part).forEach(count);
  }
  return units;
}

function isText(entry: [string, unknown]): entry is [string, string] {
  return typeof entry[1] === 'string';
}

function textsOf({ found }: Picked): Record<string, string> {
  return Object.fromEntries(found.filter(isText));
}
