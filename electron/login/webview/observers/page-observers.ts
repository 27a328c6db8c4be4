import type { Clock } from '../../../platform/clock';
import type { WebviewTask, WebviewCookie, WebviewEvent } from '../types';
import { createHangDetector } from './hang-detector';
import { createCookieReader } from './cookie-reader';
import { PING } from './injected-scripts';
import { createScriptRunner } from './script-runner';
import { createLocalStorageReader, type Frame } from './local-storage-reader';

/** The page as the senses reach it. It may hang, crash, and be another one later. */
export interface ObservedPage {
  /** Whether there is a process that could answer. */
  isAlive(): boolean;
  /** Runs code in the main frame's main world; may never settle. */
  run(code: string): Promise<unknown>;
  frames(): readonly Frame[];
}

/** Everything that is looked for in a login's pages, apart from what tells itself. */
export interface PageObservers {
  /** The jar may have changed. Resolves once it was read anew and told. */
  cookies(): Promise<void>;
  /** The main frame is somewhere else. */
  moved(how: 'document' | 'in-page'): void;
  /** The document can be read. */
  readable(): void;
  /** The document has loaded all it needs. */
  loaded(): void;
  stop(): void;
}

interface Options {
  task: WebviewTask;
  clock: Clock;
  page: ObservedPage;
  readJar: () => Promise<readonly WebviewCookie[]>;
  see: (sighting: WebviewEvent) => void;
  onHung: () => void;
  onBack: () => void;
  log: (line: string) => void;
}

/** Watches jar, local storage, the step's script, and whether the page still answers. */
export function createPageObservers(options: Options): PageObservers {
  const { task, clock, page, see, onHung, onBack, log } = options;
  const jar = createCookieReader({
    read: options.readJar,
    tell: (cookies) => see({ kind: 'cookies', cookies }),
    onFail: () => log('the cookies of the sign-in page could not be read'),
  });
  const storage = createLocalStorageReader({
    clock,
    keys: task.storageKeys,
    frames: page.frames,
    tell: see,
  });
  const script = createScriptRunner({
    clock,
    source: task.extractJS,
    run: page.run,
    tell: (values) => see({ kind: 'script', values }),
  });
  const heartbeat = createHangDetector({
    clock,
    ask: () => (page.isAlive() ? page.run(PING) : Promise.resolve()),
    onHung() {
      if (script.onHung()) log('the script of the step stopped the page and is not run again');
      onHung();
    },
    onBack,
  });

  return {
    cookies: jar.refresh,
    moved(how) {
      void jar.refresh();
      storage.read();
      if (how === 'document') heartbeat.reset();
      else script.onMoved();
    },
    readable() {
      script.onDocument();
      storage.read();
    },
    loaded() {
      script.onLoaded();
      storage.read();
    },
    stop() {
      for (const sense of [jar, storage, script, heartbeat]) sense.stop();
    },
  };
}
