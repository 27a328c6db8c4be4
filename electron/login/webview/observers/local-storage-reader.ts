import type { Clock } from '../../../platform/clock';
import type { WebviewEvent } from '../types';
import { pickedStorageSchema, readStorage, sizeOf } from './injected-scripts';

/** A value that is found late is sent late; a page tells nobody that it keeps one. */
const READ_MS = 30;
/** A frame that does not answer, because it hangs or is gone, is asked again after this long. */
const RETRY_FRAME_MS = 5_000;
/** A frame with large values is read less often: one with 1 MB once a second. */
const UNITS_PER_REST_MS = 1_000;

/** A frame of the login's pages. */
export interface Frame {
  /** Of the frame's process and document host. */
  id: string;
  run: (code: string) => Promise<unknown>;
}

export interface LocalStorageReader {
  /** Something happened in a page: reads at once. */
  read(): void;
  stop(): void;
}

type StorageEvent = Extract<WebviewEvent, { kind: 'storage' }>;

interface Options {
  clock: Clock;
  /** Keys to read; with none the reader does nothing. */
  keys: readonly string[];
  frames: () => readonly Frame[];
  emit: (event: StorageEvent) => void;
}

/** Reads the wanted keys in every frame, on a timer and when asked, and emits what is new. */
export function createLocalStorageReader({
  clock,
  keys,
  frames,
  emit,
}: Options): LocalStorageReader {
  const code = readStorage(keys);
  /** By origin, as JSON. */
  const emitted = new Map<string, string>();
  /** By frame ID, when the question still open was asked; ms since the epoch. */
  const asked = new Map<string, number>();
  /** By frame ID, from when on it may be read again; ms since the epoch. */
  const restsUntil = new Map<string, number>();
  let cancel = () => undefined as void;
  let isStopped = keys.length === 0;

  const accept = (answer: unknown, frameID: string) => {
    const parsed = pickedStorageSchema.safeParse(answer);
    if (isStopped || !parsed.success) return;
    const { origin, found, tooLarge } = parsed.data;
    const restMs = Math.round(sizeOf(parsed.data) / UNITS_PER_REST_MS);
    if (restMs > READ_MS) restsUntil.set(frameID, clock.now() + restMs);
    else restsUntil.delete(frameID);
    const json = JSON.stringify([found, tooLarge]);
    // Blank and sandboxed frames have no storage of their own.
    if (origin === 'null' || emitted.get(origin) === json) return;
    emitted.set(origin, json);
    // A key that is not among them leaves what was there before.
    const entries = Object.fromEntries([...found, ...tooLarge.map((key) => [key, null] as const)]);
    emit({ kind: 'storage', origin, entries, tooLarge });
  };

  const readFrame = ({ id, run }: Frame) => {
    const now = clock.now();
    if (now - (asked.get(id) ?? -Infinity) < RETRY_FRAME_MS) return;
    if (now < (restsUntil.get(id) ?? 0)) return;
    asked.set(id, now);
    const done = () => asked.delete(id);
    void run(code)
      .then((answer) => accept(answer, id))
      .then(done, done);
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
