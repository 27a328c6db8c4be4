import { z } from 'zod';
import type { Clock } from '../../../platform/clock';
import type { WebviewEvent } from '../types';
import { readStorage } from './injected-scripts';

/** As often as scripts are looked at: what is found late is handed over late. */
const READ_MS = 100;
/** A frame that does not answer, because it hangs or is gone, is asked again after this long. */
const GIVE_UP_MS = 5_000;

/** A frame of the login's pages. */
export interface Frame {
  /** Tells one frame's process and document host from the next. */
  id: string;
  run: (code: string) => Promise<unknown>;
}

export interface LocalStorageReader {
  /** Something happened in a page: looks at once. */
  read(): void;
  stop(): void;
}

type StorageSighting = Extract<WebviewEvent, { kind: 'storage' }>;

interface Options {
  clock: Clock;
  /** Keys to read; with none there is nothing to watch. */
  keys: readonly string[];
  frames: () => readonly Frame[];
  tell: (sighting: StorageSighting) => void;
}

const answer = z.object({
  origin: z.string(),
  entries: z.record(z.string(), z.string().nullable()),
});

/** Reads the wanted keys in every frame, on a timer and when asked, and tells what is new. */
export function createLocalStorageReader({
  clock,
  keys,
  frames,
  tell,
}: Options): LocalStorageReader {
  const code = readStorage(keys);
  const told = new Map<string, string>();
  const asked = new Map<string, number>();
  let cancel = () => undefined as void;
  let isStopped = keys.length === 0;

  const accept = (said: unknown) => {
    const read = answer.safeParse(said);
    if (isStopped || !read.success) return;
    const { origin, entries } = read.data;
    const seen = JSON.stringify(entries);
    // Blank and sandboxed frames share the storage of nobody.
    if (origin === 'null' || told.get(origin) === seen) return;
    told.set(origin, seen);
    tell({ kind: 'storage', origin, entries });
  };

  const readFrame = ({ id, run }: Frame) => {
    const now = clock.now();
    if (now - (asked.get(id) ?? -Infinity) < GIVE_UP_MS) return;
    asked.set(id, now);
    const done = () => asked.delete(id);
    void run(code).then(accept).then(done, done);
  };

  const read = () => {
    if (!isStopped) frames().forEach(readFrame);
  };
  const readAgain = () => {
    cancel = clock.setTimeout(readAgain, READ_MS);
    read();
  };
  if (!isStopped) readAgain();

  return {
    read,
    stop() {
      isStopped = true;
      cancel();
    },
  };
}
