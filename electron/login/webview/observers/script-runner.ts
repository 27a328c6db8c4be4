import { z } from 'zod';
import type { Clock } from '../../../platform/clock';
import type { WebviewEvent } from '../types';
import { PUBLISHED } from './injected-scripts';

/** As often as Beeper's own clients. */
const READ_MS = 100;

/** Runs a step's extractJS in the page and collects what it finds. */
export interface ScriptRunner {
  /** A new document can be read. */
  onDocument(): void;
  /** The document has loaded all it needs. */
  onLoaded(): void;
  /** The page navigated without a new document. */
  onMoved(): void;
  /** The page hangs. Returns whether the script did that; then it is not run again. */
  onHung(): boolean;
  stop(): void;
}

interface Options {
  clock: Clock;
  /** The expression of the step. */
  source: string | null;
  /** Runs code in the main frame's main world; may never settle. */
  run: (code: string) => Promise<unknown>;
  emit: (event: Extract<WebviewEvent, { kind: 'script' }>) => void;
}

/** Nothing waits for the script: it may reject, find nothing, stay pending or loop for ever. */
export function createScriptRunner({ clock, source, run, emit }: Options): ScriptRunner {
  let document = 0;
  let isActive = source !== null;
  let isRunning = false;
  let hasFound = false;
  /** The script was started, and the page has answered nothing since. */
  let isSuspect = false;
  let isReading = false;
  let emitted = '';
  let cancel = () => undefined as void;

  const accept = (found: unknown, from: number) => {
    const values = scriptValues(found);
    if (!isActive || from !== document || Object.keys(values).length === 0) return;
    hasFound = true;
    const json = JSON.stringify(values);
    if (json === emitted) return;
    emitted = json;
    emit({ kind: 'script', values });
  };

  const start = () => {
    if (!isActive || source === null) return;
    const from = document;
    isRunning = true;
    isSuspect = true;
    const done = () => {
      if (from === document) isRunning = false;
    };
    void run(source)
      .then((found) => accept(found, from))
      .then(done, done);
  };

  const readPublished = () => {
    cancel = clock.setTimeout(readPublished, READ_MS);
    if (isReading || document === 0) return;
    const from = document;
    isReading = true;
    const done = () => {
      if (from !== document) return;
      isReading = false;
      isSuspect = false;
    };
    void run(PUBLISHED)
      .then((found) => accept(found, from))
      .then(done, done);
  };

  const stop = () => {
    isActive = false;
    cancel();
  };

  if (isActive) cancel = clock.setTimeout(readPublished, READ_MS);
  return {
    onDocument() {
      document += 1;
      isReading = false;
      hasFound = false;
      start();
    },
    onLoaded() {
      // Many scripts are written for a loaded page; one that came too early gets another chance.
      if (!isRunning && !hasFound) start();
    },
    onMoved: start,
    onHung() {
      const wasCause = isActive && isSuspect;
      if (wasCause) stop();
      return wasCause;
    },
    stop,
  };
}

const recordSchema = z.record(z.string(), z.unknown());

/** The strings in a script's result. Pages that have no value yet put anything else there. */
export function scriptValues(found: unknown): Record<string, string> {
  const parsed = recordSchema.safeParse(found);
  if (!parsed.success) return {};
  const strings = Object.entries(parsed.data).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  return Object.fromEntries(strings);
}
