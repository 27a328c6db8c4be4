import { MAX_VALUE, type StepMessage } from '../../shared/browser-extension/messages';
import type { Browser } from '../browser/api';
import {
  publishedArguments,
  publishedOf,
  readPublished,
  resultOf,
  type ScriptValues,
} from './script-result';

/** Runs a step's script in the page of one tab, and keeps what it gives. */
export interface StepScript {
  /** The page may be another. Runs the script if it is not at it; resolves once it is started. */
  run(): void;
  /** There is a new document, so that what ran before is gone. */
  onDocument(): void;
  /** Reads what the script has published meanwhile. */
  read(): Promise<void>;
  /** Null while it has said nothing. */
  values(): ScriptValues | null;
  /** Whether it has run to its end in this document, or has said all, or may not run. */
  isDone(): boolean;
  /** Whether this browser does not let the extension run it now. */
  isForbidden(): boolean;
  /** Forgets what it gave. One that never ends would keep that: the browser waits for its result. */
  stop(): void;
}

interface Options {
  browser: Browser;
  step: StepMessage;
  tabID: number;
  onChange: () => void;
}

/** Null for a step without a script. */
export function createStepScript({ browser, step, tabID, onChange }: Options): StepScript | null {
  const wanted = step.wanted.find((each) => each.kind === 'script');
  if (wanted === undefined) return null;
  const { names, code } = wanted;
  /** Of all documents: a script may publish in parts, and give `{}` in between. */
  const found = new Map<string, string>();
  const tooLarge = new Set<string>();
  let document = 0;
  let running: number | null = null;
  let ended: number | null = null;
  let isStopped = false;
  let isForbidden = browser.userScripts?.execute === undefined;

  const accept = (values: ScriptValues) => {
    if (isStopped) return;
    const isNew =
      values.found.some(([name, value]) => found.get(name) !== value) ||
      values.tooLarge.some((name) => !tooLarge.has(name));
    for (const [name, value] of values.found) found.set(name, value);
    for (const name of values.tooLarge) tooLarge.add(name);
    if (isNew) onChange();
  };

  const execute = async () => {
    const answers = await browser.userScripts?.execute?.({
      target: { tabId: tabID },
      world: 'MAIN',
      js: [{ code }],
      injectImmediately: true,
    });
    const values = resultOf(answers ?? [], names, MAX_VALUE);
    if (values !== null) accept(values);
  };

  return {
    run() {
      isForbidden = browser.userScripts?.execute === undefined;
      if (isForbidden || running === document) return;
      const mine = document;
      running = mine;
      const done = () => {
        if (running === mine) running = null;
        ended = mine;
      };
      // It may fail, or never end: nothing waits for it.
      void execute().then(done, done);
    },
    onDocument() {
      document += 1;
    },
    async read() {
      const answers = await browser.scripting.executeScript({
        target: { tabId: tabID, allFrames: false },
        world: 'MAIN',
        func: readPublished,
        args: publishedArguments(names, MAX_VALUE),
      });
      accept(publishedOf(answers, names, MAX_VALUE));
    },
    values: () =>
      found.size + tooLarge.size === 0 ? null : { found: [...found], tooLarge: [...tooLarge] },
    isDone: () => isForbidden || ended === document || names.every((each) => found.has(each)),
    isForbidden: () => isForbidden,
    stop() {
      isStopped = true;
      found.clear();
      tooLarge.clear();
    },
  };
}
