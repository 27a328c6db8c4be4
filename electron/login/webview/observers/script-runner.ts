import { z } from 'zod';
import type { Clock } from '../../../platform/clock';
import { PUBLISHED } from './injected-scripts';

/** As often as Beeper's own clients look. */
const LOOK_MS = 100;

/** Runs a step's extractJS in the page and collects what it finds. */
export interface ScriptRunner {
  /** A new document can be read. */
  onDocument(): void;
  /** The document has loaded all it needs. */
  onLoaded(): void;
  /** The page went somewhere without a new document. */
  onMoved(): void;
  /** The page hangs: a script that has stopped it is not run again. True when it was the script. */
  onHung(): boolean;
  stop(): void;
}

interface Options {
  clock: Clock;
  /** The expression of the step; null when there is none. */
  source: string | null;
  /** Runs code in the main frame's main world; may never settle. */
  run: (code: string) => Promise<unknown>;
  tell: (values: Readonly<Record<string, string>>) => void;
}

/** The script is never waited for: it may reject, find nothing, stay pending or loop for ever. */
export function createScriptRunner({ clock, source, run, tell }: Options): ScriptRunner {
  let document = 0;
  let isOn = source !== null;
  let isAtWork = false;
  let hasFound = false;
  /** Started, and the page has not answered anything since. */
  let isUnproven = false;
  let isLooking = false;
  let told = '';
  let cancel = () => undefined as void;

  const hear = (found: unknown, from: number) => {
    const values = scriptValues(found);
    if (!isOn || from !== document || Object.keys(values).length === 0) return;
    hasFound = true;
    const seen = JSON.stringify(values);
    if (seen === told) return;
    told = seen;
    tell(values);
  };

  const start = () => {
    if (!isOn || source === null) return;
    const from = document;
    isAtWork = true;
    isUnproven = true;
    const done = () => {
      if (from === document) isAtWork = false;
    };
    void run(source)
      .then((found) => hear(found, from))
      .then(done, done);
  };

  const look = () => {
    cancel = clock.setTimeout(look, LOOK_MS);
    if (isLooking || document === 0) return;
    const from = document;
    isLooking = true;
    const done = () => {
      if (from !== document) return;
      isLooking = false;
      isUnproven = false;
    };
    void run(PUBLISHED)
      .then((found) => hear(found, from))
      .then(done, done);
  };

  const stop = () => {
    isOn = false;
    cancel();
  };

  if (isOn) cancel = clock.setTimeout(look, LOOK_MS);
  return {
    onDocument() {
      document += 1;
      isLooking = false;
      hasFound = false;
      start();
    },
    onLoaded() {
      // Many scripts are written for a loaded page; one that came too early gets another chance.
      if (!isAtWork && !hasFound) start();
    },
    onMoved: start,
    onHung() {
      const wasScript = isOn && isUnproven;
      if (wasScript) stop();
      return wasScript;
    },
    stop,
  };
}

const record = z.record(z.string(), z.unknown());

/** The strings of what a script gave. All else is junk of a page that has no value yet. */
export function scriptValues(found: unknown): Record<string, string> {
  const read = record.safeParse(found);
  if (!read.success) return {};
  const strings = Object.entries(read.data).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  return Object.fromEntries(strings);
}
