import type { Clock } from '../../../platform/clock';
import type { BrowserTask, SeenCookie, Sighting } from '../types';
import { createHeartbeat } from './hang-detector';
import { createJarReader } from './cookie-reader';
import { ARE_YOU_THERE } from './injected-scripts';
import { createScriptRunner } from './script-runner';
import { createStorageWatch, type Frame } from './local-storage-reader';

/** The page as the senses reach it. It may hang, crash, and be another one later. */
export interface Sensed {
  /** Whether there is a process that could answer. */
  isAlive(): boolean;
  /** Runs code in the main frame's main world; may never settle. */
  run(code: string): Promise<unknown>;
  frames(): readonly Frame[];
}

/** Everything that is looked for in a login's pages, apart from what tells itself. */
export interface Senses {
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
  task: BrowserTask;
  clock: Clock;
  page: Sensed;
  readJar: () => Promise<readonly SeenCookie[]>;
  see: (sighting: Sighting) => void;
  onHung: () => void;
  onBack: () => void;
  log: (line: string) => void;
}

/** Watches jar, local storage, the step's script, and whether the page still answers. */
export function createSenses(options: Options): Senses {
  const { task, clock, page, see, onHung, onBack, log } = options;
  const jar = createJarReader({
    read: options.readJar,
    tell: (cookies) => see({ kind: 'cookies', cookies }),
    onFail: () => log('the cookies of the sign-in page could not be read'),
  });
  const storage = createStorageWatch({
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
  const heartbeat = createHeartbeat({
    clock,
    ask: () => (page.isAlive() ? page.run(ARE_YOU_THERE) : Promise.resolve()),
    onHung() {
      if (script.onHung()) log('the script of the step stopped the page and is not run again');
      onHung();
    },
    onBack,
  });

  return {
    cookies: jar.look,
    moved(how) {
      void jar.look();
      storage.look();
      if (how === 'document') heartbeat.reset();
      else script.onMoved();
    },
    readable() {
      script.onDocument();
      storage.look();
    },
    loaded() {
      script.onLoaded();
      storage.look();
    },
    stop() {
      for (const sense of [jar, storage, script, heartbeat]) sense.stop();
    },
  };
}
